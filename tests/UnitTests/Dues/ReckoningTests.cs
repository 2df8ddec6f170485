using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Membership.UnitTests.Organizations;

namespace Membership.UnitTests.Dues;

/// <summary>What parts of years cost: exact in every currency, rounded once.</summary>
public sealed class ReckoningTests
{
    private static readonly Tier Rolling = OrganizationIn.Tier();
    private static readonly Tier Fixed = OrganizationIn.Tier(kind: TermKind.Fixed);
    private static readonly YearStart January = new(1, 1);

    [Fact]
    public void A_rolling_first_term_begins_with_the_payment_and_costs_a_year()
    {
        Assert.Null(Reckoning.FirstTerm(Rolling, Day(2026, 3, 14), January));
        var line = Reckoning.Line(Rolling, new Money(1200m, "USD"), null);
        Assert.Equal((InvoiceLineKind.Dues, "Silver", null, null, null, 1200m), (line.Kind, line.Subject, line.Term, line.Days, line.OfDays, line.Amount));
    }

    [Theory]
    [InlineData("USD", 1000, 802.74)]
    [InlineData("JPY", 100000, 80274)]
    [InlineData("KWD", 300, 240.822)]
    public void A_fixed_first_term_costs_its_days_of_the_year(string currency, decimal dues, decimal prorated)
    {
        // 14 March to 31 December are 293 of 365 days, 13 March 2024 to its end 294 of 366.
        var term = Reckoning.FirstTerm(Fixed, Day(2026, 3, 14), January)!.Value;
        var line = Reckoning.Line(Fixed, Money.Round(dues, currency), term);

        Assert.Equal((InvoiceLineKind.ProratedDues, 293, 365), (line.Kind, line.Days, line.OfDays));
        Assert.Equal(prorated, line.Amount);
        Assert.Equal((294, 366), (Reckoning.FirstTerm(Fixed, Day(2024, 3, 13), January)!.Value.Days, Term.YearEnding(Day(2024, 12, 31)).Days));
    }

    [Fact]
    public void A_whole_fixed_year_is_not_prorated() =>
        Assert.Equal(InvoiceLineKind.Dues, Reckoning.Line(Fixed, new Money(1200m, "USD"), Reckoning.FirstTerm(Fixed, Day(2028, 1, 1), January)).Kind);

    [Fact]
    public void A_year_that_begins_on_29_february_costs_a_year() =>
        Assert.Equal(1200m, Reckoning.Line(Rolling, new Money(1200m, "USD"), Term.Rolling(Day(2028, 2, 29))).Amount);

    [Fact]
    public void The_next_term_follows_without_a_gap_whatever_the_tier()
    {
        Assert.Equal(new Term(Day(2026, 6, 16), Day(2027, 6, 15)), Reckoning.NextTerm(Rolling, Day(2026, 6, 15), January));
        Assert.Equal(new Term(Day(2026, 6, 16), Day(2026, 12, 31)), Reckoning.NextTerm(Fixed, Day(2026, 6, 15), January));
        Assert.Equal(new Term(Day(2027, 1, 1), Day(2027, 12, 31)), Reckoning.NextTerm(Fixed, Day(2026, 12, 31), January));
    }

    [Theory]
    [InlineData("USD", 1200, 2400)]
    [InlineData("JPY", 100001, 333337)]
    [InlineData("KWD", 100.005, 333.337)]
    [InlineData("CLP", 1, 2)]
    public void The_difference_for_the_days_left_and_what_was_used_up_are_together_the_whole_difference(string currency, decimal paid, decimal dues)
    {
        foreach (var from in (DateOnly[])[Day(2026, 3, 14), Day(2027, 3, 1), Day(2028, 2, 29), Day(2028, 1, 1)])
        {
            var (term, difference) = (Term.Rolling(from), new Money(dues - paid, currency));
            for (var day = term.From; day <= term.Until; day = day.AddDays(1))
            {
                var line = Reckoning.UpgradeLine(Rolling, new Money(paid, currency), new Money(dues, currency), term, day);
                var used = day.DayNumber - term.From.DayNumber;
                Assert.Equal(difference, new Money(line?.Amount ?? 0, currency) + (difference - difference.Prorate(term.Days - used, term.Days)));
                Assert.True(line is null || (new Money(line.Amount, currency).IsExact && line.Days == term.Days - used && line.OfDays == term.Days && line.Term == new Term(day, term.Until)));
            }
            Assert.Equal(difference.Amount, Reckoning.UpgradeLine(Rolling, new Money(paid, currency), new Money(dues, currency), term, term.From)!.Amount);
        }
    }

    [Theory]
    [InlineData("USD", 0.01)]
    [InlineData("JPY", 1)]
    [InlineData("KWD", 0.001)]
    public void Upgrading_in_steps_on_one_day_costs_what_one_step_does_within_one_minor_unit(string currency, decimal unit)
    {
        var (term, step) = (Term.Rolling(Day(2026, 3, 14)), unit * 33_333);
        for (var day = term.From; day <= term.Until; day = day.AddDays(17))
        {
            var (first, second, both) = (Line(step, 2 * step), Line(2 * step, 3 * step), Line(step, 3 * step));
            Assert.InRange(Math.Abs(first + second - both), 0, unit);

            decimal Line(decimal from, decimal to) => Reckoning.UpgradeLine(Rolling, new Money(from, currency), new Money(to, currency), term, day)?.Amount ?? 0;
        }
    }

    [Fact]
    public void Nothing_is_asked_for_lower_or_equal_dues_or_when_no_day_is_left()
    {
        var term = Term.Rolling(Day(2026, 3, 14));

        Assert.Null(Reckoning.UpgradeLine(Rolling, new Money(1200m, "USD"), new Money(1200m, "USD"), term, term.From));
        Assert.Null(Reckoning.UpgradeLine(Rolling, new Money(1200m, "USD"), new Money(600m, "USD"), term, term.From));
        Assert.Null(Reckoning.UpgradeLine(Rolling, new Money(1200m, "USD"), new Money(2400m, "USD"), term, term.Until.AddDays(1)));
        Assert.Null(Reckoning.UpgradeLine(Rolling, new Money(1m, "JPY"), new Money(2m, "JPY"), term, term.Until));
    }

    [Fact]
    public void In_a_short_fixed_term_the_difference_is_for_its_days_of_the_whole_year()
    {
        var term = new Term(Day(2026, 10, 1), Day(2026, 12, 31));
        var line = Reckoning.UpgradeLine(Fixed, new Money(365m, "USD"), new Money(730m, "USD"), term, Day(2026, 12, 1))!;

        Assert.Equal((InvoiceLineKind.UpgradeDifference, 31, 365, 31m), (line.Kind, line.Days, line.OfDays, line.Amount));
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
