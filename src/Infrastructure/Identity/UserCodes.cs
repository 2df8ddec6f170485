using System.Security.Cryptography;

namespace Membership.Infrastructure.Identity;

/// <summary>What a person types to connect a device (RFC 8628, section 6.1); the same from either login server.</summary>
public static class UserCodes
{
    // No vowels, so that no word comes out, and nothing that looks like something else: 20^8 codes.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>A new code, such as <c>BCDF-GHJK</c>.</summary>
    public static string New() => Normalize(new string(RandomNumberGenerator.GetItems<char>(Letters, 8)));

    /// <summary>The code as it was made: people type small letters and leave the hyphen out.</summary>
    public static string Normalize(string typed)
    {
        var letters = new string([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterUpper)]);
        return letters.Length == 8 ? $"{letters[..4]}-{letters[4..]}" : letters;
    }
}
