using Membership.Domain.Common;

namespace Membership.Domain.Dues;

/// <summary>
/// What one organization owes, as a ledger to which lines are only ever added. The balance is the sum of the lines; it also is what the
/// invoices have open less the credit that no invoice has taken yet, and both hold after every booking.
/// </summary>
public sealed class DuesAccount : Aggregate
{
    private readonly List<LedgerEntry> _entries = [];

    private DuesAccount() { }

    /// <summary>Opens the account of an organization; it has the organization's id.</summary>
    public DuesAccount(Guid organizationId, string currency) => (Id, Currency) = (organizationId, currency);

    /// <summary>ISO 4217; nothing in another currency is ever booked.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>What is owed; negative where the organization has paid more than was asked for.</summary>
    public decimal Balance { get; private set; }

    /// <summary>Money that no invoice has taken yet; the next one takes it.</summary>
    public decimal Credit { get; private set; }

    /// <summary>How many lines there are; the next one gets this ordinal plus one.</summary>
    public int EntryCount { get; private set; }

    /// <summary>The lines that were loaded or added.</summary>
    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    /// <summary>Books an invoice; credit that stands on the account pays it as far as it goes.</summary>
    public void Charge(Invoice invoice, Booking booking)
    {
        Add(LedgerEntryKind.Invoice, invoice.Total, booking with { InvoiceId = invoice.Id, Reference = invoice.Number });
        Credit = invoice.Pay(Credit);
    }

    /// <summary>Books money received. It pays the invoice it names, then the others by age; what is left is credit.</summary>
    /// <param name="amount">Positive.</param>
    /// <param name="currency">The currency of the money; must be the account's.</param>
    /// <param name="named">The invoice that the payer named, if any.</param>
    /// <param name="open">All invoices of the organization that are open, by age.</param>
    /// <param name="booking">Day, reference, method, who.</param>
    public LedgerEntry Receive(decimal amount, string currency, Invoice? named, IReadOnlyList<Invoice> open, Booking booking)
    {
        RequireAmount(amount, currency);
        DuesErrors.InvoiceUnknown.Unless(named is null or { Kind: InvoiceKind.Invoice });
        var entry = Add(LedgerEntryKind.Payment, -amount, booking with { InvoiceId = named?.Id });
        Credit += named?.Pay(amount) ?? amount;
        PayFromCredit(open);
        return entry;
    }

    /// <summary>
    /// Books a credit note: what of the invoice is open is open no more, and what was paid becomes credit. None are open to it where another invoice
    /// follows that takes the credit first; then <see cref="Spread"/> is called.
    /// </summary>
    public void BookCreditNote(Invoice invoice, Invoice creditNote, IReadOnlyList<Invoice> open, Booking booking)
    {
        var paidBefore = invoice.Credit(creditNote.Total);
        Add(LedgerEntryKind.CreditNote, -creditNote.Total, booking with { InvoiceId = invoice.Id, Reference = creditNote.Number });
        Credit += paidBefore;
        PayFromCredit(open);
    }

    /// <summary>Credit pays what is open, by age.</summary>
    public void Spread(IReadOnlyList<Invoice> open)
    {
        PayFromCredit(open);
        Changed();
    }

    /// <summary>Books a part of an invoice that is given up, for example bank charges.</summary>
    public LedgerEntry WriteOff(Invoice invoice, decimal amount, string currency, Booking booking)
    {
        RequireAmount(amount, currency);
        invoice.WriteOff(amount);
        return Add(LedgerEntryKind.WriteOff, -amount, booking with { InvoiceId = invoice.Id });
    }

    /// <summary>Books money that was sent back; only credit can be.</summary>
    public LedgerEntry Refund(decimal amount, string currency, Booking booking)
    {
        RequireAmount(amount, currency);
        DuesErrors.RefundTooLarge.Unless(amount <= Credit);
        Credit -= amount;
        return Add(LedgerEntryKind.Refund, amount, booking);
    }

    /// <summary>Books that a payment never came, or was recorded wrongly: the same amount the other way. Invoices that it paid are open again.</summary>
    /// <param name="payment">The payment; it stays in the ledger.</param>
    /// <param name="paid">The invoices that payments are counted towards: the one that the payment named first, then the latest.</param>
    /// <param name="booking">Day, reason, who.</param>
    public LedgerEntry Reverse(LedgerEntry payment, IReadOnlyList<Invoice> paid, Booking booking)
    {
        DuesErrors.NotAPayment.Unless(payment.Kind is LedgerEntryKind.Payment);
        DuesErrors.ReversedAlready.Unless(payment.ReversedBy is null);
        var amount = -payment.Amount;
        DuesErrors.RefundedAlready.Unless(Credit + paid.Sum(i => i.Paid) >= amount);
        var left = amount - Math.Min(Credit, amount);
        Credit -= amount - left;
        foreach (var invoice in paid) left = invoice.Unpay(left);
        var entry = Add(LedgerEntryKind.Reversal, amount, booking with { InvoiceId = payment.InvoiceId });
        payment.ReverseBy(entry.Ordinal);
        return entry;
    }

    private void RequireAmount(decimal amount, string currency)
    {
        DuesErrors.OtherCurrency.Unless(currency == Currency);
        Money.RequireValid(amount, currency);
    }

    private void PayFromCredit(IReadOnlyList<Invoice> open)
    {
        foreach (var invoice in open)
        {
            if (Credit == 0) return;
            Credit = invoice.Pay(Credit);
        }
    }

    private LedgerEntry Add(LedgerEntryKind kind, decimal amount, Booking booking)
    {
        Balance += amount;
        var entry = new LedgerEntry(this, ++EntryCount, kind, amount, booking);
        _entries.Add(entry);
        Changed();
        return entry;
    }
}
