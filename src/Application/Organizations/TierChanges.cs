using Membership.Application.Affiliations;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>
/// What follows from a change of tier. Higher dues begin at once, with an invoice for the difference; lower ones with the next term; a granted tier
/// at once, and nothing is refunded. An invoice that the membership waits for is taken back and made out anew.
/// </summary>
public sealed class TierChanges(TermInvoices terms, Invoicing invoicing, Seats seats, TimeProvider clock)
{
    private const string Reason = "tierChanged";

    /// <summary>Whether a tier would begin at once where nobody says when.</summary>
    public static bool BeginsNow(Organization organization, Tier tier, Money dues) => organization.Status is OrganizationStatus.AwaitingPayment
        || tier.IsGranted || (organization.Status is not OrganizationStatus.Grace && tier.Id != organization.TierId && dues.Amount >= organization.TermDues);

    /// <summary>Another tier from now on.</summary>
    public async Task NowAsync(Organization organization, Tier tier, Money dues, Guid? actorId, CancellationToken cancellationToken)
    {
        var (status, awaited) = (organization.Status, await terms.AwaitedAsync(organization, cancellationToken));
        var lines = UpgradeLines(organization, tier, dues);
        await terms.TakeBackAsync(organization, awaited, Reason, actorId, cancellationToken);
        organization.ChangeTierNow(tier, dues.Amount, clock.GetUtcNow());
        await seats.ResizeAsync(organization, tier, cancellationToken);
        if (status is OrganizationStatus.AwaitingPayment)
            await terms.AskForFirstTermAsync(organization, awaited?.Purpose ?? InvoicePurpose.Admission, tier, actorId, cancellationToken);
        else if (status is not OrganizationStatus.Active) await terms.AskForNextTermAsync(organization, tier, actorId, cancellationToken);
        // Last, so that money which was paid towards the renewal stays with it.
        if (lines.Count == 0) return;
        var term = new Term(lines[0].Term!.Value.From, lines[^1].Term!.Value.Until);
        await invoicing.IssueAsync(organization, InvoicePurpose.Upgrade, tier, dues, term, lines, actorId, cancellationToken);
    }

    /// <summary>Another tier from the next term on.</summary>
    public async Task NextAsync(Organization organization, Tier tier, Guid? actorId, CancellationToken cancellationToken)
    {
        organization.ChangeTierNext(tier.Id);
        if (organization.Status is OrganizationStatus.Active) return;
        await terms.TakeBackAsync(organization, await terms.AwaitedAsync(organization, cancellationToken), Reason, actorId, cancellationToken);
        await terms.AskForNextTermAsync(organization, tier, actorId, cancellationToken);
    }

    // What is left of the present term, and the whole of the next one where that is paid ahead.
    private List<InvoiceLineDetails> UpgradeLines(Organization organization, Tier tier, Money dues)
    {
        if (!organization.InGoodStanding || tier.IsGranted) return [];
        var (term, today) = (organization.Term!.Value, terms.Today);
        var lines = new List<InvoiceLineDetails?> { Reckoning.UpgradeLine(tier, dues with { Amount = organization.TermDues }, dues, term, today) };
        if (organization.NextTermUntil is { } until && new Term(term.Until.AddDays(1), until) is var next)
            lines.Add(Reckoning.UpgradeLine(tier, dues with { Amount = organization.NextTermDues }, dues, next, next.From));
        return [.. lines.OfType<InvoiceLineDetails>()];
    }
}
