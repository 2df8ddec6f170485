using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>An account with its invoices, kept as the use cases keep it.</summary>
internal sealed class Bookkeeping(string currency = "EUR")
{
    private static readonly Guid Organization = Guid.Parse("019ce000-0000-7000-8000-0000000000aa");

    private readonly Dictionary<InvoiceKind, DocumentSeries> _series = new()
    {
        [InvoiceKind.Invoice] = new(InvoiceKind.Invoice, Given.Now.Year), [InvoiceKind.CreditNote] = new(InvoiceKind.CreditNote, Given.Now.Year),
    };

    private int _references;

    public static readonly DateOnly Today = DateOnly.FromDateTime(Given.Now.UtcDateTime);

    public DuesAccount Account { get; } = new(Organization, currency);

    /// <summary>Invoices, oldest first.</summary>
    public List<Invoice> Invoices { get; } = [];

    public List<Invoice> CreditNotes { get; } = [];

    public IReadOnlyList<Invoice> Open => [.. Invoices.Where(i => i.Open > 0)];

    public IEnumerable<LedgerEntry> Payments => Account.Entries.Where(e => e.Kind is LedgerEntryKind.Payment);

    public static Booking At(DateOnly? on = null) => new(on ?? Today, Given.Now, Given.Officer);

    public Invoice Charge(decimal amount, InvoicePurpose purpose = InvoicePurpose.Admission)
    {
        var invoice = Make(InvoiceKind.Invoice, amount, null, purpose);
        Account.Charge(invoice, At());
        Invoices.Add(invoice);
        return invoice;
    }

    /// <summary>Charges a higher tier that begins with its payment.</summary>
    public Invoice ChargeStep(decimal duesBefore, decimal dues)
    {
        var draft = Draft(InvoiceKind.Invoice, dues - duesBefore, null, InvoicePurpose.Upgrade);
        var invoice = Invoice.Make(draft with { DuesBefore = duesBefore, YearlyDues = dues, BeginsTier = true }, _series[InvoiceKind.Invoice].Next(), Given.Now);
        Account.Charge(invoice, At());
        Invoices.Add(invoice);
        return invoice;
    }

    public LedgerEntry Receive(decimal amount, Invoice? named = null, string? money = null, string? reference = null) =>
        Account.Receive(amount, money ?? currency, named, Open, At() with { Reference = reference ?? $"bank {++_references}", Method = PaymentMethod.BankTransfer });

    public Invoice Credit(Invoice invoice, decimal amount)
    {
        var note = Make(InvoiceKind.CreditNote, amount, invoice.Id, invoice.Purpose);
        Account.BookCreditNote(invoice, note, [.. Open.Where(i => i != invoice)], At());
        CreditNotes.Add(note);
        return note;
    }

    public LedgerEntry WriteOff(Invoice invoice, decimal amount, string? money = null) => Account.WriteOff(invoice, amount, money ?? currency, At());

    public LedgerEntry Refund(decimal amount, string? money = null) => Account.Refund(amount, money ?? currency, At());

    public LedgerEntry Reverse(LedgerEntry payment) =>
        Account.Reverse(payment, [.. Invoices.Where(i => i.Paid > 0).OrderByDescending(i => i.Id == payment.InvoiceId).ThenByDescending(Invoices.IndexOf)], At());

    public Invoice Make(InvoiceKind kind, decimal amount, Guid? credits = null, InvoicePurpose purpose = InvoicePurpose.Admission) =>
        Invoice.Make(Draft(kind, amount, credits, purpose), _series[kind].Next(), Given.Now);

    private InvoiceDraft Draft(InvoiceKind kind, decimal amount, Guid? credits, InvoicePurpose purpose) => new()
    {
        Kind = kind, Purpose = purpose, Currency = currency, DueOn = Today.AddDays(30), Seller = "The Body", TierId = Guid.NewGuid(), YearlyDues = amount,
        Buyer = new InvoiceBuyer(Organization, "Network Society", null, "KE", null, "en"), CreditsInvoiceId = credits,
        Lines = [new InvoiceLineDetails(kind is InvoiceKind.Invoice ? InvoiceLineKind.Dues : InvoiceLineKind.Credit, "Gold", null, null, null, amount)],
    };
}
