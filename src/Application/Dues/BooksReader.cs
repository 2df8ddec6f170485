using FluentValidation;
using Membership.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>A row of the books, as the database returns it.</summary>
/// <param name="Key">Its place in the order.</param>
/// <param name="Entry">The row.</param>
public sealed record BooksRow(string Key, BooksEntry Entry);

/// <summary>The query of the books, for pages and for the file: one walk along an index by day.</summary>
public sealed class BooksReader(IMembershipDb db)
{
    private const int ChunkSize = 1000;

    /// <summary>Rows after a key.</summary>
    public async Task<List<BooksRow>> RowsAsync(DateOnly? from, DateOnly? until, string? after, int count, CancellationToken cancellationToken)
    {
        // Keys begin with the day and this character.
        var first = after ?? $"{from:O}\u0001";
        var entries = db.LedgerEntries.Where(e => string.Compare(e.SortKey, first) > 0);
        if (until is not null)
        {
            var end = $"{until:O}\u0002";
            entries = entries.Where(e => string.Compare(e.SortKey, end) < 0);
        }
        var rows = await (from e in entries.OrderBy(e => e.SortKey).Take(count)
                          join o in db.Organizations on e.OrganizationId equals o.Id
                          orderby e.SortKey
                          select new
                          {
                              Entry = e, o.LegalName, o.Country, Number = db.Invoices.Where(i => i.Id == e.InvoiceId).Select(i => i.Number).FirstOrDefault(),
                          }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new BooksRow(
            r.Entry.SortKey, new BooksEntry(r.Entry.BookedOn, r.Entry.OrganizationId, r.LegalName, r.Country, r.Entry.ActorId, LedgerLine.Of(r.Entry, r.Number))));
    }

    /// <summary>Writes the header and every line, a chunk at a time, so that memory does not grow with the books.</summary>
    public async Task WriteAsync(TextWriter writer, DateOnly? from, DateOnly? until, CancellationToken cancellationToken)
    {
        await using var csv = new CsvFile(writer);
        await csv.HeaderAsync("bookedOn", "recordedAt", "organizationId", "organization", "country", "ordinal", "kind", "amount", "currency", "balanceAfter", "invoiceNumber",
            "reference", "method", "note", "reversedBy", "actorId");
        string? after = null;
        while (true)
        {
            var rows = await RowsAsync(from, until, after, ChunkSize, cancellationToken);
            foreach (var (entry, line) in rows.Select(r => (r.Entry, r.Entry.Line)))
            {
                csv.Day(entry.BookedOn).Time(line.RecordedAt).Id(entry.OrganizationId).Text(entry.Organization).Text(entry.Country).Number(line.Ordinal).Name(line.Kind)
                    .Number(line.Amount).Text(line.Currency).Number(line.BalanceAfter).Text(line.InvoiceNumber).Text(line.Reference).Name(line.Method).Text(line.Note)
                    .Number(line.ReversedBy).Id(entry.ActorId);
                await csv.EndAsync();
            }
            if (rows.Count < ChunkSize) return;
            after = rows[^1].Key;
        }
    }
}
