using Membership.Application.Clients;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>How a role passes from one person to the next, and how it ends, with everybody told.</summary>
public sealed class RepresentativeChanges(IMembershipDb db, RepresentativeMails mails, OrganizationClients clients, TimeProvider clock)
{
    /// <summary>
    /// Makes room for somebody in a role: refuses where a rule does, and ends the appointment of whoever is replaced.
    /// </summary>
    public async Task MakeRoomAsync(Organization organization, RepresentativeRole role, Guid memberId, bool replaces, Guid? actorId, CancellationToken cancellationToken)
    {
        RepresentativeErrors.OrganizationEnded.Unless(!organization.Status.IsEnded());
        var current = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.IsCurrent).ToListAsync(cancellationToken);
        RepresentativeErrors.SamePerson.Unless(!current.Exists(r => r.MemberId == memberId && r.Role == role.Counterpart()));
        if (current.Find(r => r.Role == role) is not { } holder) return;
        RepresentativeErrors.RoleTaken.Unless(replaces && holder.MemberId != memberId);
        holder.End(new Decision(actorId, clock.GetUtcNow(), Endings.Replaced));
        await StoreAsync(holder, cancellationToken);
        await mails.EndedAsync(holder, organization, cancellationToken);
        await LeaveAsync(holder, organization, cancellationToken);
    }

    /// <summary>Ends an appointment, or takes an invitation back.</summary>
    /// <param name="representative">Tracked.</param>
    /// <param name="organization">Of which organization.</param>
    /// <param name="decision">Who, when and why.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task EndAsync(Representative representative, Organization organization, Decision decision, CancellationToken cancellationToken)
    {
        var email = EmailAddress.TryParse(representative.Email);
        representative.End(decision);
        if (representative.Status is RepresentativeStatus.Withdrawn) await mails.WithdrawnAsync(representative.Role, email!, organization, cancellationToken);
        else await mails.EndedAsync(representative, organization, cancellationToken);
        await LeaveAsync(representative, organization, cancellationToken);
        if (representative.From is null || !representative.Role.IsHead()) return;
        if (!await db.Representatives.AnyAsync(r => r.OrganizationId == organization.Id && r.IsCurrent && r.Id != representative.Id
            && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate), cancellationToken))
            await mails.UnrepresentedAsync(organization, cancellationToken);
    }

    /// <summary>Ends what a member is in office for: everywhere, or in one organization.</summary>
    public async Task EndOfMemberAsync(Guid memberId, Guid? organizationId, Decision decision, CancellationToken cancellationToken)
    {
        foreach (var representative in await db.Representatives.AsTracking()
            .Where(r => r.MemberId == memberId && r.IsCurrent && (organizationId == null || r.OrganizationId == organizationId)).ToListAsync(cancellationToken))
            await EndAsync(representative, await db.Organizations.SingleAsync(o => o.Id == representative.OrganizationId, cancellationToken), decision, cancellationToken);
    }

    /// <summary>Closes invitations that nobody accepted in time.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> CloseExpiredAsync(int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Representatives.AsTracking().Where(r => r.IsInvited && r.InvitedUntil < now).OrderBy(r => r.InvitedUntil).Take(count).ToListAsync(cancellationToken);
        foreach (var invitation in expired) await CloseAsync(invitation, cancellationToken);
        return expired.Count;
    }

    /// <summary>Closes one invitation that nobody accepted in time; the invitation is tracked.</summary>
    public async Task CloseAsync(Representative invitation, CancellationToken cancellationToken)
    {
        invitation.End(new Decision(null, clock.GetUtcNow(), Endings.Expired));
        await mails.OverAsync(invitation, cancellationToken);
    }

    // Who holds another role that acts for the organization keeps what was registered.
    private async Task LeaveAsync(Representative former, Organization organization, CancellationToken cancellationToken)
    {
        if (former.From is null || !former.Role.Rights().HasFlag(RepresentativeRights.Act)) return;
        var roles = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.MemberId == former.MemberId && r.IsCurrent && r.Id != former.Id)
            .Select(r => r.Role).ToListAsync(cancellationToken);
        if (!roles.Exists(r => r.Rights().HasFlag(RepresentativeRights.Act))) await clients.LeaveBehindAsync(organization, former.MemberId!.Value, cancellationToken);
    }

    // The database checks its unique index after every statement, and the one save orders its statements in its own way: so the role is
    // given up here, before the next holder is written.
    private async Task StoreAsync(Representative former, CancellationToken cancellationToken)
    {
        var stored = await db.Representatives.Where(r => r.Id == former.Id && r.IsCurrent).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.Status, former.Status).SetProperty(r => r.IsCurrent, former.IsCurrent).SetProperty(r => r.Until, former.Until)
            .SetProperty(r => r.EndedBy, former.EndedBy).SetProperty(r => r.Reason, former.Reason).SetProperty(r => r.Version, former.Version), cancellationToken);
        CommonErrors.ConcurrentChange.Unless(stored == 1);
    }
}
