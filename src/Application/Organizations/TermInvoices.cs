using Membership.Application.Common;
using Membership.Application.Dues;
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
public sealed class TermInvoices(IMembershipDb db, Invoicing invoicing, Settlement settlement, IOptions<DuesOptions> options, TimeProvider clock)
{
    /// <summary>The day, UTC.</summary>
    public DateOnly Today => clock.Today();

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

    /// <summary>
    /// Before money comes for a first term whose days are over, which fixed terms can be: nobody pays for days that nobody can have, so the invoice is made out
    /// anew for the present year, and takes what was paid.
    /// </summary>
    public async Task RenewPastFirstTermAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        if (organization.Status is not OrganizationStatus.AwaitingPayment || await AwaitedAsync(organization, cancellationToken) is not { } past || !(past.TermUntil < Today)) return;
        await CreditRestAsync(organization, past, "termOver", actorId, cancellationToken, replaced: true);
        await AskForFirstTermAsync(organization, past.Purpose, await TierAsync(organization.TierId, cancellationToken), actorId, cancellationToken);
    }

    /// <summary>Opens the renewal, and asks for the next term.</summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> OpenRenewalAsync(Organization organization, Tier tier, Decision decision, CancellationToken cancellationToken)
    {
        organization.OpenRenewal(decision);
        return await AskForNextTermAsync(organization, tier, decision.ActorId, cancellationToken);
    }

    /// <summary>
    /// Asks one whose renewal is open for its next term, which follows the present one without a gap. Where that was asked for before, it stays due on
    /// the day on which it was.
    /// </summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> AskForNextTermAsync(Organization organization, Tier tier, Guid? actorId, CancellationToken cancellationToken, DateOnly? dueOn = null)
    {
        if (await AwaitedAsync(organization, cancellationToken) is { } before) dueOn ??= before.DueOn > Today ? before.DueOn : Today;
        var dues = organization.DuesIn(tier, Today);
        var term = Reckoning.NextTerm(tier, organization.TermUntil!.Value, options.Value.YearStart);
        if (Reckoning.Line(tier, dues, term).Amount > 0)
            return await invoicing.IssueForTermAsync(organization, InvoicePurpose.Renewal, tier, dues, term, actorId, cancellationToken, dueOn);
        organization.Renew(tier.Id, term, dues.Amount, Today, NothingDue(tier, actorId));
        return null;
    }

    /// <summary>The same by an invoice that has its full time to be paid; a grace lasts at least as long.</summary>
    /// <returns>The invoice; null where there is nothing to pay.</returns>
    public async Task<Invoice?> AskWithFullTimeAsync(Organization organization, Tier tier, Guid? actorId, CancellationToken cancellationToken)
    {
        var invoice = await AskForNextTermAsync(organization, tier, actorId, cancellationToken, Today.AddDays(options.Value.PaymentDays));
        if (invoice is not null && organization.Status is OrganizationStatus.Grace) organization.ExtendGrace(invoice.DueOn);
        return invoice;
    }

    /// <summary>The invoice that the organization's state waits for, tracked; null where it waits for none.</summary>
    public Task<Invoice?> AwaitedAsync(Organization organization, CancellationToken cancellationToken) => settlement.AwaitedAsync(organization, cancellationToken);

    /// <summary>
    /// Whether days that an organization has paid for still run. They do not where staff took back the invoice of the present term, or a part of it: money for
    /// days is not given back and the days kept. That invoice is the latest one that asked for a term and not for one to come; tiers that are granted have none.
    /// </summary>
    public async Task<bool> IsPaidUpAsync(Organization organization, CancellationToken cancellationToken)
    {
        if (organization.PaidUntil is not { } until || until < Today) return false;
        if (organization.TermUntil < Today || organization.TermDues == 0) return true;
        var takenBack = await db.Invoices.Where(i => i.OrganizationId == organization.Id && i.Kind == InvoiceKind.Invoice && i.Purpose != InvoicePurpose.Upgrade)
            .Where(i => i.RenewsFrom == null || i.RenewsFrom == organization.TermFrom).OrderByDescending(i => i.SortKey).Select(i => (bool?)(i.IsCancelled || i.Credited > 0)).FirstOrDefaultAsync(cancellationToken);
        return takenBack is not true;
    }

    /// <summary>Takes back what asks, or was paid, for terms to come, before other terms begin: money becomes credit, and no day is asked for twice.</summary>
    public async Task TakeBackComingAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        var coming = await db.Invoices.AsTracking().Where(i => i.OrganizationId == organization.Id && i.RenewsFrom > Today && !i.IsCancelled).ToListAsync(cancellationToken);
        foreach (var invoice in coming) await CreditRestAsync(organization, invoice, "returned", actorId, cancellationToken);
    }

    /// <summary>Takes back what is left of an invoice; money that was paid of it becomes credit, which the next invoice takes.</summary>
    /// <param name="organization">Whose it is.</param>
    /// <param name="invoice">Tracked.</param>
    /// <param name="reason">The end of a key of the texts <c>credit.</c>, which the credit note says in its reader's language.</param>
    /// <param name="actorId">Who caused it; null for the system.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="replaced">Whether another invoice takes its place, and the credit first.</param>
    public async Task CreditRestAsync(Organization organization, Invoice? invoice, string reason, Guid? actorId, CancellationToken cancellationToken, bool replaced = false)
    {
        if (invoice is null || invoice.IsCancelled) return;
        await invoicing.CreditAsync(organization, invoice, invoice.Creditable, InvoiceTexts.Stored(reason), actorId, cancellationToken, replaced);
    }

    // The tier is granted, or the few days of the term are worth less than the currency can express.
    private Decision NothingDue(Tier tier, Guid? actorId) => new(actorId, clock.GetUtcNow(), tier.IsGranted ? "granted" : "nothingDue");
}
