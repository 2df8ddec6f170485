namespace Membership.Application.Common;

/// <summary>The caller's idempotency key for the request being handled, where one was given.</summary>
public sealed class IdempotencyContext
{
    /// <summary>How long a replay answers the first response.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Null where the caller sent no key.</summary>
    public IdempotencyKey? Key { get; set; }
}

/// <summary>A key as it is stored: neither the caller's words nor the body can be read back from it.</summary>
/// <param name="Id">Hash of the key and of what scopes it: the caller, or for anonymous calls the body.</param>
/// <param name="Fingerprint">Keyed hash of the request; a different one under the same key is refused.</param>
public sealed record IdempotencyKey(string Id, string Fingerprint);

/// <summary>Seals answers that are kept for replays: they hold people's data, and new secrets.</summary>
public interface IAnswerSeal
{
    /// <summary>What is kept.</summary>
    string Seal(string answer);

    /// <summary>The answer.</summary>
    string Open(string kept);
}

/// <summary>An answer that a repeated request gets again.</summary>
public sealed class IdempotencyRecord
{
    private IdempotencyRecord() { }

    /// <summary>Remembers an answer.</summary>
    public IdempotencyRecord(string id, string fingerprint, string response, DateTimeOffset createdAt) =>
        (Id, Fingerprint, Response, CreatedAt) = (id, fingerprint, response, createdAt);

    public string Id { get; private init; } = "";
    public string Fingerprint { get; private set; } = "";
    public string Response { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The key has expired and is used for another request.</summary>
    public void Renew(string fingerprint, string response, DateTimeOffset now) => (Fingerprint, Response, CreatedAt) = (fingerprint, response, now);
}
