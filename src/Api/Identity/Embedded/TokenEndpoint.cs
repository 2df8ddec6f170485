using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Membership.Application.Identity;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>The token endpoint: authorization_code, refresh_token with rotation, client_credentials.</summary>
public sealed class TokenEndpoint(MembershipDb db, GrantStore grants, ClientAuthentication clients, SigningKeys keys, IPublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>Handles POST of <c>/connect/token</c>.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return OAuthResults.Error(http, "invalid_request", "Send a form.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Any(p => p.Value.Count != 1)) return OAuthResults.Error(http, "invalid_request", "A parameter was given twice.");
        var client = await clients.AuthenticateAsync(http, form);
        if (client is null) return OAuthResults.Error(http, "invalid_client", "The client's credentials do not fit.");
        var grantType = form["grant_type"].ToString();
        if (!client.GrantTypes.Contains(grantType, StringComparer.Ordinal))
            return OAuthResults.Error(http, grantType is "authorization_code" or "refresh_token" or "client_credentials" ? "unauthorized_client" : "unsupported_grant_type", "This client may not use this grant.");
        return grantType switch
        {
            "authorization_code" => await db.InTransactionAsync(_ => CodeAsync(http, client, form), http.RequestAborted),
            "refresh_token" => await db.InTransactionAsync(_ => RefreshAsync(http, client, form), http.RequestAborted),
            _ => await CredentialsAsync(http, client, form),
        };
    }

    private async Task<IResult> CodeAsync(HttpContext http, OidcClient client, IFormCollection form)
    {
        var verifier = form["code_verifier"].ToString();
        var code = await grants.ConsumeAsync(form["code"].ToString(), GrantKind.AuthorizationCode, client.ClientId,
            g => g.RedirectUri == form["redirect_uri"].ToString() && verifier.Length is >= 43 and <= 128
                && Handles.SameHash(g.CodeChallenge!, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            http.RequestAborted);
        return code is null ? OAuthResults.Error(http, "invalid_grant", "The code is unknown, expired or used, or the verifier or address does not fit.")
            : await IssueAsync(http, client, code, code.Scopes);
    }

    private async Task<IResult> RefreshAsync(HttpContext http, OidcClient client, IFormCollection form)
    {
        var wanted = Scopes(form);
        var old = await grants.ConsumeAsync(form["refresh_token"].ToString(), GrantKind.RefreshToken, client.ClientId,
            g => !wanted.Except(g.Scopes.Split(' '), StringComparer.Ordinal).Any(), http.RequestAborted);
        return old is null ? OAuthResults.Error(http, "invalid_grant", "The refresh token is unknown, expired or used.")
            : await IssueAsync(http, client, old, wanted.Count > 0 ? string.Join(' ', wanted) : old.Scopes);
    }

    private async Task<IResult> CredentialsAsync(HttpContext http, OidcClient client, IFormCollection form)
    {
        var wanted = Scopes(form);
        if (wanted.Count == 0) wanted = client.Scopes;
        if (wanted.Except(client.Scopes, StringComparer.Ordinal).Any()) return OAuthResults.Error(http, "invalid_scope", "The client may not have this scope.");
        return await IssueAsync(http, client, null, string.Join(' ', wanted));
    }

    private static List<string> Scopes(IFormCollection form) =>
        [.. form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    // Taking a handle out of use, the look at the membership and the new tokens are one transaction: a revocation comes before or after.
    private async Task<IResult> IssueAsync(HttpContext http, OidcClient client, OidcGrant? from, string scopes)
    {
        Member? member = null;
        if (from is not null)
        {
            member = await db.Members.SingleOrDefaultAsync(m => m.Id == from.MemberId, http.RequestAborted);
            if (member is not { InGoodStanding: true }) return OAuthResults.Error(http, "invalid_grant", "The membership is not in good standing.");
        }
        var tokens = await grants.IssueTokensAsync(client.ClientId, from, scopes, http.RequestAborted);
        var answer = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["access_token"] = tokens.AccessToken, ["token_type"] = "Bearer", ["scope"] = scopes,
            ["expires_in"] = (int)GrantStore.AccessTokenLifetime.TotalSeconds,
        };
        if (tokens.RefreshToken is not null) answer["refresh_token"] = tokens.RefreshToken;
        if (member is not null && scopes.Split(' ').Contains("openid", StringComparer.Ordinal)) answer["id_token"] = keys.Sign(IdToken(client, from!, member, tokens.AccessToken));
        OAuthResults.NoStore(http);
        return Results.Json(answer);
    }

    private Dictionary<string, object> IdToken(OidcClient client, OidcGrant grant, Member member, string accessToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = publicUrl.Base, ["sub"] = member.Id.ToString(), ["aud"] = client.ClientId, ["iat"] = now, ["exp"] = now + 300,
            ["auth_time"] = grant.AuthenticatedAt!.Value.ToUnixTimeSeconds(),
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        if (grant.Nonce is not null) claims["nonce"] = grant.Nonce;
        return claims;
    }
}
