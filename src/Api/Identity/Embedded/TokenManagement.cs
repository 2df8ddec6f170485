using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>What a client may do with tokens it holds: ask whether they still work (RFC 7662), and end them (RFC 7009).</summary>
public sealed class TokenManagement(MembershipDb db, GrantStore grants, ClientAuthentication clients, IPublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>Handles POST of <c>/connect/revocation</c>.</summary>
    public async Task<IResult> RevokeAsync(HttpContext http)
    {
        if (await http.FormAsync() is not { } form) return OAuthResults.FormMissing(http);
        if (await clients.AuthenticateAsync(http, form) is not { } client) return Unknown(http);
        if (!form.ContainsKey("token")) return OAuthResults.FormMissing(http);
        await db.InTransactionAsync(async ct =>
        {
            await grants.RevokeAsync(form["token"].ToString(), client.ClientId, ct);
            return true;
        }, http.RequestAborted);
        return Results.Ok();
    }

    /// <summary>Handles POST of <c>/connect/introspect</c>: confidential clients, about their own tokens.</summary>
    public async Task<IResult> IntrospectAsync(HttpContext http)
    {
        if (await http.FormAsync() is not { } form) return OAuthResults.FormMissing(http);
        if (await clients.AuthenticateAsync(http, form) is not { IsConfidential: true } client) return Unknown(http);
        if (!form.ContainsKey("token")) return OAuthResults.FormMissing(http);
        OAuthResults.NoStore(http);
        var grant = await FindAsync(form["token"].ToString(), client, http.RequestAborted);
        // Nothing tells why a token does not work (RFC 7662, section 2.2).
        if (grant is null) return Results.Json(new { active = false });
        var answer = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["active"] = true, ["iss"] = publicUrl.Base, ["client_id"] = grant.ClientId, ["scope"] = grant.Scopes, ["token_type"] = "Bearer",
            ["iat"] = grant.CreatedAt.ToUnixTimeSeconds(), ["exp"] = grant.ExpiresAt.ToUnixTimeSeconds(),
        };
        if (grant.MemberId is { } memberId) answer["sub"] = memberId.ToString();
        return Results.Json(answer);
    }

    private Task<OidcGrant?> FindAsync(string token, Client client, CancellationToken cancellationToken)
    {
        var (hash, now) = (Handles.Hash(token), clock.GetUtcNow());
        return db.OidcGrants.SingleOrDefaultAsync(g => g.HandleHash == hash && g.ClientId == client.ClientId && g.ExpiresAt > now && g.ConsumedAt == null
            && (g.Kind == GrantKind.AccessToken || g.Kind == GrantKind.RefreshToken), cancellationToken);
    }

    private static IResult Unknown(HttpContext http) => OAuthResults.Error(http, "invalid_client", "The client's credentials do not fit.");
}
