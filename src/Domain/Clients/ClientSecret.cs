namespace Membership.Domain.Clients;

/// <summary>A secret of a client: random, shown once, known afterwards by its hash only.</summary>
public sealed class ClientSecret
{
    private ClientSecret() { }

    internal ClientSecret(Guid clientKey, int ordinal, string hash, DateTimeOffset now) =>
        (ClientKey, Ordinal, Hash, CreatedAt) = (clientKey, ordinal, hash, now);

    /// <summary>The client's id.</summary>
    public Guid ClientKey { get; private init; }

    /// <summary>Counts the client's secrets, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>SHA-256; enough for a secret of 256 random bits.</summary>
    public string Hash { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it stops working; null while it is the newest.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Whether it works at a time.</summary>
    public bool WorksAt(DateTimeOffset now) => ExpiresAt is null || ExpiresAt > now;

    /// <summary>Ends it at a time, or earlier where an earlier end is set.</summary>
    public void EndBy(DateTimeOffset time) => ExpiresAt = ExpiresAt is { } end && end < time ? end : time;
}
