using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Dues;

/// <summary>
/// Makes invoices and credit notes out, numbers them without gaps, and books them: all within the transaction of whoever asks, so that a
/// number exists if and only if its document does.
/// </summary>
public sealed class Invoicing(IMembershipDb db, Settlement settlement, TermLevels levels, DuesMails mails, IOptions<DuesOptions> options, TimeProvider clock)
{
    /// <summary>Asks for the dues of a term that the organization's state waits for.</summary>
    /// <param name="organization">Tracked.</param>
    /// <param name="purpose">Admission, return or renewal.</param>
    /// <param name="tier">The tier that it pays for.</param>
    /// <param name="dues">The year's dues.</param>
    /// <param name="term">The term; null where it begins with the payment.</param>
    /// <param name="actorId">Who asks; null for the system.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="dueOn">The last day to pay; where it is left out, that follows from the day on which the invoice is made out.</param>
    public async Task<Invoice> IssueForTermAsync(
        Organization organization, InvoicePurpose purpose, Tier tier, Money dues, Term? term, Guid? actorId, CancellationToken cancellationToken, DateOnly? dueOn = null)
    {
        var invoice = await IssueAsync(organization, purpose, tier, dues, term, [Reckoning.Line(tier, dues, term)], actorId, cancellationToken, dueOn);
        organization.Await(invoice.Id);
        await settlement.ApplyAsync(organization, actorId, cancellationToken);
        return invoice;
    }

    /// <summary>
    /// Makes an invoice out and books it; credit on the account pays it as far as it goes, and a higher tier begins where that is all of it. The
    /// organization is told, except of a renewal or a return, whose own mails say more.
    /// </summary>
    public async Task<Invoice> IssueAsync(
        Organization organization, InvoicePurpose purpose, Tier tier, Money dues, Term? term, IReadOnlyList<InvoiceLineDetails> lines, Guid? actorId,
        CancellationToken cancellationToken, DateOnly? dueOn = null, UpgradeTerms? upgrade = null)
    {
        var now = clock.GetUtcNow();
        var today = now.Day();
        var account = await AccountAsync(organization, cancellationToken);
        var invoice = await MakeAsync(new InvoiceDraft
        {
            Kind = InvoiceKind.Invoice, Purpose = purpose, Buyer = InvoiceBuyer.Of(organization), Currency = account.Currency, DueOn = dueOn ?? today.AddDays(options.Value.PaymentDays),
            Seller = options.Value.Seller, TaxNote = options.Value.TaxNote, TierId = tier.Id, YearlyDues = dues.Amount, Term = term, Lines = lines,
            DuesBefore = upgrade?.DuesBefore, BeginsTier = upgrade?.BeginsTier ?? false,
        }, now, cancellationToken);
        account.Charge(invoice, new Booking(today, now, actorId));
        if (purpose is InvoicePurpose.Admission or InvoicePurpose.Upgrade) await mails.InvoiceIssuedAsync(organization, invoice, cancellationToken);
        if (purpose is InvoicePurpose.Upgrade) await settlement.ApplyAsync(organization, actorId, cancellationToken);
        return invoice;
    }

    /// <summary>
    /// Takes an invoice back, in part or in full; what was paid of it becomes credit and pays other invoices by age: at once, or
    /// with <see cref="SpreadAsync"/> where another invoice that takes its place is to be paid first.
    /// </summary>
    public async Task<Invoice> CreditAsync(
        Organization organization, Invoice invoice, decimal amount, string reason, Guid? actorId, CancellationToken cancellationToken, bool replaced = false)
    {
        var now = clock.GetUtcNow();
        var today = now.Day();
        var account = await AccountAsync(organization, cancellationToken);
        // First, so that the money does not pay what goes as well.
        if (amount == invoice.Creditable) await CreditUpgradesAsync(organization, invoice, actorId, cancellationToken);
        var note = await MakeAsync(new InvoiceDraft
        {
            Kind = InvoiceKind.CreditNote, Purpose = invoice.Purpose, Buyer = InvoiceBuyer.Of(invoice), Currency = account.Currency, DueOn = today,
            Seller = options.Value.Seller, TaxNote = options.Value.TaxNote, TierId = invoice.TierId, YearlyDues = invoice.YearlyDues,
            Reason = reason, CreditsInvoiceId = invoice.Id, Lines = [new(InvoiceLineKind.Credit, invoice.Number, null, null, null, amount)],
        }, now, cancellationToken);
        account.BookCreditNote(invoice, note, replaced ? [] : await OpenAsync(organization.Id, except: invoice.Id, cancellationToken), new Booking(today, now, actorId));
        await settlement.ApplyAsync(organization, actorId, cancellationToken);
        if (invoice.IsCancelled) await settlement.LoseNextTermAsync(organization, invoice, actorId, cancellationToken);
        return note;
    }

    /// <summary>
    /// What was asked and paid for higher tiers on top of a renewal, or of another step, that is taken back goes too, as long as the term has not begun: no
    /// day is asked for twice, and no money stays with what can never begin. It becomes credit, which is spread by whoever takes the invoice itself back.
    /// </summary>
    public async Task CreditUpgradesAsync(Organization organization, Invoice invoice, Guid? actorId, CancellationToken cancellationToken)
    {
        var isStep = invoice.IsForNextTerm(organization);
        if ((isStep ? invoice.TermFrom : invoice.RenewsFrom) is not { } from || from == organization.TermFrom) return;
        foreach (var upgrade in await levels.UpgradesAsync(organization.Id, from, from, cancellationToken))
            if (!upgrade.IsCancelled && upgrade.Id != invoice.Id && (!isStep || upgrade.DuesBefore >= invoice.YearlyDues))
                await CreditAsync(organization, upgrade, upgrade.Creditable, InvoiceTexts.Stored("renewalTakenBack"), actorId, cancellationToken, replaced: true);
    }

    /// <summary>Credit that no invoice has taken pays what is open, by age.</summary>
    public async Task SpreadAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(organization, cancellationToken);
        if (account.Credit == 0 || await OpenAsync(organization.Id, except: null, cancellationToken) is not { Count: > 0 } open) return;
        account.Spread(open);
        await settlement.ApplyAsync(organization, actorId, cancellationToken);
    }

    /// <summary>The organization's account, tracked; opened where there is none yet.</summary>
    public async Task<DuesAccount> AccountAsync(Organization organization, CancellationToken cancellationToken)
    {
        if (db.DuesAccounts.Local.FirstOrDefault(a => a.Id == organization.Id) is { } known) return known;
        if (await db.DuesAccounts.AsTracking().SingleOrDefaultAsync(a => a.Id == organization.Id, cancellationToken) is { } account) return account;
        account = new DuesAccount(organization.Id, organization.Currency);
        db.DuesAccounts.Add(account);
        return account;
    }

    /// <summary>The organization's open invoices by age, tracked.</summary>
    public async Task<List<Invoice>> OpenAsync(Guid organizationId, Guid? except, CancellationToken cancellationToken)
    {
        var stored = await db.Invoices.AsTracking().Where(i => i.OrganizationId == organizationId && i.Open > 0 && i.Id != except).ToListAsync(cancellationToken);
        // What was made out or paid within this transaction counts as it now is.
        return [.. stored.Union(db.Invoices.Local.Where(i => i.OrganizationId == organizationId && i.Id != except)).Where(i => i.Open > 0)
            .OrderBy(i => i.SortKey, StringComparer.Ordinal)];
    }

    private async Task<Invoice> MakeAsync(InvoiceDraft draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var series = db.DocumentSeries.Local.FirstOrDefault(s => s.Kind == draft.Kind && s.Year == now.UtcDateTime.Year)
            ?? await db.DocumentSeries.AsTracking().SingleOrDefaultAsync(s => s.Kind == draft.Kind && s.Year == now.UtcDateTime.Year, cancellationToken);
        if (series is null) db.DocumentSeries.Add(series = new DocumentSeries(draft.Kind, now.UtcDateTime.Year));
        var invoice = Invoice.Make(draft, series.Next(), now);
        db.Invoices.Add(invoice);
        return invoice;
    }
}

/// <summary>What an invoice for a higher tier says beside its lines.</summary>
/// <param name="DuesBefore">The year's dues that its days were paid for before.</param>
/// <param name="BeginsTier">Whether the tier begins once it is paid; otherwise it has begun.</param>
public sealed record UpgradeTerms(decimal DuesBefore, bool BeginsTier);
