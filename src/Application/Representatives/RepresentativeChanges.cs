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
    /// Makes room for somebody in a role: refuses where a rule does, and ends the appointment of whoever is replaced, at the instant at which
    /// the next one begins.
    /// </summary>
    /// <param name="organization">Of which organization.</param>
    /// <param name="next">Who takes office.</param>
    /// <param name="replaces">Whether whoever is in office makes room.</param>
    /// <param name="actorId">By whose word.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task MakeRoomAsync(Organization organization, Representative next, bool replaces, Guid? actorId, CancellationToken cancellationToken)
    {
        RepresentativeErrors.OrganizationEnded.Unless(!organization.Status.IsEnded());
        var current = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.IsCurrent).ToListAsync(cancellationToken);
        if (Representative.MakesRoom(current, next, replaces) is not { } holder) return;
        holder.End(new Decision(actorId, next.From!.Value, EndingReasons.Replaced));
        await StoreAsync(holder, cancellationToken);
        await mails.EndedAsync(holder, organization, cancellationToken);
        await LeaveAsync(holder, organization, cancellationToken);
    }

    /// <summary>Ends an appointment, or takes an invitation back; whoever has not answered it is not written to again.</summary>
    /// <param name="representative">Tracked.</param>
    /// <param name="organization">Of which organization.</param>
    /// <param name="decision">Who, when and why.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task EndAsync(Representative representative, Organization organization, Decision decision, CancellationToken cancellationToken)
    {
        representative.End(decision);
        if (representative.From is null) return;
        await mails.EndedAsync(representative, organization, cancellationToken);
        await LeaveAsync(representative, organization, cancellationToken);
        if (representative.Role.IsHead()) await WithoutAsync(representative.MemberId!.Value, organization, cancellationToken);
    }

    /// <summary>The member is suspended: appointments stay, what rests on them goes, and where nobody else can act, staff are told.</summary>
    public async Task SuspendedAsync(Guid memberId, CancellationToken cancellationToken)
    {
        foreach (var organization in await db.Organizations.Where(o => db.Representatives.Any(r => r.OrganizationId == o.Id && r.MemberId == memberId && r.IsCurrent
            && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate))).ToListAsync(cancellationToken))
        {
            await TakeAlongAsync(memberId, organization, "representativeSuspended", null, clock.GetUtcNow(), cancellationToken);
            await WithoutAsync(memberId, organization, cancellationToken);
        }
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
    public Task CloseAsync(Representative invitation, CancellationToken cancellationToken) =>
        CloseAsync(invitation, new Decision(null, clock.GetUtcNow(), EndingReasons.Expired), null, cancellationToken);

    /// <summary>Closes one invitation for a reason, and tells whoever acts for the organization, except one member; the invitation is tracked.</summary>
    public async Task CloseAsync(Representative invitation, Decision decision, Guid? exceptId, CancellationToken cancellationToken)
    {
        invitation.End(decision);
        await mails.OverAsync(invitation, exceptId, cancellationToken);
    }

    private async Task WithoutAsync(Guid memberId, Organization organization, CancellationToken cancellationToken)
    {
        if ((await mails.HeadsAsync(organization.Id, memberId, cancellationToken)).Count == 0) await mails.UnrepresentedAsync(organization, cancellationToken);
    }

    // What somebody registered, and whom they invited, goes with them. Who holds another role that acts for the organization keeps both.
    private async Task LeaveAsync(Representative former, Organization organization, CancellationToken cancellationToken)
    {
        if (former.From is null || !former.Role.Rights().HasFlag(RepresentativeRights.Act)) return;
        var roles = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.MemberId == former.MemberId && r.IsCurrent && r.Id != former.Id)
            .Select(r => r.Role).ToListAsync(cancellationToken);
        if (roles.Exists(r => r.Rights().HasFlag(RepresentativeRights.Act))) return;
        await TakeAlongAsync(former.MemberId!.Value, organization, "representativeEnded", former.EndedBy, former.Until!.Value, cancellationToken);
    }

    private async Task TakeAlongAsync(Guid memberId, Organization organization, string clientReason, Guid? actorId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var decision = new Decision(actorId, at, EndingReasons.InviterLeft);
        await clients.LeaveBehindAsync(organization, memberId, clientReason, cancellationToken);
        var invitations = await db.Representatives.AsTracking()
            .Where(r => r.OrganizationId == organization.Id && r.IsInvited && r.AppointedBy == memberId).ToListAsync(cancellationToken);
        // One of them may be accepted at this very moment, and be what ends the appointment.
        foreach (var invitation in invitations.Where(i => i.IsInvited)) await CloseAsync(invitation, decision, memberId, cancellationToken);
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
