using System.Buffers;
using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Membership.Domain.Common;

/// <summary>
/// An email address, kept as its owner wrote it and compared without regard to case. Internationalised addresses are
/// welcome on both sides of the @.
/// </summary>
/// <param name="Value">As written, trimmed.</param>
/// <param name="Key">What two spellings of the same address share: lower case, the domain in ASCII form.</param>
public sealed record EmailAddress(string Value, string Key)
{
    /// <summary>The longest address that mail systems carry (RFC 5321).</summary>
    public const int MaxLength = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \"(),:;<>[\\]");

    /// <summary>The address, or null where the text is none.</summary>
    public static EmailAddress? TryParse(string? text)
    {
        if (text is null || text.Length > 2 * MaxLength || !PlainText.IsClean(text)) return null;
        var value = text.Trim().Normalize(NormalizationForm.FormC);
        if (value.Length is 0 or > MaxLength) return null;
        if (value.AsSpan().ContainsAny(Forbidden) || !MailAddress.TryCreate(value, out _)) return null;
        var at = value.LastIndexOf('@');
        var (local, domain) = (value[..at], value[(at + 1)..]);
        if (local.Length > 64 || local.Contains('@') || local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal)) return null;
        var ascii = AsciiDomain(domain);
        if (ascii is null || !ascii.Contains('.') || ascii.EndsWith('.')) return null;
        // The two lower-case sigmas are one letter, of which capitals do not tell which it was.
        var key = local.ToLowerInvariant().Replace('ς', 'σ') + "@" + ascii;
        return key.Length > MaxLength ? null : new EmailAddress(value, key);
    }

    /// <summary>The address; an argument error where the text is none, so validate first.</summary>
    public static EmailAddress Parse(string text) =>
        TryParse(text) ?? throw new ArgumentException("Not an email address.", nameof(text));

    private static string? AsciiDomain(string domain)
    {
        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
