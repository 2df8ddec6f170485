using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>
/// Carries a <see cref="TierPlan"/> out. An earlier wish that waits for its money ends first; an invoice for a term that is still to be paid is taken back and
/// made out anew, and takes what was paid of it before any other debt does.
/// </summary>
public sealed class TierSwitch(TermInvoices terms, Invoicing invoicing, UpgradeWishes wishes, Seats seats, TimeProvider clock)
{
    private const string Reason = "tierChanged";

    /// <summary>Gives, asks for or chooses the tier, as the plan says.</summary>
    public async Task ApplyAsync(Organization organization, Tier tier, Money dues, TierPlan plan, Guid? actorId, CancellationToken cancellationToken)
    {
        var (status, now) = (organization.Status, plan.Effective is TierEffective.Now);
        var awaited = await terms.AwaitedAsync(organization, cancellationToken);
        foreach (var upgrade in await wishes.OpenAsync(organization, cancellationToken))
        {
            // A tier that staff take back again is not owed either.
            if (upgrade.IsAwaitedBy(organization) || (now && upgrade.TermFrom >= organization.TermFrom && upgrade.YearlyDues > dues.Amount))
                await terms.TakeBackAsync(organization, upgrade, Reason, actorId, cancellationToken, replaced: true);
        }
        if (now) organization.ChangeTierNow(tier, dues.Amount, clock.GetUtcNow());
        else if (!KeepsNext(organization, tier, plan)) organization.ChangeTierNext(tier.Id);
        if (now) await seats.ResizeAsync(organization, tier, cancellationToken);
        if (status is not OrganizationStatus.Active) await AskAnewAsync(organization, awaited, tier, actorId, cancellationToken);
        if (plan.Lines.Count > 0)
        {
            var term = new Term(terms.Today, plan.Lines[^1].Term!.Value.Until);
            await invoicing.IssueAsync(organization, InvoicePurpose.Upgrade, tier, dues, term, plan.Lines, actorId, cancellationToken);
        }
        // Last, so that money which was paid towards an invoice stays with the one that took its place.
        await invoicing.SpreadAsync(organization, actorId, cancellationToken);
    }

    // The next term too is at a tier that is wished for, unless it is paid already: then it stays as it is until the wish is.
    private static bool KeepsNext(Organization organization, Tier tier, TierPlan plan) =>
        organization.IsPaidAhead && (plan.Effective is TierEffective.WhenPaid || tier.Id == (organization.NextTierId ?? organization.TierId));

    private async Task AskAnewAsync(Organization organization, Invoice? awaited, Tier tier, Guid? actorId, CancellationToken cancellationToken)
    {
        // The renewal asks for this tier already.
        if (organization.Status is not OrganizationStatus.AwaitingPayment && awaited is { IsCancelled: false } && awaited.TierId == tier.Id) return;
        await terms.TakeBackAsync(organization, awaited, Reason, actorId, cancellationToken, replaced: true);
        if (organization.Status is OrganizationStatus.AwaitingPayment)
            await terms.AskForFirstTermAsync(organization, awaited?.Purpose ?? InvoicePurpose.Admission, tier, actorId, cancellationToken);
        else await terms.AskForNextTermAsync(organization, tier, actorId, cancellationToken);
    }
}
