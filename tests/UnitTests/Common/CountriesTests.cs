using System.Globalization;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Countries and languages by their standard codes.</summary>
public sealed class CountriesTests
{
    // ISO 639-1: every language with a code of two letters.
    private const string TwoLetterLanguages =
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl "
        + "gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk "
        + "ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta "
        + "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    [Fact]
    public void Iso_3166_1_assigns_249_codes() => Assert.Equal(249, Countries.All.Count);

    [Theory]
    [InlineData("KE", true)]
    [InlineData("PS", true)]
    [InlineData("SS", true)]
    [InlineData("TW", true)]
    [InlineData("AX", true)]
    [InlineData("ke", false)]
    [InlineData("XK", false)]
    [InlineData("UK", false)]
    [InlineData("AN", false)]
    [InlineData("ZZ", false)]
    [InlineData("KEN", false)]
    [InlineData(" KE", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_assigned_codes_in_capitals_are_known(string? code, bool known) => Assert.Equal(known, Countries.IsKnown(code));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Every_country_has_a_name_of_its_own_in_every_language_of_the_pages(string language)
    {
        var names = Countries.All.Select(c => Countries.Name(c, CultureInfo.GetCultureInfo(language))).ToList();

        Assert.Equal(249, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.True(n.Length > 2, n));
    }

    [Theory]
    [InlineData("DE", "fr", "Allemagne")]
    [InlineData("KE", "es", "Kenia")]
    [InlineData("KE", "ar", "كينيا")]
    [InlineData("CI", "en", "Côte d’Ivoire")]
    public void Names_are_those_of_the_language(string code, string language, string name) =>
        Assert.Equal(name, Countries.Name(code, CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("en")]
    [InlineData("sw")]
    [InlineData("am")]
    [InlineData("pt-BR")]
    [InlineData("es-419")]
    [InlineData("zh-Hant")]
    [InlineData("zh-Hant-TW")]
    [InlineData("sr-Latn-RS")]
    [InlineData("fil")]
    [InlineData("yue")]
    public void Languages_are_bcp_47_tags(string tag) => Assert.True(Languages.IsKnown(tag));

    [Fact]
    public void Every_language_of_iso_639_1_is_known_whatever_the_platform() =>
        Assert.Equal("", string.Join(" ", TwoLetterLanguages.Split(" ").Where(l => !Languages.IsKnown(l))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("EN")]
    [InlineData("en-us")]
    [InlineData("en_US")]
    [InlineData("zh-hant")]
    [InlineData("english")]
    [InlineData("xx")]
    [InlineData("qqq")]
    [InlineData("en-US-x-private-use-tag")]
    [InlineData("en\n")]
    [InlineData("en ")]
    public void Other_texts_are_no_language(string? tag) => Assert.False(Languages.IsKnown(tag));
}
