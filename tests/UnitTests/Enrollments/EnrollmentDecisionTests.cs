using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;

namespace Membership.UnitTests.Enrollments;

/// <summary>Who may decide, with what reason, on whom.</summary>
public sealed class EnrollmentDecisionTests
{
    private static readonly Dictionary<string, (EnrollmentStatus In, Action<Enrollment, Member, Decision> Act)> Decisions = new()
    {
        ["Approve"] = (EnrollmentStatus.Requested, (e, m, d) => e.Approve(m, d)),
        ["Decline"] = (EnrollmentStatus.Requested, (e, _, d) => e.Decline(d)),
        ["Suspend"] = (EnrollmentStatus.Active, (e, _, d) => e.Suspend(d)),
        ["Reinstate"] = (EnrollmentStatus.Suspended, (e, m, d) => e.Reinstate(m, d)),
        ["Remove"] = (EnrollmentStatus.Active, (e, _, d) => e.Remove(d)),
    };

    [Theory]
    [InlineData("Approve")]
    [InlineData("Decline")]
    [InlineData("Suspend")]
    [InlineData("Reinstate")]
    [InlineData("Remove")]
    public void Nobody_decides_on_their_own_enrollment(string decision)
    {
        var (state, act) = Decisions[decision];
        var member = Given.Member();

        Refused.With(EnrollmentErrors.OwnRequest, Given.Enrollment(state, member), e => act(e, member, Given.Decision(by: member.Id)));
    }

    [Theory]
    [InlineData("Decline", null)]
    [InlineData("Decline", "")]
    [InlineData("Suspend", "  ")]
    [InlineData("Suspend", null)]
    [InlineData("Remove", null)]
    [InlineData("Remove", "\n")]
    public void A_no_a_suspension_and_a_removal_need_a_reason(string decision, string? reason)
    {
        var (state, act) = Decisions[decision];
        var member = Given.Member();

        Refused.With(EnrollmentErrors.ReasonRequired, Given.Enrollment(state, member), e => act(e, member, Given.Decision(reason)));
    }

    [Theory]
    [InlineData("Approve")]
    [InlineData("Reinstate")]
    public void A_yes_needs_no_reason(string decision)
    {
        var (state, act) = Decisions[decision];
        var member = Given.Member();
        var enrollment = Given.Enrollment(state, member);

        act(enrollment, member, Given.Decision(null));

        Assert.Equal((EnrollmentStatus.Active, null), (enrollment.Status, enrollment.Reason));
    }

    [Theory]
    [InlineData("Approve", MemberStatus.Suspended)]
    [InlineData("Approve", MemberStatus.Lapsed)]
    [InlineData("Approve", MemberStatus.Resigned)]
    [InlineData("Approve", MemberStatus.Terminated)]
    [InlineData("Approve", MemberStatus.Erased)]
    [InlineData("Reinstate", MemberStatus.Suspended)]
    [InlineData("Reinstate", MemberStatus.Terminated)]
    public void Rule_1_nobody_becomes_active_without_good_standing(string decision, MemberStatus status)
    {
        var (state, act) = Decisions[decision];
        var enrollment = Given.Enrollment(state);

        Refused.With(MemberErrors.NotInGoodStanding, enrollment, e => act(e, Given.Member(status), Given.Decision()));
    }

    [Fact]
    public void Rule_1_a_member_who_is_asked_to_reaffirm_can_be_approved()
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Requested);

        enrollment.Approve(Given.Member(MemberStatus.ReaffirmationDue), Given.Decision());

        Assert.Equal(EnrollmentStatus.Active, enrollment.Status);
    }

    [Fact]
    public void The_reason_of_a_decision_is_kept()
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Requested);

        enrollment.Decline(Given.Decision("We could not reach you."));

        Assert.Equal("We could not reach you.", enrollment.Reason);
    }

    [Fact]
    public void A_state_that_forbids_a_decision_is_told_before_anything_else()
    {
        var member = Given.Member(MemberStatus.Suspended);

        Refused.With(EnrollmentErrors.StateForbids, Given.Enrollment(EnrollmentStatus.Left), e => e.Reinstate(member, Given.Decision(null, e.MemberId)));
    }

    [Fact]
    public void The_history_tells_who_decided_when_and_why()
    {
        var member = Given.Member();
        var enrollment = Given.Enrollment(EnrollmentStatus.Requested, member);
        enrollment.Approve(member, Given.Decision(null, at: Given.Now.AddDays(6)));
        enrollment.Suspend(Given.Decision("spam", at: Given.Now.AddDays(7)));
        enrollment.Leave(new Decision(member.Id, Given.Now.AddDays(8)));

        Assert.Equal(
            [
                (1, null, "requested", null, (Guid?)member.Id, Given.Now.AddDays(1)),
                (2, "requested", "active", null, Given.Officer, Given.Now.AddDays(6)),
                (3, "active", "suspended", "spam", Given.Officer, Given.Now.AddDays(7)),
                (4, "suspended", "left", null, member.Id, Given.Now.AddDays(8)),
            ],
            enrollment.History.Select(h => (h.Ordinal, h.From, h.To, h.Reason, h.ActorId, h.At)));
        Assert.All(enrollment.History, h => Assert.Equal(enrollment.Id, h.EnrollmentId));
        Assert.Equal(4, enrollment.HistoryLength);
    }
}
