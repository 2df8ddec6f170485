using System.Buffers;
using System.Text.RegularExpressions;
using Membership.Domain.Common;

namespace Membership.Domain.Clients;

/// <summary>
/// Where browsers may lead people back to. The login server compares addresses character by character, so each must have one
/// spelling only and leave nothing to interpret.
/// </summary>
public static partial class ClientAddresses
{
    /// <summary>The most characters of an address.</summary>
    public const int MaxLength = 2000;

    /// <summary>The most addresses of a client, of each sort.</summary>
    public const int MaxCount = 20;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("#*{}|\\^`\"<>");
    private static readonly string[] Loopback = ["127.0.0.1", "[::1]", "localhost"];

    /// <summary>The addresses that codes may be sent to, without repetition; refuses where one of them will not do.</summary>
    public static IReadOnlyList<string> CheckRedirects(ClientKind kind, IEnumerable<string> addresses)
    {
        var checkedOnes = Check(kind, addresses, ClientErrors.RedirectUriInvalid);
        ClientErrors.RedirectUriRequired.Unless(checkedOnes.Count > 0 || !kind.HasAddresses());
        return checkedOnes;
    }

    /// <summary>The addresses that people may be led to after signing out, without repetition.</summary>
    public static IReadOnlyList<string> CheckPostLogout(ClientKind kind, IEnumerable<string> addresses) =>
        Check(kind, addresses, ClientErrors.PostLogoutRedirectUriInvalid);

    private static List<string> Check(ClientKind kind, IEnumerable<string> addresses, DomainError invalid)
    {
        List<string> distinct = [.. addresses.Distinct(StringComparer.Ordinal)];
        ClientErrors.AddressesNotUsed.Unless(distinct.Count == 0 || kind.HasAddresses());
        ClientErrors.TooManyAddresses.Unless(distinct.Count <= MaxCount);
        invalid.Unless(distinct.TrueForAll(a => IsPlain(a) && (IsWeb(a) || (kind is ClientKind.Public && IsPrivateUse(a)))));
        return distinct;
    }

    // No fragment, no wildcard, no placeholder, and nothing in the path that somebody might resolve to another one.
    private static bool IsPlain(string address)
    {
        if (address.Length > MaxLength || !address.All(c => c is > ' ' and <= '~') || address.AsSpan().ContainsAny(Forbidden)) return false;
        var path = address.Split('?')[0];
        return !EncodedSeparator().IsMatch(path) && !path.Split('/').Any(s => s is "." or "..") && !BrokenEscape().IsMatch(address);
    }

    // The host as it is written, not as a parser understands it, so that nothing hides in front of an @ or behind a percent sign.
    private static bool IsWeb(string address)
    {
        if (address.Split('/', '?') is not [var scheme, "", var authority, ..] || !Authority().IsMatch(authority) || !Uri.TryCreate(address, UriKind.Absolute, out _)) return false;
        return scheme == "https:" || (scheme == "http:" && Loopback.Contains(Port().Replace(authority, ""), StringComparer.Ordinal));
    }

    // RFC 8252, section 7.1: the reverse of a domain name that its owner controls.
    private static bool IsPrivateUse(string address) =>
        PrivateUse().IsMatch(address) && !address.Contains('@', StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out _);

    [GeneratedRegex(@"^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PrivateUse();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Authority();

    [GeneratedRegex(":[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Port();

    // Encoded dots, slashes and backslashes.
    [GeneratedRegex("%(2e|2f|5c)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedSeparator();

    [GeneratedRegex("%([^0-9a-f]|.[^0-9a-f]|.?$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BrokenEscape();
}
