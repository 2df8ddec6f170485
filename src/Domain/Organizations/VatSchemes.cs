using System.Collections.Frozen;
using Membership.Domain.Common;

namespace Membership.Domain.Organizations;

/// <summary>How the numbers of one country look, and how their check digits are told.</summary>
/// <param name="Prefix">What the number begins with on an invoice.</param>
/// <param name="Shapes">What may follow: <c>d</c> is a digit, <c>l</c> a letter, <c>x</c> either, <c>+</c> a letter, plus or asterisk; capitals are themselves.</param>
/// <param name="Check">Whether the check digits of a number of such a shape are right.</param>
/// <param name="Suffixes">Words that may be written behind and are not part of the number.</param>
internal sealed record VatScheme(string Prefix, string[] Shapes, Func<string, bool> Check, params string[] Suffixes)
{
    // Zeros alone satisfy most checksums, and stand in nobody's register.
    private const string Nobody = "0000000";

    /// <summary>The number with its prefix, or null.</summary>
    public string? Parse(string body)
    {
        var suffix = Suffixes.FirstOrDefault(s => body.EndsWith(s, StringComparison.Ordinal)) ?? "";
        var number = body[..^suffix.Length];
        if (number.StartsWith(Nobody, StringComparison.Ordinal)) return null;
        return Shapes.Any(shape => Fits(shape, number)) && Check(number) ? Prefix + number : null;
    }

    private static bool Fits(string shape, string number) => shape.Length == number.Length && shape.Zip(number, Fits).All(fits => fits);

    private static bool Fits(char shape, char c) => shape switch
    {
        'd' => char.IsAsciiDigit(c),
        'l' => char.IsAsciiLetterUpper(c),
        'x' => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c),
        '+' => char.IsAsciiLetterUpper(c) || c is '+' or '*',
        _ => shape == c,
    };
}

/// <summary>The countries whose numbers are known.</summary>
internal static class VatSchemes
{
    private static readonly string[] Digits9 = ["ddddddddd"];
    private static readonly string[] British = ["ddddddddd", "dddddddddddd", "GDddd", "HAddd"];

    private static readonly FrozenDictionary<string, IReadOnlyList<VatScheme>> ByCountry = new Dictionary<string, IReadOnlyList<VatScheme>>(StringComparer.Ordinal)
    {
        ["AT"] = [new("AT", ["Udddddddd"], VatChecks.Austria)],
        ["BE"] = [new("BE", ["dddddddddd"], VatChecks.Belgium)],
        ["BG"] = [new("BG", ["ddddddddd", "dddddddddd"], VatChecks.Bulgaria)],
        ["CH"] = [new("CHE", Digits9, VatChecks.Switzerland, "MWST", "TVA", "IVA")],
        ["CY"] = [new("CY", ["ddddddddl"], VatChecks.Cyprus)],
        ["CZ"] = [new("CZ", ["dddddddd", "ddddddddd", "dddddddddd"], VatChecks.Czechia)],
        ["DE"] = [new("DE", Digits9, VatChecks.Germany)],
        ["DK"] = [new("DK", ["dddddddd"], VatChecks.Denmark)],
        ["EE"] = [new("EE", Digits9, VatChecks.Estonia)],
        ["ES"] = [new("ES", ["ddddddddl", "ldddddddx"], VatChecks.Spain)],
        ["FI"] = [new("FI", ["dddddddd"], VatChecks.Finland)],
        ["FR"] = [new("FR", ["xxddddddddd"], VatChecks.France)],
        ["GB"] = [new("GB", British, VatChecks.Britain), new("XI", British, VatChecks.Britain)],
        ["GR"] = [new("EL", Digits9, VatChecks.Greece)],
        ["HR"] = [new("HR", ["ddddddddddd"], CheckDigits.Mod11And10)],
        ["HU"] = [new("HU", ["dddddddd"], VatChecks.Hungary)],
        ["IE"] = [new("IE", ["dddddddl", "dddddddll", "d+dddddl"], VatChecks.Ireland)],
        ["IT"] = [new("IT", ["ddddddddddd"], CheckDigits.Luhn)],
        ["LT"] = [new("LT", ["ddddddddd", "dddddddddddd"], VatChecks.Lithuania)],
        ["LU"] = [new("LU", ["dddddddd"], VatChecks.Luxembourg)],
        ["LV"] = [new("LV", ["ddddddddddd"], VatChecks.Latvia)],
        ["MT"] = [new("MT", ["dddddddd"], VatChecks.Malta)],
        ["NL"] = [new("NL", ["dddddddddBdd"], VatChecks.Netherlands)],
        ["NO"] = [new("NO", Digits9, VatChecks.Norway, "MVA")],
        ["PL"] = [new("PL", ["dddddddddd"], VatChecks.Poland)],
        ["PT"] = [new("PT", Digits9, VatChecks.Portugal)],
        ["RO"] = [new("RO", [.. Enumerable.Range(2, 9).Select(length => new string('d', length))], VatChecks.Romania)],
        ["SE"] = [new("SE", ["dddddddddddd"], VatChecks.Sweden)],
        ["SI"] = [new("SI", ["dddddddd"], VatChecks.Slovenia)],
        ["SK"] = [new("SK", ["dddddddddd"], VatChecks.Slovakia)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The schemes of a country, the usual one first; none where nothing is known.</summary>
    public static IReadOnlyList<VatScheme> Of(string country) => ByCountry.GetValueOrDefault(country, []);
}
