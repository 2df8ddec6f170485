using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>The sessions of browsers: begun at sign-in, asked for at every page, ended one by one or all at once.</summary>
public sealed class Sessions(MembershipDb db, TokenCache tokens, TimeProvider clock)
{
    /// <summary>How long a session lives after it was last seen.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromHours(8);

    /// <summary>How long it lives after the sign-in, however often it is seen.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    /// <summary>Writes a new session into the context; the caller's transaction saves it.</summary>
    public string Begin(Guid memberId, RequestOrigin origin)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            SessionId = Handles.New(), MemberId = memberId, CreatedAt = now, SeenAt = now, ExpiresAt = now + IdleLifetime, Device = origin.Device, Network = origin.Network,
        };
        db.AccountSessions.Add(session);
        return session.SessionId;
    }

    /// <summary>Whether the session is still there; if so, it has been seen.</summary>
    public async Task<bool> IsLiveAsync(string? sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await db.AccountSessions.Where(s => s.SessionId == sessionId && s.ExpiresAt > now).Select(s => new { s.CreatedAt, s.SeenAt }).SingleOrDefaultAsync(cancellationToken);
        if (session is null) return false;
        var (idle, longest) = (now + IdleLifetime, session.CreatedAt + LongestLifetime);
        var end = idle < longest ? idle : longest;
        if (now - session.SeenAt > SeenPrecision)
            await db.InTransactionAsync(ct => db.AccountSessions.Where(s => s.SessionId == sessionId)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.ExpiresAt, end), ct), cancellationToken);
        return true;
    }

    /// <summary>Those of a member, the one seen last first.</summary>
    public async Task<IReadOnlyList<AccountSession>> ListAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.AccountSessions.Where(s => s.MemberId == memberId && s.ExpiresAt > now).OrderByDescending(s => s.SeenAt).Take(100).ToListAsync(cancellationToken);
    }

    /// <summary>Ends every session of a member but this one, and every token that did not come of it.</summary>
    public Task EndOthersAsync(Guid memberId, string keptSessionId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        await db.OidcGrants.Where(g => g.MemberId == memberId && g.SessionId != keptSessionId).ExecuteDeleteAsync(ct);
        tokens.Clear();
        return await db.AccountSessions.Where(s => s.MemberId == memberId && s.SessionId != keptSessionId).ExecuteDeleteAsync(ct);
    }, cancellationToken);

    /// <summary>Ends a session of a member and the codes that wait to be exchanged, and with <paramref name="tokensToo"/> every token that came of it.</summary>
    public Task<bool> EndAsync(Guid memberId, string sessionId, bool tokensToo, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var ended = await db.AccountSessions.Where(s => s.SessionId == sessionId && s.MemberId == memberId).ExecuteDeleteAsync(ct);
        // A code that was used already stays, as evidence against whoever comes with it again.
        await db.OidcGrants.Where(g => g.SessionId == sessionId && g.MemberId == memberId && (tokensToo || (g.Kind == GrantKind.AuthorizationCode && g.ConsumedAt == null)))
            .ExecuteDeleteAsync(ct);
        if (tokensToo) tokens.Clear();
        return ended > 0;
    }, cancellationToken);
}
