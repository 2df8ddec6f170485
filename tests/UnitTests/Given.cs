using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.UnitTests;

/// <summary>The people, groups and times that tests begin with; made by the domain's own methods wherever it has one.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);

    public static readonly Guid Officer = Guid.Parse("019ce000-0000-7000-8000-000000000001");

    public static readonly ConsentContext OnTheWeb = new("2026-01", "web", Now);

    /// <summary>Somebody else's decision, with a reason.</summary>
    public static Decision Decision(string? reason = "because", Guid? by = null, DateTimeOffset? at = null) =>
        new(by ?? Officer, at ?? Now.AddDays(2), reason);

    public static Profile Profile(string given = "Wanjikũ", string? family = "Mwangi", string? city = "Nairobi", string country = "KE") =>
        new(new PersonName(given, family), country, city, "en");

    public static JoinSubmission Submission(
        Profile? profile = null, string email = "Wanjiku@Example.com", ConsentPurposes consents = ConsentPurposes.Storage, ConsentContext? context = null) =>
        new(profile ?? Profile(), EmailAddress.Parse(email), consents, context ?? OnTheWeb, "hash of a password");

    public static Member Member(MemberStatus status = MemberStatus.Active, string? city = "Nairobi", ConsentPurposes consents = ConsentPurposes.Storage)
    {
        var member = Domain.Members.Member.Join(Submission(Profile(city: city), consents: consents), Now.AddDays(1));
        switch (status)
        {
            case MemberStatus.Active: break;
            case MemberStatus.Suspended: member.Suspend(Decision()); break;
            case MemberStatus.Resigned: member.Resign(Decision()); break;
            case MemberStatus.Terminated: member.Terminate(Decision()); break;
            // No use case leads there yet; the database could hold it.
            default: typeof(Member).GetProperty(nameof(Domain.Members.Member.Status))!.SetValue(member, status); break;
        }
        return member;
    }

    /// <summary>A change of address to which both ends have said yes.</summary>
    public static EmailChange EmailChange(Member member, string newEmail = "Wanjiku@Example.net")
    {
        var change = new EmailChange(member.Id, EmailAddress.Parse(newEmail), Now.AddDays(2));
        change.Confirm(EmailChangeEnd.New, Now.AddDays(2));
        change.Confirm(EmailChangeEnd.Present, Now.AddDays(2));
        return change;
    }

    public static Group Group(GroupKind kind = GroupKind.Chapter, GroupStatus? status = null, bool approvalRequired = true) =>
        new(kind, "kenya", "Kenya Chapter", status ?? (kind is GroupKind.Chapter ? GroupStatus.Chartered : GroupStatus.Active), Now)
        {
            ApprovalRequired = approvalRequired,
        };

    public static Enrollment Enrollment(EnrollmentStatus status, Member? member = null)
    {
        member ??= Member();
        var enrollment = Domain.Enrollments.Enrollment.Request(member, Group(), "Please let me in.", Now.AddDays(1));
        if (status is EnrollmentStatus.Active or EnrollmentStatus.Suspended or EnrollmentStatus.Left or EnrollmentStatus.Removed)
            enrollment.Approve(member, Decision(null));
        switch (status)
        {
            case EnrollmentStatus.Suspended: enrollment.Suspend(Decision()); break;
            case EnrollmentStatus.Declined: enrollment.Decline(Decision()); break;
            case EnrollmentStatus.Withdrawn: enrollment.Withdraw(Decision(null, member.Id)); break;
            case EnrollmentStatus.Left: enrollment.Leave(Decision(null, member.Id)); break;
            case EnrollmentStatus.Removed: enrollment.Remove(Decision()); break;
            case EnrollmentStatus.EndedByGlobal: enrollment.EndByGlobal(Decision("membershipTerminated")); break;
        }
        return enrollment;
    }
}
