using System.Runtime.InteropServices;

namespace Membership.Domain.Organizations;

/// <summary>The days for which dues are paid, both included.</summary>
/// <param name="From">First day, UTC.</param>
/// <param name="Until">Last day, UTC.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Term(DateOnly From, DateOnly Until)
{
    /// <summary>How many days.</summary>
    public int Days => Until.DayNumber - From.DayNumber + 1;

    /// <summary>Twelve months from a day.</summary>
    public static Term Rolling(DateOnly from) => new(from, from.AddYears(1).AddDays(-1));

    /// <summary>From a day to the end of the year that begins on a fixed day of the calendar.</summary>
    /// <param name="from">First day of the term.</param>
    /// <param name="month">Month in which years begin.</param>
    /// <param name="day">Day on which years begin, 1 to 28.</param>
    public static Term Fixed(DateOnly from, int month, int day)
    {
        var start = new DateOnly(from.Year, month, day);
        return new Term(from, (start > from ? start : start.AddYears(1)).AddDays(-1));
    }

    /// <summary>The whole year whose last day is a day.</summary>
    public static Term YearEnding(DateOnly until) => new(until.AddDays(1).AddYears(-1), until);

    /// <summary>The whole year that it is, or that it ends; the two differ by a day where a year begins on 29 February.</summary>
    public Term WholeYear() => this == Rolling(From) ? this : YearEnding(Until);

    /// <summary>How many of its days are left, a day itself included.</summary>
    public int DaysLeft(DateOnly on) => Math.Clamp(Until.DayNumber - on.DayNumber + 1, 0, Days);
}
