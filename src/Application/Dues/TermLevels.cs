using Membership.Application.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>
/// Brings an organization's tiers and dues to what its invoices say: they alone decide, in whatever order money came, went back or was forgiven. The tier of a
/// term that has begun stays; what it is reckoned on does not.
/// </summary>
public sealed class TermLevels(IMembershipDb db)
{
    /// <summary>The invoices for higher tiers in terms that begin between two days, both included; tracked.</summary>
    public async Task<List<Invoice>> UpgradesAsync(Guid organizationId, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var stored = await db.Invoices.AsTracking().Where(i => i.OrganizationId == organizationId && i.Kind == InvoiceKind.Invoice && i.Purpose == InvoicePurpose.Upgrade
            && i.TermFrom >= from && i.TermFrom <= until).ToListAsync(cancellationToken);
        return [.. stored.Union(db.Invoices.Local.Where(i => i.OrganizationId == organizationId && i is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Upgrade }
            && i.TermFrom >= from && i.TermFrom <= until))];
    }

    /// <summary>What is paid or owed for the present term and for one that is paid ahead, some invoices left out.</summary>
    public async Task ReckonAsync(Organization organization, Func<Invoice, bool> isLeftOut, CancellationToken cancellationToken)
    {
        if (!organization.InGoodStanding || organization.Term is not { } term) return;
        var upgrades = (await UpgradesAsync(organization.Id, term.From, term.Until, cancellationToken)).Where(u => !isLeftOut(u));
        organization.ReckonOn(TermLevel.PaidFor(organization.TermBaseDues, upgrades));
        await ReckonNextAsync(organization, isLeftOut, cancellationToken);
    }

    /// <summary>The tier and the dues of a next term that is paid ahead; one that was granted on top of what was paid stays granted.</summary>
    public Task ReckonNextAsync(Organization organization, CancellationToken cancellationToken) => ReckonNextAsync(organization, _ => false, cancellationToken);

    /// <summary>Whether the tier of the next term is granted.</summary>
    public Task<bool> IsNextGrantedAsync(Organization organization, CancellationToken cancellationToken)
    {
        var id = organization.NextTierId ?? organization.TierId;
        return db.Tiers.AnyAsync(t => t.Id == id && t.IsGranted, cancellationToken);
    }

    private async Task ReckonNextAsync(Organization organization, Func<Invoice, bool> isLeftOut, CancellationToken cancellationToken)
    {
        if (!organization.IsPaidAhead || organization.TermUntil?.AddDays(1) is not { } next || await RenewalAsync(organization.Id, next, cancellationToken) is not { } renewal) return;
        var level = TermLevel.Of(renewal, (await UpgradesAsync(organization.Id, next, next, cancellationToken)).Where(u => !isLeftOut(u)));
        // A tier of the same dues may have been chosen since.
        if (level.Dues == organization.NextTermDues) return;
        var isGranted = await IsNextGrantedAsync(organization, cancellationToken);
        organization.ChangeTierOfPaidTerm(isGranted ? organization.NextTierId ?? organization.TierId : level.TierId, level.Dues);
    }

    private async Task<Invoice?> RenewalAsync(Guid organizationId, DateOnly from, CancellationToken cancellationToken) =>
        db.Invoices.Local.FirstOrDefault(i => i.OrganizationId == organizationId && i.RenewsFrom == from && !i.IsCancelled)
        ?? (await db.Invoices.AsTracking().Where(i => i.OrganizationId == organizationId && i.RenewsFrom == from && !i.IsCancelled).ToListAsync(cancellationToken)).Find(i => !i.IsCancelled);
}
