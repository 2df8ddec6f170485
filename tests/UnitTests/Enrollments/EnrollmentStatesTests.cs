using Membership.Domain.Enrollments;
using Membership.Domain.Members;

namespace Membership.UnitTests.Enrollments;

/// <summary>What each act does in each state of an enrollment.</summary>
public sealed class EnrollmentStatesTests
{
    private const string Table = """
                                Requested     Active        Suspended     Declined  Withdrawn Left      Removed   EndedByGlobal
        Approve                 Active        <forbids>     <forbids>     <forbids> <forbids> <forbids> <forbids> <forbids>
        Decline                 Declined      <forbids>     <forbids>     <forbids> <forbids> <forbids> <forbids> <forbids>
        Withdraw                Withdrawn     <forbids>     <forbids>     <forbids> <forbids> <forbids> <forbids> <forbids>
        Suspend                 <forbids>     Suspended     <forbids>     <forbids> <forbids> <forbids> <forbids> <forbids>
        Reinstate               <forbids>     <forbids>     Active        <forbids> <forbids> <forbids> <forbids> <forbids>
        Remove                  <forbids>     Removed       Removed       <forbids> <forbids> <forbids> <forbids> <forbids>
        Leave                   <forbids>     Left          Left          <forbids> <forbids> <forbids> <forbids> <forbids>
        EndByGlobal             EndedByGlobal EndedByGlobal EndedByGlobal <forbids> <forbids> <forbids> <forbids> <forbids>
        SuspendWithMembership   (stays)       Suspended     (stays)       (stays)   (stays)   (stays)   (stays)   (stays)
        ReinstateWithMembership (stays)       (stays)       (stays)       (stays)   (stays)   (stays)   (stays)   (stays)
        """;

    private static readonly Member Member = Given.Member();

    private static readonly Dictionary<string, Action<Enrollment>> Acts = new()
    {
        ["Approve"] = e => e.Approve(Member, Given.Decision()),
        ["Decline"] = e => e.Decline(Given.Decision()),
        ["Withdraw"] = e => e.Withdraw(Given.Decision(null, e.MemberId)),
        ["Suspend"] = e => e.Suspend(Given.Decision()),
        ["Reinstate"] = e => e.Reinstate(Member, Given.Decision()),
        ["Remove"] = e => e.Remove(Given.Decision()),
        ["Leave"] = e => e.Leave(Given.Decision(null, e.MemberId)),
        ["EndByGlobal"] = e => e.EndByGlobal(Given.Decision()),
        ["SuspendWithMembership"] = e => e.SuspendWithMembership(Given.Decision()),
        ["ReinstateWithMembership"] = e => e.ReinstateWithMembership(Given.Decision()),
    };

    public static TheoryData<string, EnrollmentStatus, string> Cells => StateTable.Cells<EnrollmentStatus>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(string act, EnrollmentStatus present, string cell)
    {
        var enrollment = Given.Enrollment(present, Member);
        var (version, lines) = (enrollment.Version, enrollment.History.Count);

        if (cell == "<forbids>")
        {
            Refused.With(EnrollmentErrors.StateForbids, enrollment, Acts[act]);
            return;
        }
        Acts[act](enrollment);

        if (cell == "(stays)")
        {
            Assert.Equal((present, version, lines), (enrollment.Status, enrollment.Version, enrollment.History.Count));
            return;
        }
        var next = Enum.Parse<EnrollmentStatus>(cell);
        Assert.Equal((next, version + 1, lines + 1), (enrollment.Status, enrollment.Version, enrollment.History.Count));
        Assert.Equal(next is EnrollmentStatus.Requested or EnrollmentStatus.Active or EnrollmentStatus.Suspended, enrollment.IsLive);
    }

    [Fact]
    public void Every_act_of_an_enrollment_stands_in_the_table()
    {
        var acts = typeof(Enrollment).GetMethods()
            .Where(m => m.DeclaringType == typeof(Enrollment) && !m.IsSpecialName && !m.IsStatic && m.Name != nameof(Enrollment.Follow)).Select(m => m.Name);

        Assert.Equal(acts.Order(StringComparer.Ordinal), Acts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(EnrollmentStatus.Declined)]
    [InlineData(EnrollmentStatus.Withdrawn)]
    [InlineData(EnrollmentStatus.Left)]
    [InlineData(EnrollmentStatus.Removed)]
    [InlineData(EnrollmentStatus.EndedByGlobal)]
    public void An_end_notes_its_time(EnrollmentStatus end) =>
        Assert.Equal(Given.Decision().At, Given.Enrollment(end).EndedAt);

    [Fact]
    public void Joining_is_noted_once()
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Active, Member);
        var joined = enrollment.JoinedAt;

        enrollment.Suspend(Given.Decision());
        enrollment.Reinstate(Member, Given.Decision(at: Given.Now.AddYears(1)));

        Assert.NotNull(joined);
        Assert.Equal(joined, enrollment.JoinedAt);
    }
}
