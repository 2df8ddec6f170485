namespace Membership.Infrastructure.Identity;

/// <summary>How a member signed in, in the words of RFC 8176, separated by spaces.</summary>
public static class AuthenticationMethods
{
    /// <summary>A password alone.</summary>
    public const string Password = "pwd";

    /// <summary>A password, then a code of an authenticator application or a recovery code.</summary>
    public const string PasswordAndCode = "pwd otp mfa";

    /// <summary>A passkey, unlocked by its owner.</summary>
    public const string Passkey = "pop user mfa";

    /// <summary>Another provider, which answers for how.</summary>
    public const string External = "fed";

    /// <summary>Another provider, then a code.</summary>
    public const string ExternalAndCode = "fed otp mfa";

    /// <summary>The same sign-in with a code after it; one with a passkey is strong enough by itself.</summary>
    public static string WithCode(string methods) => HasSecondFactor(methods) ? methods : methods == External ? ExternalAndCode : PasswordAndCode;

    /// <summary>Whether more than one factor stood behind it.</summary>
    public static bool HasSecondFactor(string? methods) => methods?.Split(' ').Contains("mfa", StringComparer.Ordinal) == true;
}
