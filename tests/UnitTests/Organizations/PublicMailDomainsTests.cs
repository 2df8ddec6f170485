using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>Domains that say nothing about an employer.</summary>
public sealed class PublicMailDomainsTests
{
    [Theory]
    [InlineData("gmail.com")]
    [InlineData("googlemail.com")]
    [InlineData("outlook.com")]
    [InlineData("outlook.fr")]
    [InlineData("hotmail.co.uk")]
    [InlineData("yahoo.com")]
    [InlineData("yahoo.com.br")]
    [InlineData("yahoo.co.jp")]
    [InlineData("live.nl")]
    [InlineData("icloud.com")]
    [InlineData("proton.me")]
    [InlineData("qq.com")]
    [InlineData("163.com")]
    [InlineData("mail.ru")]
    [InlineData("yandex.kz")]
    [InlineData("gmx.net")]
    [InlineData("web.de")]
    [InlineData("orange.fr")]
    [InlineData("naver.com")]
    [InlineData("rediffmail.com")]
    [InlineData("uol.com.br")]
    [InlineData("maktoob.com")]
    [InlineData("telkomsa.net")]
    [InlineData("mail.tm")]
    [InlineData("tutanota.org")]
    [InlineData("proton.black")]
    public void Providers_of_the_whole_world_are_known(string domain) => Assert.True(PublicMailDomains.Contains(domain));

    [Theory]
    [InlineData("vip.qq.com")]
    [InlineData("mail.yahoo.co.uk")]
    [InlineData("a.b.gmail.com")]
    [InlineData("poczta.onet.pl")]
    public void What_stands_below_a_provider_is_public_as_well(string domain) => Assert.True(PublicMailDomains.Contains(domain));

    [Theory]
    [InlineData("co.uk")]
    [InlineData("ac.ke")]
    [InlineData("com.br")]
    [InlineData("or.jp")]
    [InlineData("go.ke")]
    [InlineData("gov.uk")]
    [InlineData("org")]
    [InlineData("service.gov.uk")]
    [InlineData("uk.com")]
    [InlineData("eu.org")]
    [InlineData("github.io")]
    [InlineData("blogspot.com")]
    [InlineData("onmicrosoft.com")]
    [InlineData("web.app")]
    [InlineData("duckdns.org")]
    public void Suffixes_belong_to_nobody(string domain) => Assert.True(PublicMailDomains.Contains(domain));

    [Theory]
    [InlineData("example.org")]
    [InlineData("example.co.uk")]
    [InlineData("mail.example.ac.ke")]
    [InlineData("mygmail.com")]
    [InlineData("gmail.com.example.org")]
    [InlineData("yahoo.example.org")]
    [InlineData("gmx.example.co.uk")]
    [InlineData("co.example")]
    [InlineData("example.uk.com")]
    [InlineData("xn--mnchen-3ya.example")]
    public void Names_of_organizations_are_not_public(string domain) => Assert.False(PublicMailDomains.Contains(domain));
}
