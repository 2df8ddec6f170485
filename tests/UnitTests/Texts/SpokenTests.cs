using System.Globalization;
using Membership.Application.Texts;
using Membership.Domain.Common;

namespace Membership.UnitTests.Texts;

/// <summary>Arguments of texts are worded for whoever reads them.</summary>
public sealed class SpokenTests
{
    private static readonly DateOnly Day = new(2027, 3, 14);

    [Theory]
    [InlineData("en", "March", "2027")]
    [InlineData("fr", "mars", "2027")]
    [InlineData("es", "marzo", "2027")]
    [InlineData("ar", "مارس", "2027")]
    public void A_day_has_its_month_in_words_and_the_year_of_invoices(string language, string month, string year)
    {
        var words = In(language, Spoken.Day(Day));

        Assert.Contains(month, words, StringComparison.Ordinal);
        Assert.Contains(year, words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_is_written_as_the_language_writes_it() => Assert.All(Text.SupportedLanguages, language =>
        Assert.Equal(new Money(1234.5m, "EUR").Format(CultureInfo.GetCultureInfo(language)), In(language, Spoken.Amount(new Money(1234.5m, "EUR")))));

    [Fact]
    public void A_text_takes_it_like_any_other_argument() =>
        Assert.Contains("mars", Text.In(CultureInfo.GetCultureInfo("fr"), "mail.organizationReminder.body", "x", "y", "z", Spoken.Day(Day), "https://example.org"), StringComparison.Ordinal);

    private static string In(string language, Spoken spoken) => string.Format(CultureInfo.GetCultureInfo(language), "{0}", spoken);
}
