using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>Names of domains, and what looks like them.</summary>
public sealed class DomainNameTests
{
    [Theory]
    [InlineData("example.org", "example.org")]
    [InlineData(" Example.ORG ", "example.org")]
    [InlineData("mail.example.co.uk", "mail.example.co.uk")]
    [InlineData("1and1.example", "1and1.example")]
    [InlineData("münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("MÜNCHEN.example", "xn--mnchen-3ya.example")]
    [InlineData("xn--mnchen-3ya.example", "xn--mnchen-3ya.example")]
    [InlineData("例子.广告", "xn--fsqu00a.xn--4rr70v")]
    [InlineData("example。com", "example.com")]
    [InlineData("пример.рф", "xn--e1afmkfd.xn--p1ai")]
    public void Names_are_kept_in_small_ascii_letters(string text, string name)
    {
        Assert.Equal(name, DomainName.TryParse(text));
        Assert.Equal(name, DomainName.TryParse(name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("localhost")]
    [InlineData(".org")]
    [InlineData("example..org")]
    [InlineData("example.org.")]
    [InlineData("example.org。")]
    [InlineData("example.c")]
    public void A_name_has_at_least_two_labels_and_no_dot_at_its_edges(string? text) => Assert.Null(DomainName.TryParse(text));

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("example.org/path")]
    [InlineData("example.org:443")]
    [InlineData("example.org?x")]
    [InlineData("@example.org")]
    [InlineData("info@example.org")]
    [InlineData("*.example.org")]
    [InlineData("exam ple.org")]
    [InlineData("exam_ple.org")]
    [InlineData("-example.org")]
    [InlineData("example-.org")]
    [InlineData("exam\nple.org")]
    [InlineData("exam\0ple.org")]
    [InlineData("example.org\u202Egro")]
    public void Nothing_but_the_name_is_expected(string text) => Assert.Null(DomainName.TryParse(text));

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("192.0.2")]
    [InlineData("0x7f.0x1")]
    [InlineData("[2001:db8::1]")]
    [InlineData("2001:db8::1")]
    public void The_address_of_a_computer_is_no_name(string text) => Assert.Null(DomainName.TryParse(text));

    [Fact]
    public void Lone_surrogates_are_refused() => Assert.Null(DomainName.TryParse("exam\uD83Dple.org"));

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void A_name_has_253_characters_at_most(int length, bool accepted)
    {
        var name = string.Join('.', Enumerable.Repeat(new string('a', 49), 4)) + ".";
        name += new string('b', length - name.Length - 4) + ".org";

        Assert.Equal(length, name.Length);
        Assert.Equal(accepted, DomainName.TryParse(name) is { Length: <= DomainName.MaxLength });
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_has_63_characters_at_most(int length, bool accepted) =>
        Assert.Equal(accepted, DomainName.TryParse(new string('a', length) + ".org") is not null);
}
