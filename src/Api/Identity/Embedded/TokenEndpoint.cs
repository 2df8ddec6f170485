using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>The token endpoint: authorization_code, refresh_token with rotation, client_credentials, device_code.</summary>
public sealed class TokenEndpoint(
    MembershipDb db, GrantStore grants, DeviceGrants devices, MachineTokens machines, ClientAuthentication clients, ClientUse use, IdTokens idTokens)
{
    private const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>The grants that this endpoint knows.</summary>
    public static readonly IReadOnlyList<string> GrantTypes = ["authorization_code", "refresh_token", "client_credentials", DeviceCode];

    /// <summary>Handles POST of <c>/connect/token</c>.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (await http.FormAsync() is not { } form) return OAuthResults.FormMissing(http);
        if (await clients.AuthenticateAsync(http, form) is not { } client) return OAuthResults.Error(http, "invalid_client", "The client's credentials do not fit.");
        var grantType = form["grant_type"].ToString();
        if (!client.GrantTypes.Contains(grantType, StringComparer.Ordinal))
            return OAuthResults.Error(http, GrantTypes.Contains(grantType, StringComparer.Ordinal) ? "unauthorized_client" : "unsupported_grant_type", "This client may not use this grant.");
        return grantType switch
        {
            "authorization_code" => await db.InTransactionAsync(_ => CodeAsync(http, client, form), http.RequestAborted),
            "refresh_token" => await db.InTransactionAsync(_ => RefreshAsync(http, client, form), http.RequestAborted),
            DeviceCode => await db.InTransactionAsync(_ => DeviceAsync(http, client, form), http.RequestAborted),
            _ => await CredentialsAsync(http, client, form),
        };
    }

    private async Task<IResult> CodeAsync(HttpContext http, Client client, IFormCollection form)
    {
        var verifier = form["code_verifier"].ToString();
        var code = await grants.ConsumeAsync(form["code"].ToString(), GrantKind.AuthorizationCode, client.ClientId,
            g => g.RedirectUri == form["redirect_uri"].ToString() && verifier.Length is >= 43 and <= 128
                && Handles.SameHash(g.CodeChallenge!, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            http.RequestAborted);
        return code is null ? OAuthResults.Error(http, "invalid_grant", "The code is unknown, expired or used, or the verifier or address does not fit.")
            : await IssueAsync(http, client, code, code.Scopes);
    }

    private async Task<IResult> RefreshAsync(HttpContext http, Client client, IFormCollection form)
    {
        var wanted = form.Scopes();
        var old = await grants.ConsumeAsync(form["refresh_token"].ToString(), GrantKind.RefreshToken, client.ClientId,
            g => !wanted.Except(g.Scopes.Split(' '), StringComparer.Ordinal).Any(), http.RequestAborted);
        return old is null ? OAuthResults.Error(http, "invalid_grant", "The refresh token is unknown, expired or used.")
            : await IssueAsync(http, client, old, wanted.Count > 0 ? string.Join(' ', wanted) : old.Scopes);
    }

    private async Task<IResult> DeviceAsync(HttpContext http, Client client, IFormCollection form)
    {
        var (grant, error) = await devices.PollAsync(form["device_code"].ToString(), client.ClientId, http.RequestAborted);
        return grant is null ? OAuthResults.Error(http, error!, "Go on asking only after authorization_pending and slow_down.")
            : await IssueAsync(http, client, grant, grant.Scopes);
    }

    private async Task<IResult> CredentialsAsync(HttpContext http, Client client, IFormCollection form)
    {
        // A machine never acts as a member: of a client that does both, it gets the machine's scopes only.
        List<string> allowed = [.. client.Scopes.Intersect(KnownScopes.Machine, StringComparer.Ordinal)];
        var wanted = form.Scopes() is { Count: > 0 } asked ? asked : allowed;
        if (wanted.Count == 0 || wanted.Except(allowed, StringComparer.Ordinal).Any()) return OAuthResults.Error(http, "invalid_scope", "The client may not have this scope.");
        var scopes = string.Join(' ', wanted);
        return await machines.IssueAsync(client.ClientId, scopes, http.RequestAborted) is { } token ? Tokens(http, new IssuedTokens(token, null), scopes, null) : Changed(http);
    }

    // Taking a handle out of use, the look at the membership and the new tokens are one transaction: a revocation comes before or after.
    private async Task<IResult> IssueAsync(HttpContext http, Client client, OidcGrant from, string scopes)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == from.MemberId, http.RequestAborted);
        if (member is not { InGoodStanding: true }) return OAuthResults.Error(http, "invalid_grant", "The membership is not in good standing.");
        if (!await use.RecordAsync(db, client.ClientId, from.Scopes, http.RequestAborted)) return Changed(http);
        var mayRefresh = client.GrantTypes.Contains("refresh_token", StringComparer.Ordinal);
        var tokens = await grants.IssueTokensAsync(client.ClientId, from, scopes, mayRefresh, http.RequestAborted);
        return Tokens(http, tokens, scopes, scopes.Split(' ').Contains("openid", StringComparer.Ordinal) ? idTokens.Sign(from, tokens.AccessToken) : null);
    }

    private static IResult Changed(HttpContext http) =>
        OAuthResults.Error(http, "unauthorized_client", "The client was disabled or lost a scope a moment ago.");

    private static IResult Tokens(HttpContext http, IssuedTokens tokens, string scopes, string? idToken)
    {
        var answer = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["access_token"] = tokens.AccessToken, ["token_type"] = "Bearer", ["scope"] = scopes,
            ["expires_in"] = (int)GrantStore.AccessTokenLifetime.TotalSeconds,
        };
        if (tokens.RefreshToken is not null) answer["refresh_token"] = tokens.RefreshToken;
        if (idToken is not null) answer["id_token"] = idToken;
        OAuthResults.NoStore(http);
        return Results.Json(answer);
    }
}
