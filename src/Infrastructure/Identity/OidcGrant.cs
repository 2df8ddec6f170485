namespace Membership.Infrastructure.Identity;

/// <summary>What a handle stands for.</summary>
public enum GrantKind
{
    /// <summary>One minute, once.</summary>
    AuthorizationCode,

    /// <summary>Fifteen minutes.</summary>
    AccessToken,

    /// <summary>Thirty days, once; each use gives the next of its family.</summary>
    RefreshToken,

    /// <summary>Ten minutes, polled until a person has decided (RFC 8628).</summary>
    DeviceCode,

    /// <summary>Something only the server that wrote it understands.</summary>
    Other,
}

/// <summary>
/// A code or token, known by the hash of its handle only. Both login servers keep theirs here, so that sessions and applications
/// are listed and ended in one way; what only one server needs is null in the rows of the other.
/// </summary>
public sealed class OidcGrant
{
    public string HandleHash { get; init; } = "";
    public GrantKind Kind { get; init; }
    public string ClientId { get; init; } = "";

    /// <summary>Null for a machine client, and for a device code until a member has said yes.</summary>
    public Guid? MemberId { get; set; }

    /// <summary>The session in which the member allowed it; ends with it.</summary>
    public string? SessionId { get; set; }

    /// <summary>All that came of one sign-in; a handle used twice ends the whole family.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>Separated by spaces.</summary>
    public string Scopes { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? ConsumedAt { get; set; }

    /// <summary>When the member signed in.</summary>
    public DateTimeOffset? AuthenticatedAt { get; set; }

    /// <summary>How the member signed in (RFC 8176), separated by spaces.</summary>
    public string? AuthenticationMethods { get; set; }
    public string? RedirectUri { get; init; }
    public string? CodeChallenge { get; init; }
    public string? Nonce { get; init; }

    /// <summary>Hash of what a person types for a device code.</summary>
    public string? UserCodeHash { get; init; }

    /// <summary>What the person decided about a device code; null while they have not.</summary>
    public bool? Allowed { get; set; }

    /// <summary>When the device last asked.</summary>
    public DateTimeOffset? PolledAt { get; set; }

    /// <summary>The whole grant as Duende IdentityServer writes it.</summary>
    public string? Data { get; set; }

    /// <summary>Duende IdentityServer's name for the sort of grant, where <see cref="Kind"/> says too little.</summary>
    public string? Type { get; init; }
}

/// <summary>What a member has allowed an application, remembered until they take it back.</summary>
public sealed class ClientConsent
{
    public Guid MemberId { get; init; }
    public string ClientId { get; init; } = "";

    /// <summary>Separated by spaces.</summary>
    public string Scopes { get; set; } = "";
    public DateTimeOffset GrantedAt { get; set; }
}

/// <summary>A key that signs id tokens; the private part is sealed with the data-protection ring.</summary>
public sealed class SigningKey
{
    public string KeyId { get; init; } = "";
    public string SealedPrivateKey { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it signs; it is announced from <see cref="CreatedAt"/> on.</summary>
    public DateTimeOffset ActiveFrom { get; init; }
}
