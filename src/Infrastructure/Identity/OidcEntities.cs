namespace Membership.Infrastructure.Identity;

/// <summary>An application that signs people in, or calls as itself.</summary>
public sealed class OidcClient
{
    public string ClientId { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the secret, which is random and long; null for public clients.</summary>
    public string? SecretHash { get; set; }

    /// <summary>Exact addresses; <c>{publicUrl}</c> stands for the configured public address.</summary>
    public List<string> RedirectUris { get; set; } = [];
    public List<string> GrantTypes { get; set; } = [];
    public List<string> Scopes { get; set; } = [];
}

/// <summary>What a handle stands for.</summary>
public enum GrantKind
{
    /// <summary>One minute, once.</summary>
    AuthorizationCode,

    /// <summary>Fifteen minutes.</summary>
    AccessToken,

    /// <summary>Thirty days, once; each use gives the next of its family.</summary>
    RefreshToken,
}

/// <summary>A code or token, known by the hash of its handle only.</summary>
public sealed class OidcGrant
{
    public string HandleHash { get; init; } = "";
    public GrantKind Kind { get; init; }
    public string ClientId { get; init; } = "";

    /// <summary>Null for a machine client.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>All that came of one sign-in; a handle used twice ends the whole family.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>Separated by spaces.</summary>
    public string Scopes { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ConsumedAt { get; set; }

    /// <summary>When the member signed in.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }
    public string? RedirectUri { get; init; }
    public string? CodeChallenge { get; init; }
    public string? Nonce { get; init; }
}

/// <summary>A key that signs id tokens; the private part is sealed with the data-protection ring.</summary>
public sealed class SigningKey
{
    public string KeyId { get; init; } = "";
    public string SealedPrivateKey { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}
