namespace Membership.Infrastructure.Identity;

/// <summary>A browser's session. The sealed cookie names it, and means nothing once the row is gone.</summary>
public sealed class AccountSession
{
    /// <summary>Names the session in the cookie, in lists and in the tokens that came of it; by itself it opens nothing.</summary>
    public string SessionId { get; init; } = "";
    public Guid MemberId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Browser and system in words, such as "Firefox, Linux"; never the whole header.</summary>
    public string Device { get; init; } = "";

    /// <summary>The network, not the address: the first 24 bits of IPv4, the first 48 of IPv6.</summary>
    public string Network { get; init; } = "";
}

/// <summary>How somebody signed in, or tried to.</summary>
public enum SignInMethod
{
    /// <summary>Address and password.</summary>
    Password,

    /// <summary>A code of an authenticator application, after the password.</summary>
    AuthenticatorCode,

    /// <summary>A recovery code, after the password.</summary>
    RecoveryCode,

    /// <summary>A passkey, without a password.</summary>
    Passkey,

    /// <summary>Another provider.</summary>
    External,
}

/// <summary>A line of an account's sign-in history; kept for 90 days.</summary>
public sealed class SignInEvent
{
    public Guid Id { get; init; }

    /// <summary>Null where the address belongs to nobody: the attempt is counted, nothing of it is kept.</summary>
    public Guid? MemberId { get; init; }
    public DateTimeOffset At { get; init; }
    public SignInMethod Method { get; init; }
    public bool Succeeded { get; init; }

    /// <inheritdoc cref="AccountSession.Device"/>
    public string Device { get; init; } = "";

    /// <inheritdoc cref="AccountSession.Network"/>
    public string Network { get; init; } = "";
}
