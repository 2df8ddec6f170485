using FluentValidation;
using Membership.Application.Common;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;

namespace Membership.Application.Organizations;

/// <summary>The shapes of what an organization tells about itself, for applications and changes alike.</summary>
internal static class OrganizationRules
{
    /// <summary>A web address that browsers open: http or https (or https alone), under a name.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule, bool secureOnly = false) =>
        rule.CleanText(OrganizationProfile.MaxUrlLength)
            .Must(u => PlainText.Normalize(u) is not { } url || IsWebAddress(url, secureOnly)).WithMessage(_ => Text.Of(secureOnly ? "validation.secureUrl" : "validation.url"));

    /// <summary>How many people anybody can employ.</summary>
    public static IRuleBuilderOptions<T, int> Employees<T>(this IRuleBuilder<T, int> rule) => rule.InclusiveBetween(0, OrganizationProfile.MaxEmployees);

    /// <summary>Not too many, and none of them null; the domain reads them.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> DomainNames<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(d => d is null || d.All(n => n is not null)).WithMessage(_ => Text.Of("validation.required"))
            .Must(d => d is null || d.Count <= OrganizationProfile.MaxDomains).WithMessage(_ => Text.Of("validation.tooMany", OrganizationProfile.MaxDomains));

    /// <summary>Not too many, and none of them null.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<OrganizationContact>?> ContactCount<T>(this IRuleBuilder<T, IReadOnlyList<OrganizationContact>?> rule) =>
        rule.Must(c => c is null || c.All(x => x is not null)).WithMessage(_ => Text.Of("validation.required"))
            .Must(c => c is null || c.Count <= OrganizationContact.MaxCount).WithMessage(_ => Text.Of("validation.tooMany", OrganizationContact.MaxCount));

    /// <summary>The shape of each contact.</summary>
    public static void Contact(InlineValidator<OrganizationContact> contact)
    {
        contact.RuleFor(c => c.Purpose).RequiredText(OrganizationContact.MaxShortLength);
        contact.RuleFor(c => c.Name).RequiredText(PersonName.MaxLength);
        contact.RuleFor(c => c.Email).Email();
        contact.RuleFor(c => c.Phone).CleanText(OrganizationContact.MaxShortLength);
    }

    /// <summary>Texts as they are stored.</summary>
    public static OrganizationProfile Normalized(this OrganizationProfile profile) => profile with
    {
        LegalName = PlainText.Normalize(profile.LegalName)!,
        Address = PlainText.Normalize(profile.Address),
        Website = PlainText.Normalize(profile.Website),
        LogoUrl = PlainText.Normalize(profile.LogoUrl),
        RegistrationNumber = PlainText.Normalize(profile.RegistrationNumber),
        VatNumber = PlainText.Normalize(profile.VatNumber),
        Contacts = [.. profile.Contacts.Select(c => new OrganizationContact(
            PlainText.Normalize(c.Purpose)!, PlainText.Normalize(c.Name)!, EmailAddress.Parse(c.Email).Value, PlainText.Normalize(c.Phone)))],
    };

    private static bool IsWebAddress(string url, bool secureOnly) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (!secureOnly && uri.Scheme == Uri.UriSchemeHttp))
        && uri.UserInfo.Length == 0 && DomainName.TryParse(uri.IdnHost) is not null && !url.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '\\');
}
