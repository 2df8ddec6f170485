using Membership.Application.Common;
using Membership.Application.Organizations;
using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>The shapes of requests about organizations.</summary>
public sealed class OrganizationValidatorsTests
{
    private static readonly ApplyForMembershipCommand Application =
        new("Mtandao Foundation", OrganizationKind.Foundation, "KE", 12, "en", "silver", "USD", null, null, null, null, null, null, null, null);

    private static readonly OrganizationContact Press = new("press", "Press office", "press@example.org", null);

    private static readonly UpdateOrganizationCommand Patch = new(default, default, default, default, default, default, default, default, default, default, default, default, default);

    private static readonly PageRequest TooLong = new(201, null);

    public static TheoryData<string, ApplyForMembershipCommand> BadApplications => new()
    {
        { "legalName", Application with { LegalName = " \u200b" } },
        { "legalName", Application with { LegalName = new string('x', 201) } },
        { "legalName", Application with { LegalName = "a\nb" } },
        { "kind", Application with { Kind = null } },
        { "country", Application with { Country = "XX" } },
        { "country", Application with { Country = null! } },
        { "employees", Application with { Employees = null } },
        { "employees", Application with { Employees = -1 } },
        { "employees", Application with { Employees = 10_000_001 } },
        { "language", Application with { Language = "klingon" } },
        { "tier", Application with { Tier = null! } },
        { "tier", Application with { Tier = new string('x', 51) } },
        { "currency", Application with { Currency = "XXX" } },
        { "currency", Application with { Currency = "usd" } },
        { "address", Application with { Address = new string('x', 501) } },
        { "address", Application with { Address = "\u0007" } },
        { "website", Application with { Website = "ftp://example.org" } },
        { "website", Application with { Website = "javascript:alert(1)" } },
        { "website", Application with { Website = "example.org" } },
        { "website", Application with { Website = "https://user@example.org" } },
        { "website", Application with { Website = "https://localhost/" } },
        { "website", Application with { Website = "https://[::1]/" } },
        { "website", Application with { Website = "https://example.org/\"><script>" } },
        { "website", Application with { Website = "https://example.org/" + new string('x', 500) } },
        { "logoUrl", Application with { LogoUrl = "http://example.org/logo.svg" } },
        { "logoUrl", Application with { LogoUrl = "data:image/svg+xml,<svg/>" } },
        { "registrationNumber", Application with { RegistrationNumber = new string('1', 51) } },
        { "vatNumber", Application with { VatNumber = new string('1', 41) } },
        { "domains", Application with { Domains = [null!] } },
        { "domains", Application with { Domains = [.. Enumerable.Range(0, 21).Select(i => $"d{i}.example.org")] } },
        { "contacts", Application with { Contacts = [null!] } },
        { "contacts", Application with { Contacts = [.. Enumerable.Repeat(Press, 11)] } },
        { "contacts[0].email", Application with { Contacts = [Press with { Email = "nobody" }] } },
        { "contacts[1].name", Application with { Contacts = [Press, Press with { Name = "" }] } },
        { "contacts[0].purpose", Application with { Contacts = [Press with { Purpose = null! }] } },
        { "contacts[0].phone", Application with { Contacts = [Press with { Phone = "\u202e" }] } },
    };

    [Theory]
    [MemberData(nameof(BadApplications))]
    public void An_application_with_a_bad_value_is_refused_for_its_field(string field, ApplyForMembershipCommand application) =>
        Validated.Names(field, new ApplyForMembershipValidator(), application);

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("http://www.example.org:8080/über/uns?a=1#b")]
    [InlineData("https://مثال.example/صفحة")]
    public void Any_page_can_be_the_website(string website) => Validated.Accepts(new ApplyForMembershipValidator(), Application with { Website = website });

    [Theory]
    [MemberData(nameof(Validated.HarmlessTexts), MemberType = typeof(Validated))]
    public void Texts_that_look_dangerous_are_texts(string text) =>
        Validated.Accepts(new ApplyForMembershipValidator(), Application with { LegalName = text, Address = text, RegistrationNumber = text[..Math.Min(20, text.Length)], Contacts = [Press with { Name = text }] });

    [Fact]
    public void A_patch_is_checked_where_it_says_something()
    {
        var validator = new UpdateOrganizationValidator();

        Validated.Accepts(validator, Patch);
        Validated.Accepts(validator, Patch with { Address = new("Street 1\nTown"), Website = new(null), Domains = new(null), Contacts = new(null) });
        Validated.Names("legalName", validator, Patch with { LegalName = new(null) });
        Validated.Names("country", validator, Patch with { Country = new("xx") });
        Validated.Names("employees", validator, Patch with { Employees = new(-5) });
        Validated.Names("language", validator, Patch with { Language = new(null) });
        Validated.Names("address", validator, Patch with { Address = new("\u0000") });
        Validated.Names("website", validator, Patch with { Website = new("gopher://example.org") });
        Validated.Names("logoUrl", validator, Patch with { LogoUrl = new("http://example.org/logo.png") });
        Validated.Names("registrationNumber", validator, Patch with { RegistrationNumber = new(new string('x', 51)) });
        Validated.Names("vatNumber", validator, Patch with { VatNumber = new(new string('x', 41)) });
        Validated.Names("domains", validator, Patch with { Domains = new([null!]) });
        Validated.Names("contacts", validator, Patch with { Contacts = new([null!]) });
        Validated.Names("contacts[0].email", validator, Patch with { Contacts = new([Press with { Email = "@" }]) });
    }

    [Theory]
    [InlineData(OrganizationEnding.Reject)]
    [InlineData(OrganizationEnding.Terminate)]
    public void Staff_say_why(OrganizationEnding ending)
    {
        Validated.Names("reason", new EndOrganizationValidator(), new EndOrganizationCommand(Given.Officer, ending, null));
        Validated.Names("reason", new EndOrganizationValidator(), new EndOrganizationCommand(Given.Officer, ending, new string('x', 1001)));
        Validated.Accepts(new EndOrganizationValidator(), new EndOrganizationCommand(Given.Officer, ending, "The register does not know it."));
    }

    [Fact]
    public void Who_leaves_writes_plain_text()
    {
        Validated.Accepts(new EndOrganizationValidator(), new EndOrganizationCommand(Given.Officer, OrganizationEnding.Resign, null));
        Validated.Names("reason", new EndOrganizationValidator(), new EndOrganizationCommand(Given.Officer, OrganizationEnding.Resign, "\u0007"));
    }

    [Fact]
    public void A_message_says_something_and_may_have_lines()
    {
        var validator = new SendOrganizationMessageValidator();

        Validated.Accepts(validator, new SendOrganizationMessageCommand("First line\nSecond line"));
        Validated.Names("text", validator, new SendOrganizationMessageCommand(" \n "));
        Validated.Names("text", validator, new SendOrganizationMessageCommand(null!));
        Validated.Names("text", validator, new SendOrganizationMessageCommand(new string('x', 4001)));
        Validated.Names("text", validator, new SendOrganizationMessageCommand("\u0000"));
    }

    [Fact]
    public void An_approval_names_a_tier_or_none()
    {
        Validated.Accepts(new ApproveOrganizationValidator(), new ApproveOrganizationCommand(null));
        Validated.Names("tier", new ApproveOrganizationValidator(), new ApproveOrganizationCommand(new string('x', 51)));
    }

    [Fact]
    public void Lists_are_read_in_pages_with_filters_that_mean_something()
    {
        var (validator, nothing, first) = (new ListOrganizationsValidator(), new OrganizationFilter(null, null, null, null, null, null), new PageRequest(null, null));

        Validated.Accepts(validator, new ListOrganizationsQuery(nothing, OrganizationSort.Name, first));
        Validated.Names("q", validator, new ListOrganizationsQuery(nothing with { Q = " - " }, OrganizationSort.Name, first));
        Validated.Names("country", validator, new ListOrganizationsQuery(nothing with { Country = "ke" }, OrganizationSort.Name, first));
        Validated.Names("tier", validator, new ListOrganizationsQuery(nothing with { Tier = "\u0000" }, OrganizationSort.Name, first));
        Validated.Names("limit", validator, new ListOrganizationsQuery(nothing, OrganizationSort.Name, TooLong));
        Validated.Names("limit", new ListMyOrganizationsValidator(), new ListMyOrganizationsQuery(TooLong));
        Validated.Names("limit", new GetOrganizationHistoryValidator(), new GetOrganizationHistoryQuery(Given.Officer, TooLong));
        Validated.Names("limit", new ListOrganizationMessagesValidator(), new ListOrganizationMessagesQuery(Given.Officer, TooLong));
    }
}
