namespace Membership.Domain.Common;

/// <summary>The check-digit methods that several kinds of numbers share.</summary>
internal static class CheckDigits
{
    /// <summary>The value of a digit.</summary>
    public static int Digit(char c) => c - '0';

    /// <summary>The sum of the leading digits, each times its weight.</summary>
    public static int Weighted(string digits, params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += Digit(digits[i]) * weights[i];
        return sum;
    }

    /// <summary>Every second digit doubled, from the right; the cross sum is a multiple of ten.</summary>
    public static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Digit(digits[^(i + 1)]) * (i % 2 + 1);
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    /// <summary>ISO 7064, mod 11,10.</summary>
    public static bool Mod11And10(string digits)
    {
        var rest = 10;
        foreach (var c in digits[..^1])
        {
            var sum = (rest + Digit(c)) % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (rest + Digit(digits[^1])) % 10 == 1;
    }

    /// <summary>ISO 7064, mod 97,10: letters count as 10 to 35.</summary>
    public static bool Mod97(string lettersAndDigits)
    {
        var rest = 0;
        foreach (var c in lettersAndDigits)
            rest = (char.IsAsciiDigit(c) ? rest * 10 + Digit(c) : rest * 100 + c - 'A' + 10) % 97;
        return rest == 1;
    }
}
