using System.Globalization;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Amounts as people read them. The narrow and the wide no-break space are written as one here.</summary>
public sealed class MoneyFormatTests
{
    [Theory]
    [InlineData("en", "USD", "USD_1,234.50")]
    [InlineData("fr", "USD", "1_234,50_USD")]
    [InlineData("es", "USD", "1.234,50_USD")]
    [InlineData("ar", "USD", "1,234.50_USD")]
    [InlineData("ar-EG", "TND", "1,234.500_TND")]
    [InlineData("en", "JPY", "JPY_1,235")]
    [InlineData("fr", "XOF", "1_235_XOF")]
    [InlineData("en", "TND", "TND_1,234.500")]
    [InlineData("es", "KWD", "1.234,500_KWD")]
    public void An_amount_has_its_code_its_decimals_and_the_separators_of_the_language(string language, string currency, string text) =>
        Assert.Equal(text, Written(new Money(1234.5m, currency), language));

    [Theory]
    [InlineData("en", "-USD_1,234.50")]
    [InlineData("fr", "-1_234,50_USD")]
    [InlineData("es", "-1.234,50_USD")]
    [InlineData("ar", "-1,234.50_USD")]
    public void A_credit_has_a_minus_and_no_parentheses(string language, string text) => Assert.Equal(text, Written(new Money(-1234.5m, "USD"), language));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void No_line_breaks_within_an_amount_and_every_currency_shows_its_code(string language) =>
        Assert.All(Currencies.All, c =>
        {
            var text = new Money(-1_234_567.5m, c).Format(CultureInfo.GetCultureInfo(language));

            Assert.DoesNotContain(' ', text);
            Assert.Contains(c, text, StringComparison.Ordinal);
            Assert.DoesNotContain('¤', text);
        });

    private static string Written(Money money, string language) =>
        money.Format(CultureInfo.GetCultureInfo(language)).Replace('\u00A0', '_').Replace('\u202F', '_').Replace('\u2212', '-');
}
