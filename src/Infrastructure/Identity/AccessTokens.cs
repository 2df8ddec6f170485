using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Looks access tokens up; each login server has its own way of writing them.</summary>
public interface IAccessTokens
{
    /// <summary>What the token stands for; null where it is unknown, ended or expired.</summary>
    Task<AccessToken?> FindAsync(string token, CancellationToken cancellationToken);
}

/// <summary>What an access token stands for.</summary>
/// <param name="ClientId">The application.</param>
/// <param name="MemberId">The member; null for a machine.</param>
/// <param name="Scopes">Separated by spaces.</param>
/// <param name="ExpiresAt">From then on it means nothing.</param>
/// <param name="AuthenticatedAt">When the member signed in.</param>
/// <param name="AuthenticationMethods">How (RFC 8176), separated by spaces.</param>
public sealed record AccessToken(
    string ClientId, Guid? MemberId, string Scopes, DateTimeOffset ExpiresAt, DateTimeOffset? AuthenticatedAt, string? AuthenticationMethods);

/// <summary>The embedded server's access tokens.</summary>
public sealed class EmbeddedAccessTokens(MembershipDb db, TimeProvider clock) : IAccessTokens
{
    /// <inheritdoc/>
    public async Task<AccessToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Handles.Hash(token);
        var found = await db.OidcGrants.Where(g => g.HandleHash == hash && g.Kind == GrantKind.AccessToken)
            .Select(g => new AccessToken(g.ClientId, g.MemberId, g.Scopes, g.ExpiresAt, g.AuthenticatedAt, g.AuthenticationMethods))
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && found.ExpiresAt > clock.GetUtcNow() ? found : null;
    }
}
