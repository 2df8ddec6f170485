using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>One line of an organization's ledger. Lines are only ever added; corrections are lines of their own.</summary>
/// <param name="Ordinal">Counts the lines of the organization, from 1, in the order of recording.</param>
/// <param name="Kind">invoice, payment, creditNote, writeOff, refund or reversal.</param>
/// <param name="Amount">Positive where more is owed, negative where less is: a payment is negative.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BalanceAfter">What was owed after this line; negative where the organization had paid more than was asked for.</param>
/// <param name="BookedOn">The day of the event itself, for example when the money came.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="InvoiceId">Which invoice it is about.</param>
/// <param name="InvoiceNumber">Its number.</param>
/// <param name="Reference">The bank's reference of a payment or refund, or the number of the document.</param>
/// <param name="Method">How money came or went: bankTransfer, cheque or other.</param>
/// <param name="Note">Why, or anything else worth knowing.</param>
/// <param name="ReversedBy">Of a payment: the ordinal of the line that reversed it.</param>
public sealed record LedgerLine(
    int Ordinal, LedgerEntryKind Kind, decimal Amount, string Currency, decimal BalanceAfter, DateOnly BookedOn, DateTimeOffset RecordedAt, Guid? InvoiceId,
    string? InvoiceNumber, string? Reference, PaymentMethod? Method, string? Note, int? ReversedBy) : IVersioned
{
    /// <summary>A line changes once at most: a payment learns that it was reversed.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The line of an entry.</summary>
    public static LedgerLine Of(LedgerEntry e, string? invoiceNumber) => new(
        e.Ordinal, e.Kind, Money.Written(e.Amount, e.Currency), e.Currency, Money.Written(e.BalanceAfter, e.Currency), e.BookedOn, e.RecordedAt, e.InvoiceId, invoiceNumber,
        e.Reference, e.Method, e.Note, e.ReversedBy) { Version = e.ReversedBy is null ? 1 : 2 };
}

/// <summary>Reads ledgers.</summary>
public sealed class Ledger(IMembershipDb db)
{
    /// <summary>The lines of an organization that fulfil a condition, in an order, with the numbers of their invoices.</summary>
    public async Task<List<LedgerLine>> LinesAsync(Guid organizationId, Func<IQueryable<LedgerEntry>, IQueryable<LedgerEntry>> which, CancellationToken cancellationToken)
    {
        var entries = which(db.LedgerEntries.Where(e => e.OrganizationId == organizationId));
        var rows = await entries.Select(e => new { Entry = e, Number = db.Invoices.Where(i => i.Id == e.InvoiceId).Select(i => i.Number).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => LedgerLine.Of(r.Entry, r.Number));
    }
}

/// <summary>Filters ledgers.</summary>
internal static class LedgerFilters
{
    /// <summary>What was booked between two days, both included.</summary>
    public static IQueryable<LedgerEntry> Booked(this IQueryable<LedgerEntry> entries, DateOnly? from, DateOnly? until)
    {
        if (from is { } first) entries = entries.Where(e => e.BookedOn >= first);
        return until is { } last ? entries.Where(e => e.BookedOn <= last) : entries;
    }
}
