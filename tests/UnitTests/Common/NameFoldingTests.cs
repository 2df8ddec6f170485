using System.Text;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Names meet across case, accents and spellings, and every script is kept.</summary>
public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("José", "jose")]
    [InlineData("JOSE", "jose")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("Nguyễn Đặng", "nguyen dang")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Þórður", "thordur")]
    [InlineData("Ærø Œuvre", "aero oeuvre")]
    [InlineData("Ħal Għargħur", "hal gharghur")]
    public void Latin_accents_and_case_are_ignored(string name, string folded) =>
        Assert.Equal(folded, NameFolding.Fold(name));

    [Theory]
    [InlineData("ışık", "isik")]
    [InlineData("IŞIK", "isik")]
    [InlineData("İpek", "ipek")]
    [InlineData("ipek", "ipek")]
    public void Turkish_i_with_and_without_its_dot_are_one(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));

    [Theory]
    [InlineData("Strauß")]
    [InlineData("STRAUẞ")]
    [InlineData("Strauss")]
    public void Sharp_s_is_a_double_s(string name) => Assert.Equal("strauss", NameFolding.Fold(name));

    [Theory]
    [InlineData("Νίκος", "ΝΊΚΟΣ")]
    [InlineData("Йосиф", "ЙОСИФ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("Աննա", "ԱՆՆԱ")]
    public void Other_scripts_with_case_ignore_it_too(string one, string other) => Assert.Equal(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("أحمد", "احمد")]
    [InlineData("إبراهيم", "ابراهيم")]
    [InlineData("آمنة", "امنه")]
    [InlineData("مؤمن", "مومن")]
    [InlineData("هانئ", "هاني")]
    [InlineData("ليلى", "ليلي")]
    [InlineData("فاطمة", "فاطمه")]
    [InlineData("محمـــد", "محمد")]
    [InlineData("علی اکبر", "علي اكبر")]
    [InlineData("هٰذا", "هذا")]
    public void Arabic_vowel_signs_hamza_seats_and_variant_letters_are_ignored(string name, string folded) =>
        Assert.Equal(folded, NameFolding.Fold(name));

    [Theory]
    [InlineData("Blue\u200Bfinch")]
    [InlineData("Blue\u00ADfinch")]
    [InlineData("Blue\u2060finch")]
    [InlineData("Blue\uFEFFfinch")]
    public void What_cannot_be_seen_makes_no_other_name(string name) => Assert.Equal(NameFolding.Fold("Bluefinch"), NameFolding.Fold(name));

    [Fact]
    public void Hebrew_points_are_ignored() => Assert.Equal("שלום", NameFolding.Fold("שָׁלוֹם"));

    [Theory]
    [InlineData("አበበ ቢቂላ")]
    [InlineData("किरण")]
    [InlineData("नीति")]
    [InlineData("தமிழ்ச்செல்வி")]
    [InlineData("สมชาย")]
    [InlineData("김민수")]
    [InlineData("山田")]
    [InlineData("🦊")]
    public void Scripts_without_case_and_accents_stay_as_they_are(string name) => Assert.Equal(name, NameFolding.Fold(name));

    [Fact]
    public void Devanagari_vowel_signs_are_letters() => Assert.NotEqual(NameFolding.Fold("किरण"), NameFolding.Fold("करण"));

    [Theory]
    [InlineData("が", "か")]
    [InlineData("ぱ", "は")]
    [InlineData("ガ", "カ")]
    public void Japanese_dakuten_make_another_letter(string with, string without) => Assert.NotEqual(NameFolding.Fold(with), NameFolding.Fold(without));

    [Theory]
    [InlineData("ｶﾞﾝ", "ガン")]
    [InlineData("Ｔａｎａｋａ", "tanaka")]
    [InlineData("か\u3099", "が")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    [InlineData("ﷺ", "صلى الله عليه وسلم")]
    public void Compatible_and_decomposed_spellings_meet(string one, string other) => Assert.Equal(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("𞤀𞤣𞤢𞤥", "𞤢𞤣𞤢𞤥")]
    [InlineData("𐐀", "𐐨")]
    public void Case_is_ignored_beyond_the_basic_plane(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));

    [Theory]
    [InlineData("José")]
    [InlineData("مُحَمَّد")]
    [InlineData("각")]
    [InlineData("ガ")]
    [InlineData("STRAUẞ")]
    [InlineData("Ǆ ĳ ﬁ ½ ℌ")]
    public void Folding_twice_is_folding_once_and_in_normal_form_c(string name)
    {
        var once = NameFolding.Fold(name);

        Assert.Equal(once, NameFolding.Fold(once));
        Assert.True(once.IsNormalized(NormalizationForm.FormC));
    }
}
