namespace Membership.Domain.Members;

/// <summary>What a member tells about themselves and may change at any time.</summary>
/// <param name="Name">Name in any script.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text; required only to request a chapter (rule 3).</param>
/// <param name="Language">BCP 47; the language of mails and pages.</param>
public sealed record Profile(PersonName Name, string Country, string? City, string Language)
{
    /// <summary>The longest city name that is kept.</summary>
    public const int MaxCityLength = 100;
}
