using Membership.Domain.Organizations;

namespace Membership.Domain.Affiliations;

/// <summary>What an address tells about where its owner works.</summary>
public static class WorkAddress
{
    /// <summary>
    /// Whether an address is at one of an organization's domains. What is below one may be somebody else's, and is listed by itself. Where anybody
    /// gets an address it tells nothing, whoever claims the domain.
    /// </summary>
    /// <param name="emailKey">The comparable form of a verified address, its domain in ASCII.</param>
    /// <param name="domains">The organization's domains, as <see cref="DomainName.TryParse"/> gives them.</param>
    public static bool IsAt(string emailKey, IEnumerable<string> domains)
    {
        var host = emailKey[(emailKey.LastIndexOf('@') + 1)..];
        return !PublicMailDomains.Contains(host) && domains.Contains(host, StringComparer.Ordinal);
    }
}
