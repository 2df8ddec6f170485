using System.Globalization;
using Duende.IdentityServer.Validation;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity.Duende;

/// <summary>
/// Validates the API's access tokens in process, which asks for client, membership and expiry each time; <see cref="TokenCache"/>
/// keeps the answer for half a minute.
/// </summary>
internal sealed class DuendeAccessTokens(ITokenValidator validator) : IAccessTokens
{
    /// <inheritdoc/>
    public async Task<AccessToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        // Access tokens are handles. A signed token is something else, whoever signed it.
        if (token.Length == 0 || token.Contains('.')) return null;
        var result = await validator.ValidateAccessTokenAsync(token);
        if (result.IsError || result.Claims is null) return null;
        var claims = result.Claims.ToLookup(c => c.Type, c => c.Value, StringComparer.Ordinal);
        // A token bound to a key (DPoP, mutual TLS) is no bearer token, and nobody here asks for the proof.
        if (claims.Contains("cnf") || claims["client_id"].FirstOrDefault() is not { } clientId || Time(claims["exp"]) is not { } expiresAt) return null;
        if (!claims.Contains("sub")) return new AccessToken(clientId, null, Scopes(claims["scope"], KnownScopes.Machine), expiresAt, null, null);
        return Guid.TryParse(claims["sub"].First(), out var memberId)
            ? new AccessToken(clientId, memberId, Scopes(claims["scope"], KnownScopes.Personal), expiresAt, Time(claims["auth_time"]), string.Join(' ', claims["amr"])) : null;
    }

    // A machine never acts as a member, and a member's application never as a machine.
    private static string Scopes(IEnumerable<string> granted, IEnumerable<string> permitted) => string.Join(' ', granted.Intersect(permitted, StringComparer.Ordinal));

    private static DateTimeOffset? Time(IEnumerable<string> values) =>
        long.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
