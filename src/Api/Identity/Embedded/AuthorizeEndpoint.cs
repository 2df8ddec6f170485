using System.Globalization;
using System.Security.Claims;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>The authorization endpoint: code with PKCE (S256) only, exact redirect addresses, the issuer in the answer (RFC 9207).</summary>
public static class AuthorizeEndpoint
{
    /// <summary>Handles GET and POST of <c>/connect/authorize</c>.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, MembershipDb db, GrantStore grants, IPublicUrl publicUrl, TimeProvider clock)
    {
        var request = await ParametersAsync(http);
        if (request is null) return Refuse();
        string? Of(string name) => request.GetValueOrDefault(name);

        // Until client and address are known to belong together, nothing is sent anywhere.
        var clientId = Of("client_id");
        var client = await db.OidcClients.SingleOrDefaultAsync(c => c.ClientId == clientId, http.RequestAborted);
        var redirectUri = Of("redirect_uri");
        if (client is null || redirectUri is null || !client.RedirectUris.Select(u => u.Replace("{publicUrl}", publicUrl.Base, StringComparison.Ordinal)).Contains(redirectUri, StringComparer.Ordinal))
            return Refuse();

        var scopes = (Of("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (Of("response_type") != "code" || !client.GrantTypes.Contains("authorization_code", StringComparer.Ordinal)) return Answer("unsupported_response_type");
        if (Of("response_mode") is not (null or "query")) return Answer("invalid_request");
        if (Of("code_challenge") is not { Length: 43 } challenge || Of("code_challenge_method") != "S256") return Answer("invalid_request");
        if (Of("request") is not null) return Answer("request_not_supported");
        if (Of("request_uri") is not null) return Answer("request_uri_not_supported");
        if (scopes.Count == 0 || scopes.Except(client.Scopes, StringComparer.Ordinal).Any()) return Answer("invalid_scope");
        if (Of("nonce") is { Length: > 500 } || Of("state") is { Length: > 1000 }) return Answer("invalid_request");

        var prompts = (Of("prompt") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var signedInAt = session.Principal?.FindFirstValue("auth_time") is { } seconds
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null;
        var tooOld = Of("max_age") is { } maxAge && (!int.TryParse(maxAge, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
            || signedInAt is null || clock.GetUtcNow() - signedInAt > TimeSpan.FromSeconds(age));
        var mustSignIn = prompts.Contains("login", StringComparer.Ordinal) || tooOld;
        if (!session.Succeeded || signedInAt is null || mustSignIn)
        {
            if (prompts.Contains("none", StringComparer.Ordinal)) return Answer("login_required");
            // Without prompt and max_age the way back does not ask for another sign-in.
            var back = QueryHelpers.AddQueryString("/connect/authorize", request.Where(p => p.Key is not ("prompt" or "max_age")).ToDictionary(p => p.Key, string? (p) => p.Value));
            return Results.Redirect(QueryHelpers.AddQueryString("/account/login", new Dictionary<string, string?> { ["returnUrl"] = back, ["email"] = Of("login_hint") }));
        }
        var memberId = Guid.Parse(session.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var code = await grants.IssueCodeAsync(
            new AuthorizedRequest(client.ClientId, memberId, string.Join(' ', scopes), redirectUri, challenge, Of("nonce"), signedInAt.Value), http.RequestAborted);
        return Results.Redirect(Back(new() { ["code"] = code }));

        IResult Answer(string error) => Results.Redirect(Back(new() { ["error"] = error }));

        string Back(Dictionary<string, string?> answer)
        {
            if (Of("state") is { } state) answer["state"] = state;
            answer["iss"] = publicUrl.Base;
            return QueryHelpers.AddQueryString(redirectUri, answer);
        }
    }

    // A parameter given twice is no request at all (RFC 6749, section 3.1).
    private static async Task<Dictionary<string, string>?> ParametersAsync(HttpContext http)
    {
        var values = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(http.RequestAborted)).AsEnumerable()
            : http.Request.Query;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            if (value.Count != 1 || !parameters.TryAdd(name, value[0]!)) return null;
        return parameters;
    }

    private static IResult Refuse() => Results.Redirect("/account/denied?reason=client");
}
