using System.Collections.Frozen;
using Membership.Application.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Access tokens checked lately. An entry lives half a minute, so that a revocation bites within a minute at every instance; at
/// the instance that revokes it bites at once.
/// </summary>
public sealed class TokenCache : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _pausedUntil;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The caller that an access token stands for; null where the token is unknown or expired.</summary>
    public async ValueTask<Actor?> FindAsync(string token, MembershipDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(token, out Entry? cached) && cached!.ExpiresAt > clock.GetUtcNow()) return cached.Actor;
        var entry = await LoadAsync(token, db, cancellationToken);
        if (entry is null || entry.ExpiresAt <= clock.GetUtcNow()) return null;
        if (Environment.TickCount64 >= Interlocked.Read(ref _pausedUntil))
            _cache.Set(token, entry, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        return entry.Actor;
    }

    /// <summary>
    /// Forgets everything, and remembers nothing for some seconds: the revocation that called this is not committed yet, and a token
    /// read in between must not be kept.
    /// </summary>
    public void Clear()
    {
        Interlocked.Exchange(ref _pausedUntil, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
        _cache.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private static async Task<Entry?> LoadAsync(string token, MembershipDb db, CancellationToken cancellationToken)
    {
        var hash = Handles.Hash(token);
        var grant = await db.OidcGrants.Where(g => g.HandleHash == hash && g.Kind == GrantKind.AccessToken)
            .Select(g => new
            {
                g.ClientId, g.MemberId, g.Scopes, g.ExpiresAt,
                Staff = db.StaffAssignments.Where(s => s.MemberId == g.MemberId).Select(s => (StaffRoles?)s.Roles).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return grant is null ? null : new Entry(
            new Actor(grant.MemberId, grant.ClientId, grant.Scopes.Split(' ').ToFrozenSet(StringComparer.Ordinal), grant.Staff ?? StaffRoles.None),
            grant.ExpiresAt);
    }

    private sealed record Entry(Actor Actor, DateTimeOffset ExpiresAt);
}
