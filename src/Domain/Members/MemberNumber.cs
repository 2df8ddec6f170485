using System.Globalization;
using System.Security.Cryptography;

namespace Membership.Domain.Members;

/// <summary>
/// A member's public number: nine random digits and a check digit (ISO 7064 MOD 11,10), so that a mistyped number is
/// noticed and the number tells neither how many members there are nor who joined first.
/// </summary>
public static class MemberNumber
{
    /// <summary>Digits of a number.</summary>
    public const int Length = 10;

    /// <summary>A new random number; the database's unique index settles the rare collision.</summary>
    public static string Next()
    {
        var body = RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture);
        return body + CheckDigit(body);
    }

    /// <summary>True where the check digit fits.</summary>
    public static bool IsValid(string number) =>
        number.Length == Length && number.All(char.IsAsciiDigit) && CheckDigit(number[..^1]) == number[^1];

    private static char CheckDigit(string body)
    {
        var product = 10;
        foreach (var digit in body)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char)('0' + (11 - product) % 10);
    }
}
