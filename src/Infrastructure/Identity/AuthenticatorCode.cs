namespace Membership.Infrastructure.Identity;

/// <summary>Codes as people type them.</summary>
public static class AuthenticatorCode
{
    private const int Digits = 6;
    private const int RecoveryHalf = 5;

    /// <summary>The six digits of an authenticator code, in whichever digits and with whatever spaces they were typed; null for anything else.</summary>
    public static string? Normalize(string? typed)
    {
        var code = Bare(typed);
        return code.Length == Digits && code.All(char.IsDigit) ? string.Concat(code.Select(c => (char)('0' + (int)char.GetNumericValue(c)))) : null;
    }

    /// <summary>A recovery code as it was handed out; null for what cannot be one.</summary>
    public static string? NormalizeRecovery(string? typed)
    {
        var code = Bare(typed).ToUpperInvariant();
        return code.Length == 2 * RecoveryHalf ? $"{code[..RecoveryHalf]}-{code[RecoveryHalf..]}" : null;
    }

    /// <summary>A key in groups of four, for typing.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));

    private static string Bare(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '-'));
}
