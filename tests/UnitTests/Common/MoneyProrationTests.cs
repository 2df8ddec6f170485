using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Shares of an amount for a part of a term, exact to the smallest unit of every currency.</summary>
public sealed class MoneyProrationTests
{
    public static TheoryData<string> AllCurrencies => [.. Currencies.All.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(AllCurrencies))]
    public void A_share_is_the_nearest_amount_that_the_currency_can_express(string currency)
    {
        foreach (var (amount, part, whole) in Cases(currency))
        {
            var share = amount.Prorate(part, whole);

            // In smallest units and multiplied out, so that the check divides nothing: |2(share·whole − amount·part)| ≤ whole.
            var distance = 2 * (Units(share) * whole - Units(amount) * part);
            Assert.True(share.IsExact && Int128.Abs(distance) <= whole, $"{amount} · {part}/{whole} gave {share}");
        }
    }

    [Theory]
    [MemberData(nameof(AllCurrencies))]
    public void A_share_and_what_is_left_make_the_whole_and_two_shares_make_it_within_one_unit(string currency)
    {
        foreach (var (amount, part, whole) in Cases(currency))
        {
            var share = amount.Prorate(part, whole);

            Assert.Equal(amount, share + (amount - share));
            Assert.InRange((int)(Units(share) + Units(amount.Prorate(whole - part, whole)) - Units(amount)), -1, 1);
            Assert.Equal(-share, (-amount).Prorate(part, whole));
        }
    }

    [Theory]
    [MemberData(nameof(AllCurrencies))]
    public void No_part_costs_nothing_and_the_whole_costs_everything(string currency)
    {
        foreach (var (amount, _, whole) in Cases(currency))
        {
            Assert.Equal(Money.Zero(currency), amount.Prorate(0, whole));
            Assert.Equal(amount, amount.Prorate(whole, whole));
        }
    }

    [Theory]
    [InlineData("1200", "EUR", 73, 365, "240")]
    [InlineData("1000", "EUR", 1, 3, "333.33")]
    [InlineData("1000", "EUR", 2, 3, "666.67")]
    [InlineData("1000", "JPY", 2, 3, "667")]
    [InlineData("1000", "TND", 2, 3, "666.667")]
    [InlineData("0.01", "EUR", 1, 2, "0.01")]
    [InlineData("0.01", "EUR", 182, 365, "0")]
    [InlineData("500", "XOF", 184, 366, "251")]
    public void Shares_are_rounded_once(string amount, string currency, int part, int whole, string share) =>
        Assert.Equal(new Money(Number(share), currency), new Money(Number(amount), currency).Prorate(part, whole));

    [Fact]
    public void The_largest_amount_and_the_longest_term_do_not_overflow() =>
        Assert.Equal(Money.MaxAmount, new Money(Money.MaxAmount, "TND").Prorate(int.MaxValue, int.MaxValue).Amount);

    [Theory]
    [InlineData(-1, 365)]
    [InlineData(366, 365)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    public void A_part_outside_of_the_whole_is_a_programming_error(int part, int whole) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1, "EUR").Prorate(part, whole));

    private static IEnumerable<(Money Amount, int Part, int Whole)> Cases(string currency)
    {
        var scale = (byte)Currencies.MinorDigits(currency);
        int[] wholes = [1, 3, 12, 365, 366];
        long[] amounts = [1, 99, 12_345, 100_000_01, 99_999_999_999_999];
        return from whole in wholes
               from part in Enumerable.Range(0, whole + 1).Where(p => p < 13 || p % 7 == 1 || p == whole)
               from units in amounts
               select (new Money(new decimal((int)units, (int)(units >> 32), 0, isNegative: false, scale), currency), part, whole);
    }

    private static Int128 Units(Money money)
    {
        var units = money.Amount;
        for (var i = 0; i < Currencies.MinorDigits(money.Currency); i++) units *= 10;
        return (Int128)units;
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
