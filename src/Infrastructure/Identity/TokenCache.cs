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
public sealed class TokenCache(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _pausedUntil;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The caller that an access token stands for; null where the token is unknown or expired.</summary>
    public ValueTask<Actor?> FindAsync(string token, IAccessTokens tokens, MembershipDb db, CancellationToken cancellationToken) =>
        _cache.TryGetValue(token, out Entry? cached) && cached!.ExpiresAt > clock.GetUtcNow()
            ? ValueTask.FromResult<Actor?>(cached.Actor)
            : new ValueTask<Actor?>(LoadAsync(token, tokens, db, cancellationToken));

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

    private async Task<Actor?> LoadAsync(string token, IAccessTokens tokens, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await tokens.FindAsync(token, cancellationToken) is not { } found) return null;
        if (await ActorAsync(found, db, cancellationToken) is not { } actor) return null;
        if (Environment.TickCount64 >= Interlocked.Read(ref _pausedUntil))
            _cache.Set(token, new Entry(actor, Earlier(found.ExpiresAt, clock.GetUtcNow() + Lifetime)), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        return actor;
    }

    private static async Task<Actor?> ActorAsync(AccessToken token, MembershipDb db, CancellationToken cancellationToken)
    {
        var scopes = token.Scopes.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        if (token.MemberId is not { } memberId) return await MachineAsync(token.ClientId, scopes, db, cancellationToken);
        var account = await db.Users.Where(a => a.Id == memberId)
            .Select(a => new { a.SecondFactorExempt, Staff = db.StaffAssignments.Where(s => s.MemberId == memberId).Select(s => (StaffRoles?)s.Roles).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        var secondFactor = account is { SecondFactorExempt: true } || AuthenticationMethods.HasSecondFactor(token.AuthenticationMethods);
        // Staff who signed in with a password alone are members and nothing more.
        return new Actor(memberId, token.ClientId, scopes, secondFactor ? account?.Staff ?? StaffRoles.None : StaffRoles.None)
        {
            AuthenticatedAt = token.AuthenticatedAt, HasSecondFactor = secondFactor,
        };
    }

    // Asked of the database, because whose machine it is decides what it sees: what is known of clients may be half a minute old.
    private static async Task<Actor?> MachineAsync(string clientId, FrozenSet<string> scopes, MembershipDb db, CancellationToken cancellationToken) =>
        await db.Clients.Where(c => c.ClientId == clientId).Select(c => new { c.OrganizationId }).SingleOrDefaultAsync(cancellationToken) is { } client
            ? new Actor(null, clientId, scopes, StaffRoles.None) { OrganizationId = client.OrganizationId }
            : null;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Entry(Actor Actor, DateTimeOffset ExpiresAt);
}
