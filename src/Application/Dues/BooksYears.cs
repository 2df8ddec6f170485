using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The years of the books, from the first booking to today.</summary>
public sealed record ListBooksYearsQuery : IRequest<Page<BooksYear>>;

/// <summary>Closes a year that is over; nothing is booked into it, or into any year before it, any more.</summary>
public sealed record CloseBooksYearCommand(int Year) : ICommand<BooksYear>;

/// <summary>A year of the books.</summary>
/// <param name="Year">The year, UTC.</param>
/// <param name="Status">open or closed.</param>
/// <param name="ClosedAt">When it was closed, UTC; null also where only a later year was.</param>
/// <param name="ClosedBy">The member who closed it.</param>
public sealed record BooksYear(int Year, BooksYearStatus Status, DateTimeOffset? ClosedAt, Guid? ClosedBy);

/// <summary>Whether something can be booked into a year.</summary>
public enum BooksYearStatus
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>It cannot.</summary>
    Closed,
}

/// <summary>Checks the year.</summary>
public sealed class CloseBooksYearValidator : AbstractValidator<CloseBooksYearCommand>
{
    /// <summary>The rules.</summary>
    public CloseBooksYearValidator() => RuleFor(c => c.Year).InclusiveBetween(BookableDay.FirstYear, 9999);
}

/// <summary>Reads the years; there is one line for each, so they come on one page.</summary>
public sealed class ListBooksYearsHandler(IMembershipDb db, DuesAccess access, BookableDays days) : IRequestHandler<ListBooksYearsQuery, Page<BooksYear>>
{
    /// <inheritdoc/>
    public async Task<Page<BooksYear>> Handle(ListBooksYearsQuery request, CancellationToken cancellationToken)
    {
        access.RequireBooks();
        var closed = await db.ClosedYears.ToDictionaryAsync(y => y.Year, cancellationToken);
        var (last, today) = (closed.Count == 0 ? 0 : closed.Keys.Max(), days.Today.Year);
        var first = (await db.LedgerEntries.OrderBy(e => e.SortKey).Select(e => (DateOnly?)e.BookedOn).FirstOrDefaultAsync(cancellationToken))?.Year ?? today;
        if (closed.Count > 0) first = Math.Min(first, closed.Keys.Min());
        return new Page<BooksYear>([.. Enumerable.Range(first, today - first + 1).Reverse().Select(y => new BooksYear(
            y, y <= last ? BooksYearStatus.Closed : BooksYearStatus.Open, closed.GetValueOrDefault(y)?.ClosedAt, closed.GetValueOrDefault(y)?.ActorId))], null);
    }
}

/// <summary>Closes years in their order.</summary>
public sealed class CloseBooksYearHandler(IMembershipDb db, DuesAccess access, BookableDays days, FreshSignIn fresh, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<CloseBooksYearCommand, BooksYear>
{
    /// <inheritdoc/>
    public async Task<BooksYear> Handle(CloseBooksYearCommand request, CancellationToken cancellationToken)
    {
        CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator);
        fresh.Require();
        var year = new ClosedYear(request.Year, current.Actor.MemberId!.Value, clock.GetUtcNow());
        var last = await days.LastClosedAsync(cancellationToken) ?? 0;
        (DuesErrors.YearClosed with { Field = null }).Unless(year.Year > last);
        var (from, until) = (FirstKeyOf(last + 1), FirstKeyOf(year.Year));
        DuesErrors.YearsOutOfOrder.Unless(
            !await db.LedgerEntries.AnyAsync(e => string.Compare(e.SortKey, from) >= 0 && string.Compare(e.SortKey, until) < 0, cancellationToken));
        db.ClosedYears.Add(year);
        access.Record("books.close", null, year.Year.ToString(CultureInfo.InvariantCulture));
        return new BooksYear(year.Year, BooksYearStatus.Closed, year.ClosedAt, year.ActorId);
    }

    private static string FirstKeyOf(int year) => year.ToString("D4", CultureInfo.InvariantCulture);
}
