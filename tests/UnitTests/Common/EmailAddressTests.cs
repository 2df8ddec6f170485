using System.Text;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Addresses that are accepted, and when two of them are the same.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("wanjiku@example.com")]
    [InlineData("a@b.co")]
    [InlineData("o'brien+tag@sub.example.co.uk")]
    [InlineData("a!#$%&'*+-/=?^_`{|}~@example.org")]
    [InlineData("josé@example.org")]
    [InlineData("用户@例子.广告")]
    [InlineData("اسم@مثال.إختبار")]
    [InlineData("संपर्क@डाटामेल.भारत")]
    [InlineData("почта@пример.рф")]
    [InlineData("😀@example.org")]
    public void Addresses_of_every_script_are_accepted_as_written(string text) => Assert.Equal(text, EmailAddress.TryParse(text)?.Value);

    [Fact]
    public void Space_around_an_address_is_dropped() =>
        Assert.Equal(new EmailAddress("Wanjiku@Example.com", "wanjiku@example.com"), EmailAddress.TryParse("  Wanjiku@Example.com "));

    [Theory]
    [InlineData("Wanjiku@Example.COM", "wanjiku@example.com")]
    [InlineData("JOSÉ@example.org", "josé@example.org")]
    [InlineData("jose\u0301@example.org", "josé@example.org")]
    [InlineData("a@MÜNCHEN.example", "a@münchen.example")]
    [InlineData("a@münchen.example", "a@xn--mnchen-3ya.example")]
    [InlineData("a@example。com", "a@example.com")]
    [InlineData("ПОЧТА@пример.рф", "почта@пример.рф")]
    public void Case_and_spelling_of_the_domain_make_no_difference(string one, string other) =>
        Assert.Equal(EmailAddress.Parse(one).Key, EmailAddress.Parse(other).Key);

    [Fact]
    public void Greek_capitals_match_their_final_sigma() =>
        Assert.Equal(EmailAddress.Parse("ΟΔΟΣ@example.org").Key, EmailAddress.Parse("οδος@example.org").Key);

    [Theory]
    [InlineData("jose@example.org", "josé@example.org")]
    [InlineData("a+b@example.org", "a@example.org")]
    [InlineData("a.b@example.org", "ab@example.org")]
    public void Accents_tags_and_dots_make_another_address(string one, string other) =>
        Assert.NotEqual(EmailAddress.Parse(one).Key, EmailAddress.Parse(other).Key);

    [Fact]
    public void The_domain_is_compared_in_ascii() => Assert.Equal("用户@xn--fsqu00a.xn--4rr70v", EmailAddress.Parse("用户@例子.广告").Key);

    [Fact]
    public void A_value_is_kept_in_normal_form_c() => Assert.True(EmailAddress.Parse("jose\u0301@example.org").Value.IsNormalized(NormalizationForm.FormC));

    [Fact]
    public void An_address_of_254_characters_is_accepted() => Assert.NotNull(EmailAddress.TryParse(OfLength(254)));

    [Fact]
    public void An_address_of_255_characters_is_refused() => Assert.Null(EmailAddress.TryParse(OfLength(255)));

    // The key is stored in a column of this length.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_key_of_an_accepted_address_is_no_longer_than_an_address(int labels)
    {
        var label = string.Concat(Enumerable.Range(0, 16).Select(i => (char)(0x4E00 + i * 613)));
        var address = EmailAddress.TryParse($"{new string('a', 64)}@{string.Join('.', Enumerable.Repeat(label, labels))}.org");

        Assert.InRange(address?.Key.Length ?? 0, 0, EmailAddress.MaxLength);
    }

    [Fact]
    public void Parsing_what_is_no_address_is_a_programming_error() => Assert.Throws<ArgumentException>(() => EmailAddress.Parse("nobody"));

    private static string OfLength(int length)
    {
        const string end = ".example.org";
        var domain = new StringBuilder();
        while (domain.Length < length - 65 - end.Length) domain.Append(domain.Length % 60 == 59 ? '.' : 'd');
        return $"{new string('a', 64)}@{domain}{end}";
    }
}
