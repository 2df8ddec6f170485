using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Currencies by their standard codes, and the decimals that they are paid in.</summary>
public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("XOF", 0)]
    [InlineData("XAF", 0)]
    [InlineData("RWF", 0)]
    [InlineData("UGX", 0)]
    [InlineData("CLP", 0)]
    [InlineData("ISK", 0)]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("KES", 2)]
    [InlineData("MGA", 2)]
    [InlineData("MRU", 2)]
    [InlineData("HUF", 2)]
    [InlineData("TND", 3)]
    [InlineData("KWD", 3)]
    [InlineData("IQD", 3)]
    public void Decimals_are_those_of_iso_4217(string code, int digits) => Assert.Equal(digits, Currencies.MinorDigits(code));

    [Fact]
    public void Every_currency_has_three_capitals_and_0_2_or_3_decimals()
    {
        Assert.True(Currencies.All.Count > 150);
        Assert.All(Currencies.All, c => Assert.Matches("^[A-Z]{3}$", c));
        Assert.Equal([0, 2, 3], Currencies.All.Select(Currencies.MinorDigits).Distinct().Order());
        Assert.Equal(16, Currencies.All.Count(c => Currencies.MinorDigits(c) == 0));
        Assert.Equal(7, Currencies.All.Count(c => Currencies.MinorDigits(c) == 3));
    }

    [Theory]
    [InlineData("XAU")]
    [InlineData("XDR")]
    [InlineData("XTS")]
    [InlineData("XXX")]
    [InlineData("CLF")]
    [InlineData("UYI")]
    [InlineData("CHE")]
    [InlineData("MXV")]
    public void Metals_funds_and_test_codes_are_not_paid_in(string code) => Assert.False(Currencies.IsKnown(code));

    [Theory]
    [InlineData("DEM")]
    [InlineData("HRK")]
    [InlineData("BGN")]
    [InlineData("ANG")]
    [InlineData("MRO")]
    [InlineData("SLL")]
    [InlineData("ZWL")]
    public void Currencies_of_the_past_are_unknown(string code) => Assert.False(Currencies.IsKnown(code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData(" EUR")]
    [InlineData("€")]
    public void Other_texts_are_no_currency(string? code) => Assert.False(Currencies.IsKnown(code));

    [Fact]
    public void Asking_for_the_decimals_of_no_currency_is_a_programming_error() => Assert.Throws<ArgumentException>(() => Currencies.MinorDigits("eur"));
}
