using Membership.Domain.Enrollments;
using Membership.Domain.Members;

namespace Membership.UnitTests.Enrollments;

/// <summary>Suspending a membership suspends its enrollments; reinstating it restores what was active before.</summary>
public sealed class EnrollmentSuspensionTests
{
    private static Enrollment SuspendedWithMembership(Member member)
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Active, member);
        enrollment.SuspendWithMembership(Given.Decision());
        return enrollment;
    }

    [Fact]
    public void What_is_active_waits_with_the_membership_and_comes_back_with_it()
    {
        var enrollment = SuspendedWithMembership(Given.Member());
        Assert.Equal((EnrollmentStatus.Suspended, true, true), (enrollment.Status, enrollment.SuspendedWithMembership, enrollment.IsLive));

        enrollment.ReinstateWithMembership(Given.Decision());

        Assert.Equal((EnrollmentStatus.Active, false), (enrollment.Status, enrollment.SuspendedWithMembership));
    }

    [Fact]
    public void What_the_group_had_suspended_stays_suspended()
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Suspended);

        enrollment.SuspendWithMembership(Given.Decision());
        enrollment.ReinstateWithMembership(Given.Decision());

        Assert.Equal((EnrollmentStatus.Suspended, false), (enrollment.Status, enrollment.SuspendedWithMembership));
    }

    [Fact]
    public void A_request_waits_on_through_a_suspension()
    {
        var enrollment = Given.Enrollment(EnrollmentStatus.Requested);

        enrollment.SuspendWithMembership(Given.Decision());
        enrollment.ReinstateWithMembership(Given.Decision());

        Assert.Equal(EnrollmentStatus.Requested, enrollment.Status);
    }

    [Fact]
    public void Reinstating_the_membership_twice_changes_nothing_the_second_time()
    {
        var enrollment = SuspendedWithMembership(Given.Member());
        enrollment.ReinstateWithMembership(Given.Decision());
        var version = enrollment.Version;

        enrollment.ReinstateWithMembership(Given.Decision());

        Assert.Equal(version, enrollment.Version);
    }

    [Fact]
    public void An_officer_cannot_lift_what_the_membership_suspended()
    {
        var member = Given.Member();

        Refused.With(EnrollmentErrors.SuspendedWithMembership, SuspendedWithMembership(member), e => e.Reinstate(member, Given.Decision()));
    }

    [Fact]
    public void A_member_may_leave_while_the_membership_is_suspended()
    {
        var member = Given.Member();
        var enrollment = SuspendedWithMembership(member);

        enrollment.Leave(Given.Decision(null, member.Id));
        enrollment.ReinstateWithMembership(Given.Decision());

        Assert.Equal((EnrollmentStatus.Left, false), (enrollment.Status, enrollment.SuspendedWithMembership));
    }

    [Fact]
    public void Rule_1_the_end_of_the_membership_ends_what_was_suspended_with_it()
    {
        var enrollment = SuspendedWithMembership(Given.Member());

        enrollment.EndByGlobal(Given.Decision("membershipTerminated"));

        Assert.Equal((EnrollmentStatus.EndedByGlobal, false, "membershipTerminated"), (enrollment.Status, enrollment.IsLive, enrollment.Reason));
    }
}
