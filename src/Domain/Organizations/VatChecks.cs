using System.Globalization;
using static Membership.Domain.Common.CheckDigits;

namespace Membership.Domain.Organizations;

/// <summary>The check digits of each country, as its tax authority publishes them; the shape has been seen to before.</summary>
internal static class VatChecks
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string SpanishCompanyLetters = "JABCDEFGHI";
    private const string IrishLetters = "WABCDEFGHIJKLMNOPQRSTUV";
    private const string FrenchKeys = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly int[] CypriotOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

    public static bool Austria(string n)
    {
        var sum = Enumerable.Range(1, 7).Sum(i => i % 2 == 1 ? Digit(n[i]) : Digit(n[i]) / 5 + Digit(n[i]) * 2 % 10);
        return (sum + 4 + Digit(n[8])) % 10 == 0;
    }

    public static bool Belgium(string n) => n[0] is '0' or '1' && 97 - Number(n[..8]) % 97 == Number(n[8..]);

    // Ten digits are a person's, of which there are several kinds.
    public static bool Bulgaria(string n)
    {
        if (n.Length == 10) return true;
        var rest = Weighted(n, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        if (rest == 10) rest = Weighted(n, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
        return rest == Digit(n[8]);
    }

    public static bool Cyprus(string n) =>
        !n.StartsWith("12", StringComparison.Ordinal)
        && (char)('A' + Enumerable.Range(0, 8).Sum(i => i % 2 == 0 ? CypriotOdd[Digit(n[i])] : Digit(n[i])) % 26) == n[8];

    // Nine and ten digits are a person's, made of the birth date.
    public static bool Czechia(string n)
    {
        if (n.Length > 8) return true;
        var check = (11 - Weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return n[0] != '9' && (check == 0 ? 1 : check % 10) == Digit(n[7]);
    }

    public static bool Denmark(string n) => n[0] != '0' && Weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;

    public static bool Estonia(string n) => Weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;

    public static bool Finland(string n) => Weighted(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;

    // Monaco's numbers are French ones, on a register of their own that begins with 000.
    public static bool France(string n)
    {
        var (siren, key) = (n[2..], n[..2]);
        if (Number(siren) == 0 || (!siren.StartsWith("000", StringComparison.Ordinal) && !Luhn(siren))) return false;
        if (key.All(char.IsAsciiDigit)) return Number(siren + "12") % 97 == Number(key);
        var (first, second) = (FrenchKeys.IndexOf(key[0]), FrenchKeys.IndexOf(key[1]));
        if (first < 0 || second < 0) return false;
        var check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (Number(siren) + 1 + check / 11) % 11 == check % 11;
    }

    // Government departments and health authorities have three digits; of the others, the older ones leave nothing.
    public static bool Britain(string n) => n[0] switch
    {
        'G' => Number(n[2..]) < 500,
        'H' => Number(n[2..]) >= 500,
        _ => (Weighted(n, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97) is var rest && (rest == 0 || (n[0] != '0' && rest is 42 or 55)),
    };

    public static bool Germany(string n) => n[0] != '0' && Mod11And10(n);

    public static bool Greece(string n) => Weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == Digit(n[8]);

    public static bool Hungary(string n) => Weighted(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;

    public static bool Ireland(string n)
    {
        // Numbers of the old form have a letter or sign in the second place, and are read from the third.
        var digits = char.IsAsciiDigit(n[1]) ? n[..7] : $"0{n[2..7]}{n[0]}";
        var extra = n.Length == 9 ? IrishLetters.IndexOf(n[8]) : 0;
        return extra >= 0 && IrishLetters[(Weighted(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * extra) % 23] == n[7];
    }

    public static bool Latvia(string n) => n[0] <= '3' || Weighted(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;

    public static bool Lithuania(string n)
    {
        var rest = Sum(1) % 11;
        if (rest == 10) rest = Sum(3) % 11 % 10;
        return n[^2] == '1' && rest == Digit(n[^1]);

        int Sum(int firstWeight) => Enumerable.Range(0, n.Length - 1).Sum(i => Digit(n[i]) * ((i + firstWeight - 1) % 9 + 1));
    }

    public static bool Luxembourg(string n) => Number(n[..6]) % 89 == Number(n[6..]);

    public static bool Malta(string n) => n[0] != '0' && Weighted(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;

    // Sole proprietors have had numbers of the second sort since 2020.
    public static bool Netherlands(string n) => n[10..] != "00" && (Weighted(n, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 || Mod97($"NL{n}"));

    public static bool Norway(string n) => Weighted(n, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;

    public static bool Poland(string n) => Weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == Digit(n[9]);

    public static bool Portugal(string n) => n[0] != '0' && (11 - Weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == Digit(n[8]);

    public static bool Romania(string n) =>
        n[0] != '0' && Weighted(n[..^1].PadLeft(9, '0'), 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == Digit(n[^1]);

    public static bool Slovakia(string n) => n[0] != '0' && n[2] is '2' or '3' or '4' or '7' or '8' or '9' && Number(n) % 11 == 0;

    public static bool Slovenia(string n) => n[0] != '0' && 11 - Weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11 is var check && (check == 10 ? 0 : check) == Digit(n[7]);

    // Companies have a letter before seven digits and a check digit or letter; residents a letter behind eight digits, or X, Y, Z before seven.
    public static bool Spain(string n) => n[0] switch
    {
        >= '0' and <= '9' => SpanishLetters[(int)(Number(n[..8]) % 23)] == n[8],
        'X' or 'Y' or 'Z' => SpanishLetters[(int)(Number($"{n[0] - 'X'}{n[1..8]}") % 23)] == n[8],
        'K' or 'L' or 'M' => SpanishLetters[(int)(Number(n[1..8]) % 23)] == n[8],
        'I' or 'O' or 'T' => false,
        _ => Enumerable.Range(0, 10).Any(check => Luhn($"{n[1..8]}{check}") && (n[8] == '0' + check || n[8] == SpanishCompanyLetters[check])),
    };

    public static bool Sweden(string n) => Number(n[10..]) is >= 1 and <= 94 && Luhn(n[..10]);

    public static bool Switzerland(string n) => (Weighted(n, 5, 4, 3, 2, 7, 6, 5, 4) + Digit(n[8])) % 11 == 0;

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
