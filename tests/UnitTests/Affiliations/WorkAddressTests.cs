using Membership.Domain.Affiliations;
using Membership.Domain.Common;

namespace Membership.UnitTests.Affiliations;

/// <summary>What an address tells about where somebody works.</summary>
public sealed class WorkAddressTests
{
    private static readonly string[] Domains = ["example.net", "xn--bcher-kva.example"];

    [Theory]
    [InlineData("a@example.net")]
    [InlineData("A@EXAMPLE.NET")]
    [InlineData("a@bücher.example")]
    public void An_address_at_a_domain_confirms(string email) => Assert.True(WorkAddress.IsAt(EmailAddress.Parse(email).Key, Domains));

    [Theory]
    [InlineData("a@example.org")]
    [InlineData("a@staff.example.net")]
    [InlineData("a@a.b.example.net")]
    [InlineData("a@notexample.net")]
    [InlineData("a@example.net.evil.org")]
    [InlineData("example.net@example.org")]
    [InlineData("a@net.example")]
    public void Any_other_address_does_not(string email) => Assert.False(WorkAddress.IsAt(EmailAddress.Parse(email).Key, Domains));

    [Fact]
    public void Public_mail_confirms_nothing_whoever_claims_the_domain() => Assert.False(WorkAddress.IsAt("a@gmail.com", ["gmail.com"]));
}
