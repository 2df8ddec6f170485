using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Asked in the transaction that issues tokens: whether a client may still have them, and a note of when it last got some. What
/// <see cref="ClientDirectory"/> knows may be half a minute old, and a token would outlive the change that it missed.
/// </summary>
public sealed class ClientUse(TimeProvider clock)
{
    private static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    /// <summary>Whether the client is enabled and may have these scopes, separated by spaces.</summary>
    public async Task<bool> RecordAsync(MembershipDb db, string clientId, string scopes, CancellationToken cancellationToken) =>
        (await RecordAsync(db, [clientId], cancellationToken)).Covers(clientId, scopes);

    /// <summary>The same for several clients at once.</summary>
    public async Task<PresentScopes> RecordAsync(MembershipDb db, IReadOnlyCollection<string> clientIds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var clients = await db.Clients.Where(c => clientIds.Contains(c.ClientId) && c.DisabledAt == null)
            .Select(c => new { c.ClientId, c.Scopes, c.LastUsedAt }).ToListAsync(cancellationToken);
        var due = clients.Where(c => c.LastUsedAt is null || c.LastUsedAt < now - Precision).Select(c => c.ClientId).ToList();
        // The version is the ETag, and what it stands for has changed.
        if (due.Count > 0)
            await db.Clients.Where(c => due.Contains(c.ClientId))
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.LastUsedAt, now).SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        return new PresentScopes(clients.ToDictionary(c => c.ClientId, c => c.Scopes, StringComparer.Ordinal));
    }
}

/// <summary>What enabled clients may have at this moment.</summary>
public sealed class PresentScopes(IReadOnlyDictionary<string, IReadOnlyList<string>> scopes)
{
    /// <summary>Whether the client is among them.</summary>
    public bool IsEnabled(string clientId) => scopes.ContainsKey(clientId);

    /// <summary>Whether the client is among them and may have all of these scopes, separated by spaces.</summary>
    public bool Covers(string clientId, string wanted) =>
        scopes.TryGetValue(clientId, out var allowed) && !wanted.Split(' ').Except(allowed, StringComparer.Ordinal).Any();
}
