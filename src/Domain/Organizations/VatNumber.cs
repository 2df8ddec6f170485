namespace Membership.Domain.Organizations;

/// <summary>Value-added tax numbers, or what a country without that tax uses in their place.</summary>
public static class VatNumber
{
    /// <summary>The longest number that is kept.</summary>
    public const int MaxLength = 20;

    private const int MinLength = 4;
    private const int MaxInput = 2 * MaxLength;

    /// <summary>
    /// The number in capitals and without separators, or null. Where the country's numbers are known (the European Union, the
    /// United Kingdom, Norway, Switzerland) the form and the check digits must be right, and the result carries the prefix.
    /// </summary>
    /// <param name="text">As written; the prefix may be left out.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code.</param>
    public static string? TryParse(string? text, string country)
    {
        if (text is null || text.Length > MaxInput) return null;
        var number = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '/'))).ToUpperInvariant();
        var schemes = VatSchemes.Of(country);
        if (schemes.Count == 0) return IsPlausible(number) ? number : null;

        // With the prefix first: a French number may begin with the letters F and R of its own.
        return schemes.Where(s => number.StartsWith(s.Prefix, StringComparison.Ordinal)).Select(s => s.Parse(number[s.Prefix.Length..])).FirstOrDefault(n => n is not null)
            ?? schemes[0].Parse(number);
    }

    private static bool IsPlausible(string number) =>
        number.Length is >= MinLength and <= MaxLength && number.All(char.IsAsciiLetterOrDigit) && number.Any(char.IsAsciiDigit);
}
