using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Texts;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The books: the ledger lines of all organizations, by the day on which they were booked.</summary>
/// <param name="From">Only what was booked on this day or later.</param>
/// <param name="Until">Only what was booked on this day or earlier.</param>
/// <param name="Page">Which page.</param>
public sealed record ListBooksEntriesQuery(DateOnly? From, DateOnly? Until, PageRequest Page) : IRequest<Page<BooksEntry>>;

/// <summary>Downloads the books as a file. Every download and every refusal is recorded before the first line leaves.</summary>
public sealed record DownloadBooksCommand(DateOnly? From, DateOnly? Until) : ICommand<BooksDownload>;

/// <summary>The decision on a download.</summary>
/// <param name="Refusal">Why not; null where it may begin.</param>
public sealed record BooksDownload(DomainError? Refusal);

/// <summary>One line of the books.</summary>
/// <param name="BookedOn">The day of the event itself; decides into which year it falls.</param>
/// <param name="OrganizationId">Whose ledger.</param>
/// <param name="Organization">Their legal name.</param>
/// <param name="Country">Their country, ISO 3166-1 alpha-2.</param>
/// <param name="ActorId">Who recorded it; null for the system and for machine clients.</param>
/// <param name="Line">The line itself.</param>
public sealed record BooksEntry(DateOnly BookedOn, Guid OrganizationId, string Organization, string Country, Guid? ActorId, LedgerLine Line);

/// <summary>Checks the page.</summary>
public sealed class ListBooksEntriesValidator : AbstractValidator<ListBooksEntriesQuery>
{
    /// <summary>The rules.</summary>
    public ListBooksEntriesValidator()
    {
        RuleFor(q => q.Until).Must((q, until) => q.From is null || until is null || q.From <= until).WithMessage(_ => Text.Of("validation.period"));
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads by keyset on day, organization and ordinal.</summary>
public sealed class ListBooksEntriesHandler(DuesAccess access, Books books, ICursors cursors) : IRequestHandler<ListBooksEntriesQuery, Page<BooksEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<BooksEntry>> Handle(ListBooksEntriesQuery request, CancellationToken cancellationToken)
    {
        access.RequireBooks();
        var list = $"books/{request.From:O}/{request.Until:O}";
        var rows = await books.RowsAsync(request.From, request.Until, cursors.Position(list, request.Page) is [var key] ? key : null, request.Page.Size + 1, cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.Key], r => r.Entry);
    }
}

/// <summary>Decides and records; the refusal travels as a value, because an exception would take its own record back.</summary>
public sealed class DownloadBooksHandler(DuesAccess access, FreshSignIn fresh) : IRequestHandler<DownloadBooksCommand, BooksDownload>
{
    /// <inheritdoc/>
    public Task<BooksDownload> Handle(DownloadBooksCommand request, CancellationToken cancellationToken)
    {
        var refusal = access.BooksRefusal() ?? (fresh.IsFresh ? null : SignInErrors.FreshSignInRequired);
        access.Record("books.download", null, $"{request.From:O}/{request.Until:O}", refusal: refusal);
        return Task.FromResult(new BooksDownload(refusal));
    }
}

/// <summary>A row of the books, as the database returns it.</summary>
/// <param name="Key">Its place in the order.</param>
/// <param name="Entry">The row.</param>
public sealed record BooksRow(string Key, BooksEntry Entry);

/// <summary>The query of the books, for pages and for the file: one walk along an index by day.</summary>
public sealed class Books(IMembershipDb db)
{
    private const int ChunkSize = 1000;

    /// <summary>Rows after a key.</summary>
    public async Task<List<BooksRow>> RowsAsync(DateOnly? from, DateOnly? until, string? after, int count, CancellationToken cancellationToken)
    {
        // Keys begin with the day; what follows it is more than nothing, and less than the next character.
        var first = after ?? $"{from:O}";
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
