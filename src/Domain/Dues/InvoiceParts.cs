using Membership.Domain.Organizations;

namespace Membership.Domain.Dues;

/// <summary>The two documents that are numbered.</summary>
public enum InvoiceKind
{
    /// <summary>Asks for dues.</summary>
    Invoice,

    /// <summary>Takes an invoice back, in part or in full.</summary>
    CreditNote,
}

/// <summary>What an invoice is for.</summary>
public enum InvoicePurpose
{
    /// <summary>The first term.</summary>
    Admission,

    /// <summary>The next term.</summary>
    Renewal,

    /// <summary>The difference to a higher tier.</summary>
    Upgrade,

    /// <summary>The first term after coming back.</summary>
    Return,
}

/// <summary>What a line is about; its words are made from it in the reader's language.</summary>
public enum InvoiceLineKind
{
    /// <summary>Dues of a tier for a whole year.</summary>
    Dues,

    /// <summary>Dues for a part of a year.</summary>
    ProratedDues,

    /// <summary>The difference to a higher tier for the days that are left.</summary>
    UpgradeDifference,

    /// <summary>A part of an invoice, or all of it, taken back.</summary>
    Credit,
}

/// <summary>What a line says.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">The tier's name; of a credit, the number of the invoice.</param>
/// <param name="Term">For which days; null where the term begins with the payment.</param>
/// <param name="Days">Of a prorated line: how many days are paid for.</param>
/// <param name="OfDays">Of a prorated line: how many days the whole year has.</param>
/// <param name="Amount">In the currency of the invoice.</param>
public sealed record InvoiceLineDetails(InvoiceLineKind Kind, string Subject, Term? Term, int? Days, int? OfDays, decimal Amount);

/// <summary>To whom a document is made out.</summary>
public sealed record InvoiceBuyer(Guid OrganizationId, string Name, string? Address, string Country, string? VatNumber, string Language)
{
    /// <summary>Whom an invoice was made out to; a credit note about it is made out to the same.</summary>
    public static InvoiceBuyer Of(Invoice invoice) => new(
        invoice.OrganizationId, invoice.BuyerName, invoice.BuyerAddress, invoice.BuyerCountry, invoice.BuyerVatNumber, invoice.Language);

    /// <summary>The organization as it is today.</summary>
    public static InvoiceBuyer Of(Organization organization) => new(
        organization.Id, organization.LegalName, organization.Address, organization.Country, organization.VatNumber, organization.Language);
}

/// <summary>Everything that a document says, before it has a number.</summary>
public sealed record InvoiceDraft
{
    public required InvoiceKind Kind { get; init; }
    public required InvoicePurpose Purpose { get; init; }
    public required InvoiceBuyer Buyer { get; init; }
    public required string Currency { get; init; }
    public required DateOnly DueOn { get; init; }
    public required string Seller { get; init; }
    public required Guid TierId { get; init; }
    public required decimal YearlyDues { get; init; }
    public required IReadOnlyList<InvoiceLineDetails> Lines { get; init; }
    public string? TaxNote { get; init; }
    public string? Reason { get; init; }
    public Guid? CreditsInvoiceId { get; init; }
    public Term? Term { get; init; }
    public decimal? DuesBefore { get; init; }
    public bool BeginsTier { get; init; }
}

/// <summary>A line of a document; never changed.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine() { }

    internal InvoiceLine(Guid invoiceId, int ordinal, InvoiceLineDetails line)
    {
        (InvoiceId, Ordinal, Kind, Subject, Amount) = (invoiceId, ordinal, line.Kind, line.Subject, line.Amount);
        (From, Until, Days, OfDays) = (line.Term?.From, line.Term?.Until, line.Days, line.OfDays);
    }

    public Guid InvoiceId { get; private init; }

    /// <summary>Counts the lines, from 1.</summary>
    public int Ordinal { get; private init; }
    public InvoiceLineKind Kind { get; private init; }
    public string Subject { get; private init; } = "";
    public DateOnly? From { get; private init; }
    public DateOnly? Until { get; private init; }
    public int? Days { get; private init; }
    public int? OfDays { get; private init; }
    public decimal Amount { get; private init; }
}
