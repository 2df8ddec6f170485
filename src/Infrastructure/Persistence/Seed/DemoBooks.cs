using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The demo world's books in memory: the same documents and bookings as <see cref="Invoicing"/> makes, at times that are over.</summary>
internal sealed class DemoBooks(DuesOptions options, Guid administrator)
{
    private readonly Dictionary<(InvoiceKind, int), DocumentSeries> _series = [];
    private readonly Dictionary<Guid, DuesAccount> _accounts = [];
    private readonly List<Invoice> _invoices = [];
    private int _references;

    public IEnumerable<DocumentSeries> Series => _series.Values;
    public IEnumerable<DuesAccount> Accounts => _accounts.Values;
    public IReadOnlyList<Invoice> Invoices => _invoices;

    /// <summary>Years that the bookkeepers are done with.</summary>
    public IEnumerable<ClosedYear> Closed(DateTimeOffset now) =>
        _series.Keys.Select(k => k.Item2).Distinct().Where(y => y < now.UtcDateTime.Year - 1).Select(y => new ClosedYear(y, administrator, now));

    public Invoice Ask(Organization organization, InvoicePurpose purpose, Tier tier, decimal dues, Term? term, InvoiceLineDetails line, DateTimeOffset at, decimal? wishedAbove = null)
    {
        var today = DemoCalendar.Day(at);
        var invoice = Make(new InvoiceDraft
        {
            Kind = InvoiceKind.Invoice, Purpose = purpose, Buyer = InvoiceBuyer.Of(organization), Currency = organization.Currency, DueOn = today.AddDays(options.PaymentDays),
            Seller = options.Seller, TaxNote = options.TaxNote, TierId = tier.Id, YearlyDues = dues, Term = term, Lines = [line],
            DuesBefore = wishedAbove, BeginsTier = wishedAbove is not null,
        }, at);
        Account(organization).Charge(invoice, new Booking(today, at, null));
        return invoice;
    }

    public void Pay(Organization organization, Invoice invoice, decimal amount, DateTimeOffset at, PaymentMethod method = PaymentMethod.BankTransfer, string? note = null)
    {
        if (amount <= 0) return;
        Account(organization).Receive(amount, organization.Currency, invoice, Open(organization), new Booking(DemoCalendar.Day(at), at, administrator)
        {
            Reference = $"EXB-{DemoCalendar.Day(at):yyyyMMdd}-{++_references:D4}", Method = method, Note = note,
        });
        Settle(organization, invoice, at);
    }

    public void WriteOff(Organization organization, Invoice invoice, string note, DateTimeOffset at)
    {
        if (invoice.IsSettled) return;
        Account(organization).WriteOff(invoice, invoice.Open, organization.Currency, new Booking(DemoCalendar.Day(at), at, administrator) { Note = note });
        Settle(organization, invoice, at);
    }

    /// <summary>The latest payment never came.</summary>
    public void Bounce(Organization organization, DateTimeOffset at)
    {
        var account = Account(organization);
        var payment = account.Entries.Last(e => e.Kind is LedgerEntryKind.Payment && e.ReversedBy is null);
        account.Reverse(payment, [.. _invoices.Where(i => i.OrganizationId == organization.Id && i.Paid > 0).OrderByDescending(i => i.Id == payment.InvoiceId)],
            new Booking(DemoCalendar.Day(at), at, administrator) { Note = "The cheque was returned unpaid." });
    }

    /// <summary>Takes what is open of the awaited invoice back, as a lapse and every end of a membership does.</summary>
    public void CreditAwaited(Organization organization, Guid? awaited, string reason, DateTimeOffset at)
    {
        if (awaited is null) return;
        var invoice = _invoices.Single(i => i.Id == awaited);
        var note = Make(new InvoiceDraft
        {
            Kind = InvoiceKind.CreditNote, Purpose = invoice.Purpose, Buyer = InvoiceBuyer.Of(organization), Currency = organization.Currency, DueOn = DemoCalendar.Day(at),
            Seller = options.Seller, TaxNote = options.TaxNote, TierId = invoice.TierId, YearlyDues = invoice.YearlyDues, Reason = InvoiceTexts.Stored(reason), CreditsInvoiceId = invoice.Id,
            Lines = [new(InvoiceLineKind.Credit, invoice.Number, null, null, null, invoice.Total)],
        }, at);
        Account(organization).BookCreditNote(invoice, note, Open(organization), new Booking(DemoCalendar.Day(at), at, null));
    }

    /// <summary>Lets the organization follow, as <see cref="Settlement"/> does.</summary>
    public static void Settle(Organization organization, Invoice invoice, DateTimeOffset at)
    {
        if (organization.AwaitedInvoiceId != invoice.Id || !invoice.IsSettled || invoice.IsCancelled) return;
        Term? term = invoice.TermFrom is { } from ? new Term(from, invoice.TermUntil!.Value) : null;
        var decision = new Decision(null, at, "paid");
        if (organization.Status is OrganizationStatus.AwaitingPayment) organization.Begin(term ?? Term.Rolling(DemoCalendar.Day(at)), invoice.YearlyDues, decision);
        else organization.Renew(invoice.TierId, term!.Value, invoice.YearlyDues, DemoCalendar.Day(at), decision);
    }

    private DuesAccount Account(Organization organization)
    {
        if (!_accounts.TryGetValue(organization.Id, out var account)) _accounts[organization.Id] = account = new DuesAccount(organization.Id, organization.Currency);
        return account;
    }

    private List<Invoice> Open(Organization organization) => [.. _invoices.Where(i => i.OrganizationId == organization.Id && i.Open > 0)];

    private Invoice Make(InvoiceDraft draft, DateTimeOffset at)
    {
        var key = (draft.Kind, at.UtcDateTime.Year);
        if (!_series.TryGetValue(key, out var series)) _series[key] = series = new DocumentSeries(draft.Kind, at.UtcDateTime.Year);
        var invoice = Invoice.Make(draft, series.Next(), at);
        _invoices.Add(invoice);
        return invoice;
    }
}
