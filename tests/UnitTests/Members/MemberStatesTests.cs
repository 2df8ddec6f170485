using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>What each act does in each state of a membership.</summary>
public sealed class MemberStatesTests
{
    private const string Table = """
                      PendingEmail Active     ReaffirmationDue Lapsed   Suspended  Resigned Terminated Erased   Closed
        Suspend       <forbids>    Suspended  Suspended        <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        Reinstate     <forbids>    <forbids>  <forbids>        <forbids> Active    <forbids> <forbids> <forbids> <forbids>
        Resign        <forbids>    Resigned   Resigned         <forbids> Resigned  <forbids> <forbids> <forbids> <forbids>
        Terminate     <forbids>    Terminated Terminated       <forbids> Terminated <forbids> <forbids> <forbids> <forbids>
        Return        <taken>      <taken>    <taken>          Active    <taken>   Active    <taken>   <taken>   <taken>
        ChangeProfile <forbids>    Active     ReaffirmationDue <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        ChangeEmail   <forbids>    Active     ReaffirmationDue <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        Choose        <forbids>    Active     ReaffirmationDue <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        """;

    private static readonly Dictionary<string, Action<Member>> Acts = new()
    {
        ["Suspend"] = m => m.Suspend(Given.Decision()),
        ["Reinstate"] = m => m.Reinstate(Given.Decision()),
        ["Resign"] = m => m.Resign(Given.Decision()),
        ["Terminate"] = m => m.Terminate(Given.Decision()),
        ["Return"] = m => m.Return(Given.Submission(), Given.Now.AddYears(1)),
        ["ChangeProfile"] = m => m.ChangeProfile(Given.Profile("Wanja")),
        ["ChangeEmail"] = m => m.ChangeEmail(Given.EmailChange(m)),
        ["Choose"] = m => m.Choose(ConsentPurposes.Email, granted: true, Given.OnTheWeb),
    };

    private static readonly Dictionary<string, DomainError> Refusals = new()
    {
        ["<forbids>"] = MemberErrors.StateForbids,
        ["<taken>"] = JoinErrors.AddressTaken,
    };

    public static TheoryData<string, MemberStatus, string> Cells => StateTable.Cells<MemberStatus>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(string act, MemberStatus present, string cell)
    {
        var member = Given.Member(present);

        if (Refusals.TryGetValue(cell, out var refusal))
        {
            Refused.With(refusal, member, Acts[act]);
            return;
        }
        var version = member.Version;
        Acts[act](member);

        Assert.Equal(Enum.Parse<MemberStatus>(cell), member.Status);
        Assert.True(member.Version > version);
    }

    [Fact]
    public void Every_act_of_a_member_stands_in_the_table()
    {
        var acts = typeof(Member).GetMethods().Where(m => m.DeclaringType == typeof(Member) && !m.IsSpecialName && !m.IsStatic).Select(m => m.Name);

        Assert.Equal(acts.Order(StringComparer.Ordinal), Acts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(MemberStatus.PendingEmail, false)]
    [InlineData(MemberStatus.Active, true)]
    [InlineData(MemberStatus.ReaffirmationDue, true)]
    [InlineData(MemberStatus.Lapsed, false)]
    [InlineData(MemberStatus.Suspended, false)]
    [InlineData(MemberStatus.Resigned, false)]
    [InlineData(MemberStatus.Terminated, false)]
    [InlineData(MemberStatus.Erased, false)]
    [InlineData(MemberStatus.Closed, false)]
    public void Good_standing_means_active_or_asked_to_reaffirm(MemberStatus status, bool expected) =>
        Assert.Equal(expected, Given.Member(status).InGoodStanding);

    [Theory]
    [InlineData("Suspend", MemberStatus.Active, null)]
    [InlineData("Suspend", MemberStatus.Active, "")]
    [InlineData("Suspend", MemberStatus.Active, " \n ")]
    [InlineData("Reinstate", MemberStatus.Suspended, null)]
    [InlineData("Reinstate", MemberStatus.Suspended, " ")]
    [InlineData("Terminate", MemberStatus.Active, null)]
    [InlineData("Terminate", MemberStatus.Suspended, "")]
    public void Staff_must_say_why(string act, MemberStatus present, string? reason) =>
        Refused.With(MemberErrors.ReasonRequired, Given.Member(present), member =>
        {
            var decision = new Decision(Given.Officer, Given.Now, reason);
            if (act == "Suspend") member.Suspend(decision);
            else if (act == "Reinstate") member.Reinstate(decision);
            else member.Terminate(decision);
        });

    [Fact]
    public void Nobody_needs_a_reason_to_resign()
    {
        var member = Given.Member();

        member.Resign(new Decision(member.Id, Given.Now));

        Assert.Equal(MemberStatus.Resigned, member.Status);
    }

    [Fact]
    public void A_state_that_forbids_an_act_is_told_before_a_missing_reason() =>
        Refused.With(MemberErrors.StateForbids, Given.Member(MemberStatus.Resigned), m => m.Suspend(new Decision(Given.Officer, Given.Now)));
}
