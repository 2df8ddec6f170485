using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Sums and comparisons of amounts, and what amounts are refused.</summary>
public sealed class MoneyTests
{
    public static TheoryData<string> AllCurrencies => [.. Currencies.All.Order(StringComparer.Ordinal)];

    private static Money Euros(decimal amount) => new(amount, "EUR");

    [Fact]
    public void Amounts_of_one_currency_are_added_subtracted_negated_and_multiplied()
    {
        Assert.Equal(Euros(0.30m), Euros(0.10m) + Euros(0.20m));
        Assert.Equal(Euros(-0.10m), Euros(0.10m) - Euros(0.20m));
        Assert.Equal(Euros(-0.10m), -Euros(0.10m));
        Assert.Equal(Euros(0.30m), Euros(0.10m) * 3);
        Assert.Equal(Euros(1.5m), Euros(1.50m));
    }

    [Fact]
    public void Amounts_of_one_currency_are_compared()
    {
        Assert.True(Euros(1) < Euros(2) && Euros(1) <= Euros(1) && Euros(2) > Euros(1) && Euros(2) >= Euros(2));
        Assert.False(Euros(1) < Euros(1) || Euros(2) <= Euros(1) || Euros(1) > Euros(1) || Euros(1) >= Euros(2));
    }

    [Fact]
    public void Two_currencies_in_one_calculation_are_a_programming_error()
    {
        var (euro, dollar) = (Euros(1), new Money(1, "USD"));

        Assert.NotEqual(euro, dollar);
        Assert.Throws<InvalidOperationException>(() => euro + dollar);
        Assert.Throws<InvalidOperationException>(() => euro - dollar);
        Assert.Throws<InvalidOperationException>(() => euro < dollar);
        Assert.Throws<InvalidOperationException>(() => euro > dollar);
        Assert.Throws<InvalidOperationException>(() => euro <= dollar);
        Assert.Throws<InvalidOperationException>(() => euro >= dollar);
        Assert.Throws<InvalidOperationException>(() => euro + Money.Zero("USD"));
    }

    [Fact]
    public void Only_zero_is_nothing() => Assert.Equal([false, true, false], new[] { -1, 0, 1 }.Select(amount => Euros(amount).IsZero));

    [Theory]
    [InlineData("0.005", "EUR", "0.01")]
    [InlineData("-0.005", "EUR", "-0.01")]
    [InlineData("0.00499", "EUR", "0")]
    [InlineData("2.345", "EUR", "2.35")]
    [InlineData("2.5", "JPY", "3")]
    [InlineData("-2.5", "JPY", "-3")]
    [InlineData("1.0005", "TND", "1.001")]
    public void Halves_are_rounded_away_from_zero(string amount, string currency, string rounded) =>
        Assert.Equal(new Money(Number(rounded), currency), Money.Round(Number(amount), currency));

    [Theory]
    [MemberData(nameof(AllCurrencies))]
    public void Rounding_is_exact_and_no_further_off_than_half_of_the_smallest_unit(string currency)
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)Currencies.MinorDigits(currency));
        for (var tenth = -2_000; tenth <= 2_000; tenth++)
        {
            var amount = tenth * unit / 10;
            var rounded = Money.Round(amount, currency);

            Assert.True(rounded.IsExact);
            Assert.InRange(Math.Abs(rounded.Amount - amount), 0, unit / 2);
            Assert.Equal(-rounded, Money.Round(-amount, currency));
            Assert.Equal(tenth % 10 == 0, new Money(amount, currency).IsExact);
        }
    }

    [Theory]
    [MemberData(nameof(AllCurrencies))]
    public void The_smallest_and_the_largest_amount_of_every_currency_are_valid(string currency)
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)Currencies.MinorDigits(currency));

        Money.RequireValid(unit, currency);
        Money.RequireValid(unit * 1.000m, currency);
        Money.RequireValid(decimal.Floor(Money.MaxAmount / unit) * unit, currency);
        Refused.With(MoneyErrors.TooPrecise, () => Money.RequireValid(unit / 10, currency));
        Refused.With(MoneyErrors.TooPrecise, () => Money.RequireValid(1 + unit / 2, currency));
        Refused.With(MoneyErrors.TooLarge, () => Money.RequireValid(Money.MaxAmount + unit, currency));
        Refused.With(MoneyErrors.NotPositive, () => Money.RequireValid(0, currency));
        Refused.With(MoneyErrors.NotPositive, () => Money.RequireValid(-unit, currency));
    }

    [Fact]
    public void An_unknown_currency_is_refused_before_anything_else()
    {
        Refused.With(MoneyErrors.CurrencyUnknown, () => Money.RequireValid(-1, "XXX"));
        Refused.With(MoneyErrors.CurrencyUnknown, () => Money.RequireValid(1, "eur"));
        Refused.With(MoneyErrors.CurrencyUnknown, () => Money.RequireValid(1, null!));
    }

    [Fact]
    public void Absurd_amounts_are_refused_without_overflow()
    {
        Refused.With(MoneyErrors.TooLarge, () => Money.RequireValid(decimal.MaxValue, "EUR"));
        Refused.With(MoneyErrors.NotPositive, () => Money.RequireValid(decimal.MinValue, "EUR"));
        Refused.With(MoneyErrors.TooPrecise, () => Money.RequireValid(0.0000000000000000000000000001m, "EUR"));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
