using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Where one word of a name ends and the next begins.</summary>
public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Anne-Marie", "anne|marie")]
    [InlineData("Anne\u2010Marie", "anne|marie")]
    [InlineData("Anne\u2011Marie", "anne|marie")]
    [InlineData("Montréal–Québec", "montreal|quebec")]
    [InlineData("O'Brien", "o|brien")]
    [InlineData("O’Brien", "o|brien")]
    [InlineData("ʻOkina", "okina")]
    [InlineData("Ma`ruf", "ma|ruf")]
    [InlineData("Gal·la", "gal|la")]
    public void Words_are_split_at_hyphens_and_apostrophes(string name, string words) => Assert.Equal(words.Split('|'), NameFolding.Words(name));

    [Theory]
    [InlineData("  María   del  Carmen ", "maria|del|carmen")]
    [InlineData("山田\u3000太郎", "山田|太郎")]
    [InlineData("a\u00A0b", "a|b")]
    [InlineData("Suharto", "suharto")]
    public void Words_are_split_at_spaces(string name, string words) => Assert.Equal(words.Split('|'), NameFolding.Words(name));

    // In these scripts the sign between two names is neither a space nor a hyphen.
    [Theory]
    [InlineData("マリア・シルバ", "マリア|シルバ")]
    [InlineData("አበበ፡ቢቂላ", "አበበ|ቢቂላ")]
    public void Words_are_split_at_the_separators_of_other_scripts(string name, string words) =>
        Assert.Equal(words.Split('|'), NameFolding.Words(name));

    [Theory]
    [InlineData("Dr. José (Pepe) \"Tito\" Gómez, Jr.", "dr|jose|pepe|tito|gomez|jr")]
    [InlineData("J.R.R. Tolkien", "j.r.r|tolkien")]
    [InlineData("«Ana»", "ana")]
    [InlineData("محمد، علي", "محمد|علي")]
    public void Punctuation_around_a_word_is_dropped(string name, string words) => Assert.Equal(words.Split('|'), NameFolding.Words(name));

    [Theory]
    [InlineData("عبد\u200Cالله")]
    [InlineData("عبد\u200Dالله")]
    [InlineData("\u200Fعبدالله")]
    public void Joiners_and_direction_marks_are_ignored(string name) => Assert.Equal(["عبدالله"], NameFolding.Words(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    [InlineData("-")]
    [InlineData("' ' '")]
    [InlineData("\u0301")]
    [InlineData("\u064E")]
    [InlineData("()")]
    public void Signs_alone_are_no_word(string name)
    {
        Assert.Empty(NameFolding.Words(name));
        Assert.Equal("", NameFolding.Fold(name));
    }
}
