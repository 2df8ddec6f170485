using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Duende;

/// <summary>
/// What follows when a code or refresh token comes twice: all that a session gave a client ends. The server takes a handle out of use
/// and stores what came of it in two steps; whoever is between them at that moment may not store any more.
/// </summary>
internal sealed class ReusedGrants(MembershipDb db, TokenCache cache, TimeProvider clock)
{
    private static readonly TimeSpan LongestExchange = TimeSpan.FromMinutes(1);

    /// <summary>Ends them within the caller's transaction. The used handles stay, marked as not allowed any more.</summary>
    public async Task EndAsync(Guid? memberId, string clientId, string? sessionId, CancellationToken cancellationToken)
    {
        var (same, now) = (Of(memberId, clientId, sessionId), clock.GetUtcNow());
        await same.Where(g => g.ConsumedAt != null).ExecuteUpdateAsync(s => s.SetProperty(g => g.Allowed, false).SetProperty(g => g.ConsumedAt, now), cancellationToken);
        await same.Where(g => g.ConsumedAt == null && (g.Kind == GrantKind.AccessToken || g.Kind == GrantKind.RefreshToken)).ExecuteDeleteAsync(cancellationToken);
        cache.Clear();
    }

    /// <summary>Whether so much has just been ended that a new token may come of an exchange which had begun before.</summary>
    public Task<bool> ForbidsAsync(OidcGrant token, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - LongestExchange;
        return Of(token.MemberId, token.ClientId, token.SessionId).AnyAsync(g => g.Allowed == false && g.ConsumedAt > since, cancellationToken);
    }

    private IQueryable<OidcGrant> Of(Guid? memberId, string clientId, string? sessionId) =>
        db.OidcGrants.Where(g => g.MemberId == memberId && g.ClientId == clientId && g.SessionId == sessionId && g.Kind != GrantKind.DeviceCode);
}
