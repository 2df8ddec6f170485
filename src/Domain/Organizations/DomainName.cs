using System.Globalization;

namespace Membership.Domain.Organizations;

/// <summary>The names under which organizations are reached, such as <c>example.org</c>.</summary>
public static class DomainName
{
    /// <summary>The longest name that the domain name system carries.</summary>
    public const int MaxLength = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The name in lower-case ASCII (names of other scripts in punycode), or null where the text is none: it has at least two
    /// labels, and neither scheme, path, port nor the dot of the root. Addresses of computers are no names.
    /// </summary>
    public static string? TryParse(string? text)
    {
        var name = text?.Trim();
        if (name is null or { Length: 0 or > MaxLength }) return null;
        try
        {
            var ascii = Idn.GetAscii(name).ToLowerInvariant();
            var labels = ascii.Split('.');
            return ascii.Length <= MaxLength && labels.Length > 1 && labels.All(IsLabel) && IsTopLevel(labels[^1]) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Said here as well, because the platform lets a hyphen stand first.
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // Letters only, unless in punycode; so the last number of an address of a computer is none, however it is written.
    private static bool IsTopLevel(string label) =>
        label.Length > 1 && (label.All(char.IsAsciiLetter) || label.StartsWith("xn--", StringComparison.Ordinal));
}
