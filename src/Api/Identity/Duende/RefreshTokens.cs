using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;

namespace Membership.Api.Identity.Duende;

/// <summary>Refresh tokens that work once: one presented again ends all that its sign-in gave this client.</summary>
internal sealed class RefreshTokens(
    IRefreshTokenStore refreshTokenStore, IProfileService profile, IClock clock, PersistentGrantOptions options, ILogger<DefaultRefreshTokenService> logger, IPersistedGrantStore grants)
    : DefaultRefreshTokenService(refreshTokenStore, profile, clock, options, logger)
{
    /// <inheritdoc/>
    protected override async Task<bool> AcceptConsumedTokenAsync(RefreshToken refreshToken)
    {
        await grants.RemoveAllAsync(new PersistedGrantFilter
        {
            SubjectId = refreshToken.SubjectId,
            ClientId = refreshToken.ClientId,
            SessionId = refreshToken.SessionId,
            Types = [IdentityServerConstants.PersistedGrantTypes.RefreshToken, IdentityServerConstants.PersistedGrantTypes.ReferenceToken],
        });
        return false;
    }
}
