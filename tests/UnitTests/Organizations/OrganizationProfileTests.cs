using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>What an organization tells about itself.</summary>
public sealed class OrganizationProfileTests
{
    [Fact]
    public void Domains_are_kept_once_and_in_their_ascii_form()
    {
        var organization = Applications.Applied(Applications.Profile with { Domains = ["Example.ORG", "example.org", "münchen.example"] });

        Assert.Equal(["example.org", "xn--mnchen-3ya.example"], organization.Domains.Select(d => d.Name));
    }

    [Theory]
    [InlineData("example")]
    [InlineData("https://example.org")]
    [InlineData("example.org.")]
    [InlineData("127.0.0.1")]
    public void What_is_no_domain_is_refused(string domain)
    {
        Refused.With(OrganizationErrors.DomainInvalid, () => Applications.Applied(Applications.Profile with { Domains = [domain] }));
        Refused.With(OrganizationErrors.DomainInvalid, Applications.Applied(), o => o.ChangeProfile(o.Profile() with { Domains = [domain] }, byStaff: true));
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("co.uk")]
    public void A_domain_where_everybody_gets_an_address_is_refused(string domain) =>
        Refused.With(OrganizationErrors.DomainIsPublicMail, Applications.Applied(), o => o.ChangeProfile(o.Profile() with { Domains = [domain] }, byStaff: true));

    [Fact]
    public void The_tax_number_is_one_of_the_country_and_a_new_country_asks_again()
    {
        var german = Applications.Applied(Applications.Profile with { Country = "DE", VatNumber = "de 136 695 976" });

        Assert.Equal("DE136695976", german.VatNumber);
        Refused.With(OrganizationErrors.VatNumberInvalid, german, o => o.ChangeProfile(o.Profile() with { VatNumber = "DE136695977" }, byStaff: false));
        Refused.With(OrganizationErrors.VatNumberInvalid, german, o => o.ChangeProfile(o.Profile() with { Country = "FR" }, byStaff: false));
        german.ChangeProfile(german.Profile() with { Country = "FR", VatNumber = null }, byStaff: false);
        Assert.Equal(("FR", null), (german.Country, german.VatNumber));
    }

    [Fact]
    public void Once_approved_staff_alone_change_what_dues_and_confirmations_rest_on()
    {
        foreach (var change in new Func<OrganizationProfile, OrganizationProfile>[]
                 {
                     p => p with { Kind = OrganizationKind.Corporation }, p => p with { Employees = 5000 }, p => p with { Domains = ["other.example.org"] }, p => p with { Domains = [] },
                     p => p with { LegalName = "Mtandao" }, p => p with { Country = "UG" }, p => p with { RegistrationNumber = "9" },
                 })
        {
            Applications.Applied().ChangeProfile(change(Applications.Profile), byStaff: false);
            var member = Applications.In(OrganizationStatus.Active);
            Refused.With(OrganizationErrors.StaffOnly, member, o => o.ChangeProfile(change(o.Profile()), byStaff: false));
            member.ChangeProfile(change(member.Profile()), byStaff: true);
            Assert.Equal(change(Applications.Profile).Employees, member.Employees);
        }
        var renamed = Applications.In(OrganizationStatus.Active);
        renamed.ChangeProfile(renamed.Profile() with { Website = "https://mtandao.example.org", Domains = ["MTANDAO.example.org"] }, byStaff: false);
        Assert.Equal("https://mtandao.example.org", renamed.Website);
    }

    [Theory]
    [InlineData("Fondation Été", "FONDATION  ete")]
    [InlineData("مؤسسة الشبكة", "موسسه الشبكه")]
    public void Two_spellings_of_a_name_have_one_key(string name, string other) => Assert.Equal(Organization.NameKeyOf(name), Organization.NameKeyOf(other));

    [Theory]
    [InlineData("op.218/051/19", "KEOP21805119")]
    [InlineData(" - / - ", null)]
    [InlineData(null, null)]
    public void Registration_numbers_are_compared_without_separators_and_within_a_country(string? number, string? key) =>
        Assert.Equal(key, Organization.RegistrationKeyOf("KE", number));

    [Fact]
    public void A_new_name_is_found_and_sorted_by_its_words()
    {
        var organization = Applications.Applied();
        organization.ChangeProfile(organization.Profile() with { LegalName = "Àlpha Réseau" }, byStaff: false);

        Assert.StartsWith("alpha reseau\u0001", organization.SortKey, StringComparison.Ordinal);
        Assert.Equal(["alpha", "reseau"], organization.SearchTerms.Select(t => t.Key.Split('\u0001')[0]));
    }

    [Fact]
    public void A_name_of_punctuation_alone_still_has_its_place() => Assert.NotEqual("", Applications.Applied(Applications.Profile with { LegalName = "…!" }).SortKey);
}
