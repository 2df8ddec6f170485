using FluentValidation;
using MediatR;
using Membership.Application.Common;

namespace Membership.Application.Dues;

/// <summary>The books: the ledger lines of all organizations, by the day on which they were booked.</summary>
/// <param name="From">Only what was booked on this day or later.</param>
/// <param name="Until">Only what was booked on this day or earlier.</param>
/// <param name="Page">Which page.</param>
public sealed record ListBooksEntriesQuery(DateOnly? From, DateOnly? Until, PageRequest Page) : IRequest<Page<BooksEntry>>;

/// <summary>One line of the books.</summary>
/// <param name="BookedOn">The day of the event itself; decides into which year it falls.</param>
/// <param name="OrganizationId">Whose ledger.</param>
/// <param name="Organization">Their legal name.</param>
/// <param name="Country">Their country, ISO 3166-1 alpha-2.</param>
/// <param name="ActorId">Who recorded it; null for the system and for machine clients.</param>
/// <param name="Line">The line itself.</param>
public sealed record BooksEntry(DateOnly BookedOn, Guid OrganizationId, string Organization, string Country, Guid? ActorId, LedgerLine Line);

/// <summary>Checks the period and the page.</summary>
public sealed class ListBooksEntriesValidator : AbstractValidator<ListBooksEntriesQuery>
{
    /// <summary>The rules.</summary>
    public ListBooksEntriesValidator()
    {
        this.ValidPeriod(q => q.From, q => q.Until);
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads by keyset on day, organization and ordinal.</summary>
public sealed class ListBooksEntriesHandler(DuesAccess access, BooksReader books, ICursors cursors) : IRequestHandler<ListBooksEntriesQuery, Page<BooksEntry>>
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
