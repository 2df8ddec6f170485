using Membership.Application.Common;
using Membership.Domain.Affiliations;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>
/// Passes seats on: to who waits longest when one is freed, and to or from people when the tier gives more or fewer. The caller loads the
/// organization tracked, and its transaction saves.
/// </summary>
public sealed class Seats(IMembershipDb db, AffiliationMails mails)
{
    /// <summary>The most people who gain or lose a seat within one transaction; housekeeping goes on with the others.</summary>
    public const int BatchSize = 200;

    /// <summary>
    /// Brings the seats to what a tier gives. Fewer: who was confirmed last loses the seat, and waits. More: who waits longest is seated.
    /// Call it with the tier that the organization has from now on. While it is not in good standing nobody gains or loses a seat, and nobody is
    /// written to; housekeeping makes up for it once it is.
    /// </summary>
    /// <returns>Whether people are left for whom there is to be done the same.</returns>
    public async Task<bool> ResizeAsync(Organization organization, Tier tier, CancellationToken cancellationToken)
    {
        var free = organization.FreeSeats(tier);
        if (free is 0 || !organization.InGoodStanding) return false;
        var done = free is < 0
            ? await UnseatAsync(organization, Math.Min(-free.Value, BatchSize), cancellationToken)
            : await SeatAsync(organization, Math.Min(free ?? BatchSize, BatchSize), cancellationToken);
        return done == BatchSize;
    }

    /// <summary>Frees the seat of somebody who has gone, for who waits longest.</summary>
    public async Task FreeAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == organizationId, cancellationToken);
        organization.CountSeat(-1);
        var tier = await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken);
        if (organization.InGoodStanding && organization.HasFreeSeat(tier)) await SeatAsync(organization, 1, cancellationToken);
    }

    /// <summary>The organizations whose seats are not what their tier gives, and those that are gone and still have people seated.</summary>
    public async Task<List<Guid>> UnsettledAsync(int count, CancellationToken cancellationToken)
    {
        var gone = await db.Organizations.Where(o => o.SeatsTaken > 0 && (o.Status == OrganizationStatus.Resigned || o.Status == OrganizationStatus.Terminated))
            .OrderBy(o => o.SortKey).Select(o => o.Id).Take(count).ToListAsync(cancellationToken);
        return [.. gone, .. await OutOfTierAsync(count - gone.Count, cancellationToken)];
    }

    private Task<List<Guid>> OutOfTierAsync(int count, CancellationToken cancellationToken) => (
        from o in db.Organizations.Where(Organization.IsInGoodStanding)
        join t in db.Tiers on o.TierId equals t.Id
        where o.SeatsTaken > t.Seats
            || ((t.Seats == null || o.SeatsTaken < t.Seats) && db.Affiliations.Any(a => a.OrganizationId == o.Id && a.WaitingKey != null))
        orderby o.SortKey
        select o.Id).Take(count).ToListAsync(cancellationToken);

    /// <summary>As <see cref="ResizeAsync"/>, by the present tier. Of an organization that is gone every seat is freed; nobody is written to about it.</summary>
    public async Task<bool> SettleAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == organizationId, cancellationToken);
        if (organization.Status.IsEnded()) return await EmptyAsync(organization, cancellationToken);
        return await ResizeAsync(organization, await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken), cancellationToken);
    }

    private async Task<int> SeatAsync(Organization organization, int count, CancellationToken cancellationToken)
    {
        var waiting = await db.Affiliations.AsTracking().Where(a => a.OrganizationId == organization.Id && a.WaitingKey != null)
            .OrderBy(a => a.WaitingKey).Take(count).ToListAsync(cancellationToken);
        foreach (var affiliation in waiting) organization.Seat(affiliation);
        await mails.TellAsync(waiting, organization, "affiliationSeated", cancellationToken);
        return waiting.Count;
    }

    // They wait, should the organization come back.
    private async Task<bool> EmptyAsync(Organization organization, CancellationToken cancellationToken)
    {
        var seated = await db.Affiliations.AsTracking().Where(a => a.OrganizationId == organization.Id && a.HasSeat)
            .OrderBy(a => a.ConfirmedAt).ThenBy(a => a.SortKey).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var affiliation in seated) organization.Unseat(affiliation);
        return seated.Count == BatchSize;
    }

    private async Task<int> UnseatAsync(Organization organization, int count, CancellationToken cancellationToken)
    {
        var seated = await db.Affiliations.AsTracking().Where(a => a.OrganizationId == organization.Id && a.HasSeat)
            .OrderByDescending(a => a.ConfirmedAt).ThenByDescending(a => a.SortKey).Take(count).ToListAsync(cancellationToken);
        foreach (var affiliation in seated) organization.Unseat(affiliation);
        await mails.TellAsync(seated, organization, "affiliationUnseated", cancellationToken);
        return seated.Count;
    }
}
