using Membership.Application.Affiliations;
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
public sealed class TierSwitch(TermInvoices terms, TermLevels levels, Invoicing invoicing, UpgradeWishes wishes, Seats seats, TimeProvider clock)
{
    /// <summary>
    /// Brings the organization to this day before anything is planned: what is over ends, a term that is due begins, and what was taken back counts no more.
    /// Where staff give a tier at once, what is owed for higher ones that they gave is taken back first.
    /// </summary>
    public async Task PrepareAsync(Organization organization, Money dues, bool forgives, Guid? actorId, CancellationToken cancellationToken)
    {
        await wishes.EndPastAsync(organization, actorId, cancellationToken);
        var tierId = organization.TierId;
        if (organization.Status is OrganizationStatus.Active && organization.BeginNextTerm(terms.Today) && organization.TierId != tierId)
            await seats.ResizeAsync(organization, await terms.TierAsync(organization.TierId, cancellationToken), cancellationToken);
        foreach (var debt in forgives ? (await wishes.OpenAsync(organization, cancellationToken)).FindAll(i => i.IsDebtAbove(organization, dues.Amount)) : [])
            if (!debt.IsCancelled) await terms.CreditRestAsync(organization, debt, "upgradeTakenBack", actorId, cancellationToken, replaced: true);
        await levels.ReckonAsync(organization, _ => false, cancellationToken);
    }

    /// <summary>Gives, asks for or chooses the tier, as the plan says.</summary>
    public async Task ApplyAsync(Organization organization, Tier tier, Money dues, TierPlan plan, Guid? actorId, CancellationToken cancellationToken)
    {
        var (status, now) = (organization.Status, plan.Effective is TierEffective.Now);
        var (before, beforeNext) = (organization.TermDues, organization.NextTermDues);
        var awaited = await terms.AwaitedAsync(organization, cancellationToken);
        foreach (var wish in await wishes.WaitingAsync(organization, cancellationToken))
            await terms.CreditRestAsync(organization, wish, "upgradeTakenBack", actorId, cancellationToken, replaced: true);
        // What was granted ahead was paid with nothing, and any other choice takes its place.
        if (organization.IsGrantedAhead && !tier.IsGranted) organization.LoseNextTerm();
        if (now) organization.ChangeTierNow(tier, dues.Amount, clock.GetUtcNow());
        // The next term too is at a tier that is wished for.
        else if (!organization.IsPaidAhead) organization.ChangeTierNext(tier.Id);
        if (plan.GivesNext) organization.ChangeTierOfPaidTerm(tier.Id, dues.Amount);
        if (now) await seats.ResizeAsync(organization, tier, cancellationToken);
        if (status is not OrganizationStatus.Active) await AskAnewAsync(organization, awaited, tier, actorId, cancellationToken);
        await AskDifferenceAsync(organization, tier, dues, plan.Present, new UpgradeTerms(before, BeginsTier: !now), actorId, cancellationToken);
        await AskDifferenceAsync(organization, tier, dues, plan.Next, new UpgradeTerms(beforeNext, BeginsTier: !plan.GivesNext), actorId, cancellationToken);
        // Last, so that money which was paid towards an invoice stays with the one that took its place.
        await invoicing.SpreadAsync(organization, actorId, cancellationToken);
    }

    private Task AskDifferenceAsync(Organization organization, Tier tier, Money dues, InvoiceLineDetails? line, UpgradeTerms upgrade, Guid? actorId, CancellationToken cancellationToken) =>
        line is null ? Task.CompletedTask : invoicing.IssueAsync(organization, InvoicePurpose.Upgrade, tier, dues, line.Term, [line], actorId, cancellationToken, upgrade: upgrade);

    private async Task AskAnewAsync(Organization organization, Invoice? awaited, Tier tier, Guid? actorId, CancellationToken cancellationToken)
    {
        // The renewal asks for this tier already.
        if (organization.Status is not OrganizationStatus.AwaitingPayment && awaited is { IsCancelled: false } && awaited.TierId == tier.Id)
        {
            await invoicing.CreditUpgradesAsync(organization, awaited, actorId, cancellationToken);
            return;
        }
        await terms.CreditRestAsync(organization, awaited, "tierChanged", actorId, cancellationToken, replaced: true);
        if (organization.Status is OrganizationStatus.AwaitingPayment)
            await terms.AskForFirstTermAsync(organization, awaited?.Purpose ?? InvoicePurpose.Admission, tier, actorId, cancellationToken);
        else await terms.AskForNextTermAsync(organization, tier, actorId, cancellationToken);
    }
}
