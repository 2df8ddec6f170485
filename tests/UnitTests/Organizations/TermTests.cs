using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>Days for which dues are paid.</summary>
public sealed class TermTests
{
    [Theory]
    [InlineData("2026-03-14", "2027-03-13", 365)]
    [InlineData("2027-03-01", "2028-02-29", 366)]
    [InlineData("2028-02-29", "2029-02-27", 365)]
    [InlineData("2028-03-01", "2029-02-28", 365)]
    [InlineData("2026-01-01", "2026-12-31", 365)]
    [InlineData("2028-01-01", "2028-12-31", 366)]
    public void A_rolling_year_ends_the_day_before_the_same_day_of_the_next(string from, string until, int days)
    {
        var term = Term.Rolling(Day(from));

        Assert.Equal((Day(until), days), (term.Until, term.Days));
        Assert.Equal(term, term.WholeYear());
    }

    [Theory]
    [InlineData("2026-03-14", 1, 1, "2026-12-31")]
    [InlineData("2026-01-01", 1, 1, "2026-12-31")]
    [InlineData("2026-03-14", 7, 1, "2026-06-30")]
    [InlineData("2026-07-01", 7, 1, "2027-06-30")]
    [InlineData("2026-06-30", 7, 1, "2026-06-30")]
    [InlineData("2028-02-29", 3, 1, "2028-02-29")]
    [InlineData("2027-03-01", 3, 1, "2028-02-29")]
    [InlineData("2028-02-29", 2, 28, "2029-02-27")]
    public void A_fixed_term_runs_to_the_end_of_the_bodys_year(string from, int month, int day, string until)
    {
        var term = Term.Fixed(Day(from), month, day);

        Assert.Equal(Day(until), term.Until);
        Assert.Equal((month, day), (term.Until.AddDays(1).Month, term.Until.AddDays(1).Day));
        Assert.InRange(term.Days, 1, term.WholeYear().Days);
    }

    [Theory]
    [InlineData("2026-03-13", 365)]
    [InlineData("2026-03-14", 365)]
    [InlineData("2026-03-15", 364)]
    [InlineData("2027-03-13", 1)]
    [InlineData("2027-03-14", 0)]
    [InlineData("2030-01-01", 0)]
    public void The_day_itself_is_still_left(string on, int left) => Assert.Equal(left, Term.Rolling(Day("2026-03-14")).DaysLeft(Day(on)));

    [Fact]
    public void No_part_of_a_fixed_year_is_longer_than_the_year_it_is_part_of()
    {
        for (var from = Day("2023-01-01"); from < Day("2033-01-01"); from = from.AddDays(1))
        {
            Assert.All([(1, 1), (2, 28), (3, 1), (7, 1), (12, 28)], start => Assert.InRange(Term.Fixed(from, start.Item1, start.Item2).Days, 1, Term.Fixed(from, start.Item1, start.Item2).WholeYear().Days));
            var rolling = Term.Rolling(from);
            Assert.InRange(rolling.Days, 365, 366);
            Assert.Equal(rolling.Until.AddDays(1), Term.Rolling(rolling.Until.AddDays(1)).From);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", provider: null);
}
