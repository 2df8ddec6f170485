using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Texts that are no addresses.</summary>
public sealed class InvalidEmailAddressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nobody")]
    [InlineData("@example.org")]
    [InlineData("a@")]
    [InlineData("@")]
    public void An_address_has_two_sides(string? text) => Assert.Null(EmailAddress.TryParse(text));

    [Theory]
    [InlineData("a@b@example.org")]
    [InlineData("\"a@b\"@example.org")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("Ana <a@example.org>")]
    [InlineData("<a@example.org>")]
    [InlineData("a(comment)@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("a@exam ple.org")]
    [InlineData("a\\b@example.org")]
    public void One_address_without_names_comments_or_quotes_is_expected(string text) => Assert.Null(EmailAddress.TryParse(text));

    [Theory]
    [InlineData(".a@example.org")]
    [InlineData("a.@example.org")]
    [InlineData("a..b@example.org")]
    public void Dots_do_not_stand_at_the_edge_or_side_by_side(string text) => Assert.Null(EmailAddress.TryParse(text));

    [Theory]
    [InlineData("a@localhost")]
    [InlineData("a@.example.org")]
    [InlineData("a@example..org")]
    [InlineData("a@-example.org")]
    [InlineData("a@example-.org")]
    [InlineData("a@exam_ple.org")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@[IPv6:::1]")]
    public void A_domain_is_a_public_name(string text) => Assert.Null(EmailAddress.TryParse(text));

    // With the dot of the DNS root it would be a second spelling, so that one person could hold two memberships.
    [Fact]
    public void A_domain_does_not_end_with_a_dot() => Assert.Null(EmailAddress.TryParse("a@example.org."));

    [Theory]
    [InlineData("a\0@example.org")]
    [InlineData("a\n@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("\ta@example.org")]
    [InlineData("a\u0085@example.org")]
    [InlineData("a\u2028@example.org")]
    [InlineData("a@example.org\u202E")]
    [InlineData("a\uFFFF@example.org")]
    public void Control_characters_and_direction_overrides_are_refused(string text) => Assert.Null(EmailAddress.TryParse(text));

    [Fact]
    public void Lone_surrogates_are_refused()
    {
        Assert.Null(EmailAddress.TryParse("a\uD83D@example.org"));
        Assert.Null(EmailAddress.TryParse("\uDE00a@example.org"));
        Assert.Null(EmailAddress.TryParse("a@exam\uD83Dple.org"));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_local_part_has_64_characters_at_most(int length, bool accepted) =>
        Assert.Equal(accepted, EmailAddress.TryParse(new string('a', length) + "@example.org") is not null);

    [Fact]
    public void An_endless_text_is_refused() => Assert.Null(EmailAddress.TryParse(new string(' ', 100_000) + "a@example.org"));
}
