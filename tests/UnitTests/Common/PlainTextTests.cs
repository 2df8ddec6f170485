using System.Text;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>What people may type.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Wanjikũ wa Mwangi")]
    [InlineData("نام\u200Cخانوادگی")]
    [InlineData("👩\u200D💻")]
    [InlineData("क\u094D\u200Dष")]
    [InlineData("\u200Fعلي\u200E")]
    [InlineData("𞤀𞤣𞤢𞤥")]
    [InlineData("Robert'); DROP TABLE Members;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{0} %s ${jndi:x} =1+1")]
    public void Every_script_and_every_sign_is_text(string text) => Assert.True(PlainText.IsClean(text));

    [Theory]
    [InlineData("\0")]
    [InlineData("a\u0001b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    public void Control_characters_are_never_text(string text)
    {
        Assert.False(PlainText.IsClean(text));
        Assert.False(PlainText.IsClean(text, allowLineBreaks: true));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a\tb")]
    public void Line_breaks_are_text_only_where_they_are_allowed(string text)
    {
        Assert.False(PlainText.IsClean(text));
        Assert.True(PlainText.IsClean(text, allowLineBreaks: true));
    }

    [Theory]
    [InlineData('\u202A')]
    [InlineData('\u202B')]
    [InlineData('\u202C')]
    [InlineData('\u202D')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2067')]
    [InlineData('\u2068')]
    [InlineData('\u2069')]
    public void Direction_overrides_are_refused_because_they_make_a_name_read_as_another(char sign) => Assert.False(PlainText.IsClean($"ab{sign}cd"));

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("\uFDD0")]
    [InlineData("\uFDEF")]
    [InlineData("\U0001FFFF")]
    [InlineData("\U0010FFFE")]
    public void Non_characters_are_refused(string text) => Assert.False(PlainText.IsClean(text));

    [Fact]
    public void Lone_surrogates_are_refused()
    {
        Assert.False(PlainText.IsClean("a\uD83D"));
        Assert.False(PlainText.IsClean("\uD83Da"));
        Assert.False(PlainText.IsClean("\uDE00a"));
        Assert.False(PlainText.IsClean("\uDE00\uD83D"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \u3000 ", null)]
    [InlineData("  Nairobi ", "Nairobi")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("a\nb", "a\nb")]
    public void Texts_are_stored_trimmed_and_in_normal_form_c(string? text, string? stored)
    {
        var normal = PlainText.Normalize(text);

        Assert.Equal(stored, normal);
        Assert.True(normal?.IsNormalized(NormalizationForm.FormC) ?? true);
    }
}
