using Membership.Application.Affiliations;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Identity;
using Membership.Application.Representatives;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>
/// Rule 1: what happens to a member's enrollments and sessions when the global membership ends, is suspended or is reinstated,
/// in the same transaction; every group's leaders are told (rule 16).
/// </summary>
public sealed class MembershipEndings(IMembershipDb db, EnrollmentMails mails, OfficeTermEndings terms, AffiliationEndings affiliations, RepresentativeChanges representatives, IAccounts accounts)
{
    /// <summary>Ends every live enrollment, every office held through it, what the member is in organizations, and the sessions.</summary>
    public async Task EndAsync(Member member, Decision decision, CancellationToken cancellationToken)
    {
        foreach (var enrollment in await LiveAsync(member, cancellationToken))
        {
            var wasMember = enrollment.Status is not EnrollmentStatus.Requested;
            enrollment.EndByGlobal(decision);
            await mails.DepartedAsync(enrollment, member, cancellationToken);
            if (wasMember) await terms.EndAsync(enrollment, decision.At, cancellationToken);
        }
        await affiliations.EndAllAsync(member.Id, decision.At, cancellationToken);
        await EndRolesAsync(member, decision, cancellationToken);
        await accounts.RevokeAsync(member.Id, cancellationToken);
    }

    /// <summary>Suspends what is active, and ends the sessions.</summary>
    public async Task SuspendAsync(Member member, Decision decision, CancellationToken cancellationToken)
    {
        foreach (var enrollment in await LiveAsync(member, cancellationToken)) enrollment.SuspendWithMembership(decision);
        await representatives.SuspendedAsync(member.Id, cancellationToken);
        await accounts.RevokeAsync(member.Id, cancellationToken);
    }

    /// <summary>Restores what was active before the suspension.</summary>
    public async Task ReinstateAsync(Member member, Decision decision, CancellationToken cancellationToken)
    {
        foreach (var enrollment in await LiveAsync(member, cancellationToken)) enrollment.ReinstateWithMembership(decision);
    }

    // Whoever comes back comes back as a member; staff decide anew about roles.
    private async Task EndRolesAsync(Member member, Decision decision, CancellationToken cancellationToken)
    {
        if (await db.StaffAssignments.AsTracking().SingleOrDefaultAsync(s => s.MemberId == member.Id, cancellationToken) is not { } assignment) return;
        if (assignment.Roles.HasFlag(StaffRoles.MembershipAdministrator)) await db.RequireOthersAsync(member.Id, cancellationToken);
        db.StaffAssignments.Remove(assignment);
        db.AuditEvents.Add(new AuditEvent(decision.At, "staff.roles", "done", decision.ActorId, null, null, member.Id) { Detail = "none", Reason = decision.Reason });
    }

    private Task<List<Enrollment>> LiveAsync(Member member, CancellationToken cancellationToken) =>
        db.Enrollments.AsTracking().Where(e => e.MemberId == member.Id && e.IsLive).ToListAsync(cancellationToken);
}
