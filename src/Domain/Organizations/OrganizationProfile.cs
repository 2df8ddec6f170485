namespace Membership.Domain.Organizations;

/// <summary>What an organization tells about itself.</summary>
public sealed record OrganizationProfile
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The longest web address.</summary>
    public const int MaxUrlLength = 500;

    /// <summary>The longest postal address, line breaks included.</summary>
    public const int MaxAddressLength = 500;

    /// <summary>The longest registration number.</summary>
    public const int MaxRegistrationLength = 50;

    /// <summary>The most domain names of one organization.</summary>
    public const int MaxDomains = 20;

    /// <summary>The most people that anybody employs.</summary>
    public const int MaxEmployees = 10_000_000;

    /// <summary>The name in its founding document, in any script.</summary>
    public required string LegalName { get; init; }

    /// <summary>What sort of legal body it is.</summary>
    public required OrganizationKind Kind { get; init; }

    /// <summary>Its seat, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>How many people it employs; dues may depend on it.</summary>
    public required int Employees { get; init; }

    /// <summary>BCP 47; the language of its mails and invoices.</summary>
    public required string Language { get; init; }

    /// <summary>Postal address as it stands on invoices.</summary>
    public string? Address { get; init; }

    /// <summary>An http or https address.</summary>
    public string? Website { get; init; }

    /// <summary>Where its logo is, an https address.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Its number in the register of its country.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>Its VAT or tax number; checked where its country has a checksum.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Domain names that are its own; addresses there confirm who works for it.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whom to write to about what, besides the representatives.</summary>
    public IReadOnlyList<OrganizationContact> Contacts { get; init; } = [];

    /// <summary>Whether it agrees to stand on the public list.</summary>
    public bool ListedPublicly { get; init; }
}

/// <summary>Whom to write to.</summary>
/// <param name="Purpose">About what, for example <c>press</c>; up to 50 characters.</param>
/// <param name="Name">A person or an office.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">As they write it.</param>
public sealed record OrganizationContact(string Purpose, string Name, string Email, string? Phone)
{
    /// <summary>The most contacts of one organization.</summary>
    public const int MaxCount = 10;

    /// <summary>The longest purpose, and the longest phone number.</summary>
    public const int MaxShortLength = 50;
}
