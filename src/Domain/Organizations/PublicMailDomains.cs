namespace Membership.Domain.Organizations;

/// <summary>
/// Domains that say nothing about an employer: providers where everybody gets an address, and suffixes under which
/// everybody gets a domain.
/// </summary>
public static class PublicMailDomains
{
    /// <summary>True for a public mail provider, anything below one, and a bare suffix such as <c>co.uk</c>.</summary>
    /// <param name="asciiDomain">As <see cref="DomainName.TryParse"/> gives it.</param>
    public static bool Contains(string asciiDomain)
    {
        var labels = asciiDomain.Split('.');
        return IsSuffix(labels) || Enumerable.Range(0, labels.Length - 1).Any(i => IsProvider(labels[i..]));
    }

    private static bool IsProvider(string[] labels) =>
        PublicMailProviders.Domains.Contains(string.Join('.', labels)) || (PublicMailProviders.Families.Contains(labels[0]) && IsSuffix(labels[1..]));

    private static bool IsSuffix(string[] labels) => labels switch
    {
        [_] => true,
        [var second, { Length: 2 } country] => PublicMailProviders.SecondLevels.Contains(second) || PublicMailProviders.Suffixes.Contains($"{second}.{country}"),
        _ => PublicMailProviders.Suffixes.Contains(string.Join('.', labels)),
    };
}
