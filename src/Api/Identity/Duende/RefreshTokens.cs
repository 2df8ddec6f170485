using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;
using Membership.Infrastructure.Persistence;

namespace Membership.Api.Identity.Duende;

/// <summary>Refresh tokens that work once: one presented again ends all that its sign-in gave this client.</summary>
internal sealed class RefreshTokens(
    IRefreshTokenStore refreshTokenStore, IProfileService profile, IClock clock, PersistentGrantOptions options, ILogger<DefaultRefreshTokenService> logger,
    MembershipDb db, ReusedGrants reused)
    : DefaultRefreshTokenService(refreshTokenStore, profile, clock, options, logger)
{
    /// <inheritdoc/>
    protected override async Task<bool> AcceptConsumedTokenAsync(RefreshToken refreshToken)
    {
        Guid? memberId = Guid.TryParse(refreshToken.SubjectId, out var id) ? id : null;
        return await db.InTransactionAsync(async ct =>
        {
            await reused.EndAsync(memberId, refreshToken.ClientId, refreshToken.SessionId, ct);
            return false;
        }, CancellationToken.None);
    }
}
