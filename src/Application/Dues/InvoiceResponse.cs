using System.Globalization;
using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>How an invoice stands.</summary>
public enum InvoiceStatus
{
    /// <summary>Something is still to be paid.</summary>
    Open,

    /// <summary>Paid, credited or written off in full; a credit note is settled from the start.</summary>
    Settled,

    /// <summary>Taken back by a credit note.</summary>
    Cancelled,
}

/// <summary>An invoice or a credit note. Amounts are in its currency; what it says never changes, what is paid of it does.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">invoice or creditNote.</param>
/// <param name="Purpose">What the invoice is for: admission, renewal, upgrade or return.</param>
/// <param name="Status">open, settled or cancelled.</param>
/// <param name="Number">Gapless within kind and year, such as 2026-00017; credit notes CN-2026-00003.</param>
/// <param name="IssuedOn">The day it was made out, UTC.</param>
/// <param name="DueOn">The last day on which it can be paid without being late.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">What it asks for; of a credit note, what it takes back.</param>
/// <param name="Paid">Payments counted towards it.</param>
/// <param name="Credited">Taken back by credit notes.</param>
/// <param name="WrittenOff">Given up.</param>
/// <param name="Open">What is still to be paid.</param>
/// <param name="OrganizationId">Whose invoice it is.</param>
/// <param name="Buyer">To whom it was made out, as they were called that day.</param>
/// <param name="Seller">Who made it out: name and address, with line breaks.</param>
/// <param name="TaxNote">What it says about taxes.</param>
/// <param name="Reason">Of a credit note: why.</param>
/// <param name="CreditsInvoiceId">Of a credit note: the invoice that it corrects.</param>
/// <param name="TermFrom">First day of the term that it pays for; null where the term begins with the payment.</param>
/// <param name="TermUntil">Last day of the term.</param>
/// <param name="Language">The language of the organization on the day it was made out, BCP 47.</param>
/// <param name="Lines">What is asked for.</param>
/// <param name="PayTo">How to pay what is open; null where nothing is, or where no account takes this currency.</param>
/// <param name="PageUrl">Where it can be read and printed.</param>
public sealed record InvoiceResponse(
    Guid Id, InvoiceKind Kind, InvoicePurpose Purpose, InvoiceStatus Status, string Number, DateOnly IssuedOn, DateOnly DueOn, string Currency, decimal Total, decimal Paid,
    decimal Credited, decimal WrittenOff, decimal Open, Guid OrganizationId, InvoiceBuyerResponse Buyer, string Seller, string? TaxNote, string? Reason,
    Guid? CreditsInvoiceId, DateOnly? TermFrom, DateOnly? TermUntil, string Language, IReadOnlyList<InvoiceLineResponse> Lines, PayTo? PayTo, string PageUrl) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>How an invoice stands.</summary>
    public static InvoiceStatus StatusOf(decimal open, bool isCancelled) => open > 0 ? InvoiceStatus.Open : isCancelled ? InvoiceStatus.Cancelled : InvoiceStatus.Settled;
}

/// <summary>To whom an invoice was made out.</summary>
/// <param name="Name">Legal name.</param>
/// <param name="Address">Postal address, with line breaks.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="VatNumber">Tax number.</param>
public sealed record InvoiceBuyerResponse(string Name, string? Address, string Country, string? VatNumber);

/// <summary>A line of an invoice.</summary>
/// <param name="Kind">dues, proratedDues, upgradeDifference or credit.</param>
/// <param name="Subject">The tier's name; of a credit, the number of the invoice.</param>
/// <param name="From">First day that it pays for.</param>
/// <param name="Until">Last day that it pays for.</param>
/// <param name="Days">Of a prorated line: how many days are paid for.</param>
/// <param name="OfDays">Of a prorated line: how many days the whole year has.</param>
/// <param name="Amount">In the invoice's currency.</param>
/// <param name="Description">The line in words, in the caller's language.</param>
public sealed record InvoiceLineResponse(
    InvoiceLineKind Kind, string Subject, DateOnly? From, DateOnly? Until, int? Days, int? OfDays, decimal Amount, string Description);

/// <summary>Makes responses of invoices, with what no column holds: words, a way to pay, an address.</summary>
public sealed class InvoiceResponses(IPaymentProvider payments, IPublicUrl publicUrl)
{
    /// <summary>The response of an invoice that was loaded with its lines, in the caller's language.</summary>
    public InvoiceResponse Of(Invoice i)
    {
        decimal Written(decimal amount) => Money.Written(amount, i.Currency);
        return new(i.Id, i.Kind, i.Purpose, InvoiceResponse.StatusOf(i.Open, i.IsCancelled), i.Number, i.IssuedOn, i.DueOn, i.Currency, Written(i.Total), Written(i.Paid),
            Written(i.Credited), Written(i.WrittenOff), Written(i.Open), i.OrganizationId, new InvoiceBuyerResponse(i.BuyerName, i.BuyerAddress, i.BuyerCountry, i.BuyerVatNumber),
            i.Seller, i.TaxNote, InvoiceTexts.Reason(CultureInfo.CurrentUICulture, i.Reason), i.CreditsInvoiceId, i.TermFrom, i.TermUntil, i.Language, [.. i.Lines.OrderBy(l => l.Ordinal).Select(l => new InvoiceLineResponse(
                l.Kind, l.Subject, l.From, l.Until, l.Days, l.OfDays, Written(l.Amount), InvoiceTexts.Line(CultureInfo.CurrentUICulture, l)))],
            i.IsSettled ? null : payments.PayTo(i.Currency, i.Number), publicUrl.OfInvoice(i.Id)) { Version = i.Version };
    }
}
