using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Organizations;

/// <summary>
/// Asks for the dues of terms, whoever causes it: staff, representatives or the renewals. Dues are always those of the day on which they are
/// asked for. A tier that is granted is asked nothing, and its term begins or is renewed at once.
/// </summary>
public sealed class TermInvoices(IMembershipDb db, Invoicing invoicing, IOptions<DuesOptions> options, TimeProvider clock)
{
    /// <summary>The day, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The tier that an organization has, or will have from its next term on, with its prices.</summary>
    public Task<Tier> TierAsync(Guid id, CancellationToken cancellationToken) => db.Tiers.Include(t => t.Prices).SingleAsync(t => t.Id == id, cancellationToken);

    /// <summary>The tier with a code, with its prices; refuses where there is none.</summary>
    public async Task<Tier> TierAsync(string code, CancellationToken cancellationToken) =>
        TierErrors.Unknown.IfMissing(await db.Tiers.Include(t => t.Prices).SingleOrDefaultAsync(t => t.Code == code, cancellationToken));

    /// <summary>Asks whoever waits to become a member, or one again.</summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> AskForFirstTermAsync(Organization organization, InvoicePurpose purpose, Tier tier, Guid? actorId, CancellationToken cancellationToken)
    {
        var dues = organization.DuesIn(tier, Today);
        var term = Reckoning.FirstTerm(tier, Today, options.Value.YearStart);
        if (Reckoning.Line(tier, dues, term).Amount > 0) return await invoicing.IssueForTermAsync(organization, purpose, tier, dues, term, actorId, cancellationToken);
        organization.Begin(term ?? Term.Rolling(Today), dues.Amount, NothingDue(tier, actorId));
        return null;
    }

    /// <summary>Opens the renewal, and asks for the next term.</summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> OpenRenewalAsync(Organization organization, Tier tier, Decision decision, CancellationToken cancellationToken)
    {
        organization.OpenRenewal(decision);
        return await AskForNextTermAsync(organization, tier, decision.ActorId, cancellationToken);
    }

    /// <summary>Asks one whose renewal is open for its next term, which follows the present one without a gap.</summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> AskForNextTermAsync(Organization organization, Tier tier, Guid? actorId, CancellationToken cancellationToken, DateOnly? dueOn = null)
    {
        var dues = organization.DuesIn(tier, Today);
        var term = Reckoning.NextTerm(tier, organization.TermUntil!.Value, options.Value.YearStart);
        if (Reckoning.Line(tier, dues, term).Amount > 0)
            return await invoicing.IssueForTermAsync(organization, InvoicePurpose.Renewal, tier, dues, term, actorId, cancellationToken, dueOn);
        organization.Renew(tier.Id, term, dues.Amount, Today, NothingDue(tier, actorId));
        return null;
    }

    /// <summary>The invoice that the organization's state waits for, tracked; null where it waits for none.</summary>
    public async Task<Invoice?> AwaitedAsync(Organization organization, CancellationToken cancellationToken) =>
        organization.AwaitedInvoiceId is not { } id ? null
            : db.Invoices.Local.FirstOrDefault(i => i.Id == id) ?? await db.Invoices.AsTracking().SingleAsync(i => i.Id == id, cancellationToken);

    /// <summary>Takes back what is left of an invoice; money that was paid of it becomes credit, which the next invoice takes.</summary>
    /// <param name="organization">Whose it is.</param>
    /// <param name="invoice">Tracked.</param>
    /// <param name="reason">The end of a key of the texts <c>credit.</c>, which the credit note says in the organization's language.</param>
    /// <param name="actorId">Who caused it; null for the system.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="replaced">Whether another invoice takes its place, and the credit first.</param>
    public async Task TakeBackAsync(Organization organization, Invoice? invoice, string reason, Guid? actorId, CancellationToken cancellationToken, bool replaced = false)
    {
        if (invoice is null || invoice.IsCancelled) return;
        var words = Text.In(Text.Nearest(organization.Language), $"credit.{reason}");
        await invoicing.CreditAsync(organization, invoice, invoice.Creditable, words, actorId, cancellationToken, replaced);
    }

    // The tier is granted, or the few days of the term are worth less than the currency can express.
    private Decision NothingDue(Tier tier, Guid? actorId) => new(actorId, clock.GetUtcNow(), tier.IsGranted ? "granted" : "nothingDue");
}
