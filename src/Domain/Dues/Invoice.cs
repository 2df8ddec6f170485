using Membership.Domain.Common;

namespace Membership.Domain.Dues;

/// <summary>
/// An invoice, or a credit note about one. What it says never changes: who it was made out to, the lines, the total. Beside that it
/// counts how much of it is paid, credited or written off; the ledger says how that came about.
/// </summary>
public sealed class Invoice : Aggregate
{
    private readonly List<InvoiceLine> _lines = [];
    private bool _settledNow;

    private Invoice() { }

    public Guid OrganizationId { get; private init; }
    public InvoiceKind Kind { get; private init; }

    /// <summary>What it is for.</summary>
    public InvoicePurpose Purpose { get; private init; }

    /// <summary>Gapless within its kind and year, for example <c>2026-00017</c>; credit notes have a series of their own.</summary>
    public string Number { get; private init; } = "";
    public DateOnly IssuedOn { get; private init; }

    /// <summary>The last day on which it can be paid without being late.</summary>
    public DateOnly DueOn { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public string Currency { get; private init; } = "";
    public decimal Total { get; private init; }

    /// <summary>To whom it was made out, as they were called that day.</summary>
    public string BuyerName { get; private init; } = "";
    public string? BuyerAddress { get; private init; }
    public string BuyerCountry { get; private init; } = "";
    public string? BuyerVatNumber { get; private init; }

    /// <summary>The language of the organization that day.</summary>
    public string Language { get; private init; } = "";

    /// <summary>Who made it out: name and address, with line breaks.</summary>
    public string Seller { get; private init; } = "";

    /// <summary>What it says about taxes.</summary>
    public string? TaxNote { get; private init; }

    /// <summary>Why, on a credit note: what a person wrote, or a code of the system's behind a mark.</summary>
    public string? Reason { get; private init; }

    /// <summary>Of a credit note: the invoice that it corrects.</summary>
    public Guid? CreditsInvoiceId { get; private init; }

    /// <summary>The tier that it buys.</summary>
    public Guid TierId { get; private init; }

    /// <summary>The year's dues on which it was reckoned.</summary>
    public decimal YearlyDues { get; private init; }

    /// <summary>The term that it buys; null where the term begins with the payment.</summary>
    public DateOnly? TermFrom { get; private init; }
    public DateOnly? TermUntil { get; private init; }

    /// <summary>The first day of the term that it renews; at most one invoice that is not credited in full per organization and day.</summary>
    public DateOnly? RenewsFrom { get; private init; }

    /// <summary>Of an upgrade: the year's dues that its days were paid for before; they count again where it is taken back.</summary>
    public decimal? DuesBefore { get; private init; }

    /// <summary>Of an upgrade: whether the tier begins once money has paid for it. No longer once it has begun, and not where it was given before: that is a debt like any other.</summary>
    public bool BeginsTier { get; private set; }

    /// <summary>Payments counted towards it.</summary>
    public decimal Paid { get; private set; }

    /// <summary>Taken back by credit notes.</summary>
    public decimal Credited { get; private set; }

    /// <summary>Given up.</summary>
    public decimal WrittenOff { get; private set; }

    /// <summary>What is still to be paid.</summary>
    public decimal Open { get; private set; }

    /// <summary>Taken back or given up, or both in any order, with nothing left that money pays: it never buys a term.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Orders the invoices of an organization and those that are due, unique: day and number.</summary>
    public string SortKey { get; private init; } = "";

    public IReadOnlyCollection<InvoiceLine> Lines => _lines;

    /// <summary>What a credit note can still take back, paid or not.</summary>
    public decimal Creditable => Total - Credited - WrittenOff;

    /// <summary>Paid, credited or written off in full.</summary>
    public bool IsSettled => Open == 0;

    /// <summary>Tells once that it became settled since it was loaded, so that what follows from it follows once.</summary>
    public bool TakeSettledNow()
    {
        var settled = _settledNow;
        _settledNow = false;
        return settled;
    }

    /// <summary>Whether its tier is still to begin: not once it has begun, and again where the money for it went back before its term.</summary>
    public void LetBegin(bool still)
    {
        BeginsTier = still;
        Changed();
    }

    /// <summary>Makes a document out; <see cref="DuesAccount"/> books it.</summary>
    public static Invoice Make(InvoiceDraft draft, string number, DateTimeOffset now)
    {
        var total = draft.Lines.Sum(l => l.Amount);
        Money.RequireValid(total, draft.Currency);
        MoneyErrors.TooPrecise.Unless(draft.Lines.All(l => new Money(l.Amount, draft.Currency).IsExact));
        var issued = DateOnly.FromDateTime(now.UtcDateTime);
        var invoice = new Invoice
        {
            Id = Guid.CreateVersion7(now), OrganizationId = draft.Buyer.OrganizationId, Kind = draft.Kind, Purpose = draft.Purpose, Number = number, IssuedOn = issued,
            DueOn = draft.DueOn, CreatedAt = now, Currency = draft.Currency, Total = total, Open = draft.Kind is InvoiceKind.Invoice ? total : 0,
            BuyerName = draft.Buyer.Name, BuyerAddress = draft.Buyer.Address, BuyerCountry = draft.Buyer.Country, BuyerVatNumber = draft.Buyer.VatNumber,
            Language = draft.Buyer.Language, Seller = draft.Seller, TaxNote = draft.TaxNote, Reason = draft.Reason, CreditsInvoiceId = draft.CreditsInvoiceId,
            TierId = draft.TierId, YearlyDues = draft.YearlyDues, TermFrom = draft.Term?.From, TermUntil = draft.Term?.Until,
            DuesBefore = draft.DuesBefore, BeginsTier = draft.BeginsTier,
            RenewsFrom = draft is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Renewal } ? draft.Term?.From : null,
            // Numbers grow longer after 99,999, and the longer ones come later.
            SortKey = $"{issued:O}\u0001{number.Length:D2}{number}",
        };
        invoice._lines.AddRange(draft.Lines.Select((line, index) => new InvoiceLine(invoice.Id, index + 1, line)));
        return invoice;
    }

    /// <summary>Counts a payment towards it as far as it is open; answers what is left of the payment.</summary>
    internal decimal Pay(decimal amount)
    {
        var counted = Math.Min(amount, Open);
        if (counted > 0) Reckon(Paid + counted);
        return amount - counted;
    }

    /// <summary>A payment that was counted is taken back as far as there is one; answers what is left to be taken back.</summary>
    internal decimal Unpay(decimal amount)
    {
        var taken = Math.Min(amount, Paid);
        if (taken > 0) Reckon(Paid - taken);
        return amount - taken;
    }

    /// <summary>Takes an amount back; answers what of it had been paid already.</summary>
    internal decimal Credit(decimal amount)
    {
        DuesErrors.CreditNoteFinal.Unless(Kind is InvoiceKind.Invoice);
        DuesErrors.CreditTooLarge.Unless(amount <= Creditable);
        Credited += amount;
        var paidBefore = Math.Max(0, Paid + Credited + WrittenOff - Total);
        Reckon(Paid - paidBefore);
        return paidBefore;
    }

    internal void WriteOff(decimal amount)
    {
        DuesErrors.CreditNoteFinal.Unless(Kind is InvoiceKind.Invoice);
        DuesErrors.WriteOffTooLarge.Unless(amount <= Open);
        WrittenOff += amount;
        Reckon(Paid);
    }

    private void Reckon(decimal paid)
    {
        Paid = paid;
        var before = Open;
        Open = Total - Paid - Credited - WrittenOff;
        IsCancelled = Creditable == 0;
        _settledNow = Open == 0 && (_settledNow || before > 0);
        Changed();
    }
}
