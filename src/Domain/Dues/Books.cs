using Membership.Domain.Common;

namespace Membership.Domain.Dues;

/// <summary>The last number that was given to a kind of document in a year; numbers have no gaps because this is part of the same transaction.</summary>
public sealed class DocumentSeries
{
    private DocumentSeries() { }

    /// <summary>Begins a series.</summary>
    public DocumentSeries(InvoiceKind kind, int year) => (Kind, Year) = (kind, year);

    public InvoiceKind Kind { get; private init; }
    public int Year { get; private init; }

    /// <summary>The last number given.</summary>
    public int Last { get; private set; }

    /// <summary>The next number, as documents carry it.</summary>
    public string Next() => $"{(Kind is InvoiceKind.CreditNote ? "CN-" : "")}{Year}-{++Last:D5}";
}

/// <summary>Days into which something can be booked.</summary>
public static class BookableDay
{
    /// <summary>The first year that books can hold.</summary>
    public const int FirstYear = 1990;

    /// <summary>Refuses a day that has not come, lies before the books begin, or in a year that is closed; years before a closed one count as closed.</summary>
    /// <param name="on">The day.</param>
    /// <param name="today">The present day.</param>
    /// <param name="lastClosedYear">The last year that was closed; null where none was.</param>
    /// <param name="field">The field that holds the day.</param>
    public static void Require(DateOnly on, DateOnly today, int? lastClosedYear, string field)
    {
        (DuesErrors.TooEarly with { Field = field }).Unless(on.Year >= FirstYear);
        (DuesErrors.InFuture with { Field = field }).Unless(on <= today);
        (DuesErrors.YearClosed with { Field = field }).Unless(on.Year > (lastClosedYear ?? 0));
    }
}

/// <summary>A year of the books that is closed: nothing is booked into it any more.</summary>
public sealed class ClosedYear
{
    private ClosedYear() { }

    /// <summary>Closes a year that is over.</summary>
    public ClosedYear(int year, Guid actorId, DateTimeOffset now)
    {
        DuesErrors.YearNotOver.Unless(year < now.UtcDateTime.Year);
        (Year, ActorId, ClosedAt) = (year, actorId, now);
    }

    public int Year { get; private init; }
    public DateTimeOffset ClosedAt { get; private init; }
    public Guid ActorId { get; private init; }
}
