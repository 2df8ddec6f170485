using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Representatives;

namespace Membership.UnitTests.Representatives;

/// <summary>What each act does in each state of an appointment.</summary>
public sealed class RepresentativeStatesTests
{
    private const string Table = """
                Invited   Active Declined Withdrawn Ended
        Accept  Active    <over> <over>   <over>    <over>
        Decline Declined  <over> <over>   <over>    <over>
        End     Withdrawn Ended  <over>   <over>    <over>
        """;

    private static readonly Member Member = Given.Member();
    private static readonly DateTimeOffset Later = Given.Now.AddDays(3);

    private static readonly Dictionary<string, Action<Representative>> Acts = new()
    {
        ["Accept"] = r => r.Accept(Member, Later), ["Decline"] = r => r.Decline(Member, Later), ["End"] = r => r.End(Given.Decision()),
    };

    public static TheoryData<string, RepresentativeStatus, string> Cells => StateTable.Cells<RepresentativeStatus>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(string act, RepresentativeStatus present, string cell)
    {
        var representative = In(present);
        if (cell == "<over>")
        {
            Refused.With(RepresentativeErrors.Over, representative, Acts[act]);
            return;
        }
        Acts[act](representative);

        Assert.Equal((cell, representative.Status is RepresentativeStatus.Active, false), ($"{representative.Status}", representative.IsCurrent, representative.IsInvited));
        // What it was sent to is nobody's business once it is answered.
        Assert.Equal((null, null, null), (representative.Email, representative.EmailKey, representative.InvitedUntil));
    }

    [Fact]
    public void An_invitation_is_for_the_member_with_the_address_and_for_a_time()
    {
        var invitation = In(RepresentativeStatus.Invited);
        var stranger = Domain.Members.Member.Join(Given.Submission(email: "somebody@example.org"), Given.Now);

        Refused.With(CommonErrors.NotFound, invitation, r => r.Accept(stranger, Later));
        Refused.With(CommonErrors.NotFound, invitation, r => r.Decline(stranger, Later));
        Assert.False(invitation.IsExpired(Given.Now.AddDays(30)));
        Assert.True(invitation.IsExpired(Given.Now.AddDays(31)));
        Refused.With(RepresentativeErrors.Over, invitation, r => r.Accept(Member, Given.Now.AddDays(31)));
    }

    [Theory]
    [InlineData(MemberStatus.Suspended)]
    [InlineData(MemberStatus.Resigned)]
    [InlineData(MemberStatus.Lapsed)]
    public void Nobody_represents_anything_without_a_membership_in_good_standing(MemberStatus status)
    {
        Refused.With(MemberErrors.NotInGoodStanding, In(RepresentativeStatus.Invited), r => r.Accept(Given.Member(status), Later));
        Refused.With(MemberErrors.NotInGoodStanding, () => Representative.Appoint(Guid.NewGuid(), RepresentativeRole.Billing, Given.Member(status), null, Later));
    }

    [Fact]
    public void An_appointment_remembers_who_made_and_who_ended_it()
    {
        var representative = Representative.Appoint(Guid.NewGuid(), RepresentativeRole.Principal, Member, Given.Officer, Given.Now);
        representative.End(new Decision(Member.Id, Later, "left"));

        Assert.Equal((Given.Officer, Given.Now, Given.Now, Later, Member.Id, "left"),
            (representative.AppointedBy, representative.AppointedAt, representative.From, representative.Until, representative.EndedBy, representative.Reason));
    }

    private static Representative In(RepresentativeStatus status)
    {
        var representative = Representative.Invite(Guid.NewGuid(), RepresentativeRole.Alternate, EmailAddress.Parse(Member.Email.ToUpperInvariant()), replaces: false, Given.Officer, Given.Now, TimeSpan.FromDays(30));
        if (status is RepresentativeStatus.Active or RepresentativeStatus.Ended) representative.Accept(Member, Given.Now.AddDays(1));
        if (status is RepresentativeStatus.Declined) representative.Decline(Member, Given.Now.AddDays(1));
        if (status is RepresentativeStatus.Ended or RepresentativeStatus.Withdrawn) representative.End(Given.Decision());
        return representative;
    }
}
