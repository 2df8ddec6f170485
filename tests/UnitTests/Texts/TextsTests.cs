using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;
using Membership.Application.Texts;

namespace Membership.UnitTests.Texts;

/// <summary>Everything the system says, in every language.</summary>
public sealed partial class TextsTests
{
    private static readonly ResourceManager Resources = new("Membership.Application.Texts.Texts", typeof(Text).Assembly);

    private static readonly SortedDictionary<string, string> English = Read("");

    public static TheoryData<string> Translations => [.. Text.SupportedLanguages.Skip(1)];

    [Fact]
    public void The_languages_are_english_french_spanish_and_arabic() => Assert.Equal(["en", "fr", "es", "ar"], Text.SupportedLanguages);

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_exists_in_every_language_and_no_other(string language) => Assert.Equal(English.Keys, Read(language).Keys);

    [Theory]
    [MemberData(nameof(Translations))]
    public void Translations_hold_the_same_placeholders(string language)
    {
        var texts = Read(language);

        Assert.Equal(
            English.Select(t => (t.Key, Holes(t.Value))),
            English.Select(t => (t.Key, Holes(texts.GetValueOrDefault(t.Key, "")))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Every_text_says_something_and_can_be_filled_in(string language) =>
        Assert.All(Read(language), t =>
        {
            Assert.False(string.IsNullOrWhiteSpace(t.Value), t.Key);
            CompositeFormat.Parse(t.Value);
        });

    [Fact]
    public void Arabic_texts_are_arabic() =>
        Assert.All(Read("ar"), t => Assert.Contains(t.Value, c => c is >= '\u0600' and <= '\u06FF'));

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("fr-CA", "fr")]
    [InlineData("ar-EG", "ar")]
    [InlineData("es-419", "es")]
    [InlineData("en-GB", "en")]
    [InlineData("sw", "en")]
    [InlineData("zh-Hant", "en")]
    [InlineData("", "en")]
    public void A_member_is_written_to_in_the_nearest_language(string tag, string nearest) => Assert.Equal(nearest, Text.Nearest(tag).Name);

    [Fact]
    public void A_language_without_texts_falls_back_to_english() =>
        Assert.Equal(English["validation.required"], Text.In(CultureInfo.GetCultureInfo("sw"), "validation.required"));

    [Fact]
    public void A_key_that_does_not_exist_is_a_programming_error()
    {
        Assert.Throws<MissingManifestResourceException>(() => Text.Of("no.such.text"));
        Assert.Null(Text.TryIn(CultureInfo.GetCultureInfo("fr"), "no.such.text"));
    }

    [Fact]
    public void What_is_filled_in_is_never_a_pattern_itself() =>
        Assert.Contains("{0} {1} %s", Text.In(CultureInfo.GetCultureInfo("en"), "mail.greeting", "{0} {1} %s"), StringComparison.Ordinal);

    private static SortedDictionary<string, string> Read(string language)
    {
        var set = Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
        return new SortedDictionary<string, string>(set.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!), StringComparer.Ordinal);
    }

    private static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[0-9]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
