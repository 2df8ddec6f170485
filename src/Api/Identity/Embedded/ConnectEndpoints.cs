using Membership.Api.Http;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>The embedded OpenID Connect server's routes; another server can take their place (docs/adr/0005).</summary>
public static class ConnectEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    public static void AddEmbeddedServer(this IServiceCollection services) =>
        services.AddScoped<TokenEndpoint>().AddScoped<ClientAuthentication>();

    /// <summary>Maps discovery and <c>/connect/*</c>.</summary>
    public static void MapEmbeddedServer(this IEndpointRouteBuilder app)
    {
        var server = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        server.MapGet("/.well-known/openid-configuration", (IPublicUrl url) => Results.Json(Discovery(url.Base)));
        server.MapGet("/.well-known/jwks.json", (SigningKeys keys) => Results.Json(keys.KeySet()));
        server.MapMethods("/connect/authorize", ["GET", "POST"], AuthorizeEndpoint.HandleAsync).DisableAntiforgery();
        server.MapPost("/connect/token", (HttpContext http, TokenEndpoint endpoint) => endpoint.HandleAsync(http))
            .RequireRateLimiting(RateLimits.Token).DisableAntiforgery();
        server.MapPost("/connect/revocation", RevokeAsync).RequireRateLimiting(RateLimits.Token).DisableAntiforgery();
        server.MapMethods("/connect/endsession", ["GET", "POST"], EndSessionAsync).DisableAntiforgery();
        app.MapMethods("/connect/userinfo", ["GET", "POST"], UserInfoAsync).RequireAuthorization().ExcludeFromDescription().DisableAntiforgery();
    }

    private static object Discovery(string issuer) => new
    {
        issuer,
        authorization_endpoint = $"{issuer}/connect/authorize",
        token_endpoint = $"{issuer}/connect/token",
        userinfo_endpoint = $"{issuer}/connect/userinfo",
        revocation_endpoint = $"{issuer}/connect/revocation",
        end_session_endpoint = $"{issuer}/connect/endsession",
        jwks_uri = $"{issuer}/.well-known/jwks.json",
        scopes_supported = KnownScopes.Personal.Concat(KnownScopes.Machine),
        response_types_supported = (string[])["code"],
        response_modes_supported = (string[])["query"],
        grant_types_supported = (string[])["authorization_code", "refresh_token", "client_credentials"],
        code_challenge_methods_supported = (string[])["S256"],
        subject_types_supported = (string[])["public"],
        id_token_signing_alg_values_supported = (string[])["RS256"],
        token_endpoint_auth_methods_supported = (string[])["client_secret_basic", "client_secret_post", "none"],
        revocation_endpoint_auth_methods_supported = (string[])["client_secret_basic", "client_secret_post", "none"],
        claims_supported = (string[])["sub", "name", "given_name", "family_name", "locale", "email", "email_verified"],
        authorization_response_iss_parameter_supported = true,
        ui_locales_supported = Application.Texts.Text.SupportedLanguages,
    };

    private static async Task<IResult> RevokeAsync(HttpContext http, ClientAuthentication clients, GrantStore grants)
    {
        if (!http.Request.HasFormContentType) return OAuthResults.Error(http, "invalid_request", "Send a form.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var client = await clients.AuthenticateAsync(http, form);
        if (client is null) return OAuthResults.Error(http, "invalid_client", "The client's credentials do not fit.");
        await grants.RevokeAsync(form["token"].ToString(), client.ClientId, http.RequestAborted);
        return Results.Ok();
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http, MembershipDb db)
    {
        var actor = http.Features.Get<Actor>()!;
        if (actor.MemberId is null || !actor.Scopes.Contains("openid")) return Results.Forbid(authenticationSchemes: [ReferenceTokenHandler.SchemeName]);
        var member = await db.Members.SingleAsync(m => m.Id == actor.MemberId, http.RequestAborted);
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal) { ["sub"] = member.Id.ToString() };
        if (actor.Scopes.Contains("profile"))
        {
            (claims["name"], claims["given_name"], claims["locale"]) = (member.Name.Display, member.GivenName, member.Language);
            if (member.FamilyName is not null) claims["family_name"] = member.FamilyName;
        }
        if (actor.Scopes.Contains("email")) (claims["email"], claims["email_verified"]) = (member.Email, true);
        return Results.Json(claims);
    }

    // Only an id token of ours lets a client sign somebody out without a question; the way back must be the client's own address.
    private static async Task<IResult> EndSessionAsync(HttpContext http, MembershipDb db, SigningKeys keys, IPublicUrl url)
    {
        var values = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)await http.Request.ReadFormAsync(http.RequestAborted) : http.Request.Query;
        var request = values.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        var hint = request.TryGetValue("id_token_hint", out var token) ? keys.Verify(token) : null;
        if (hint is null) return Results.Redirect("/account/logout");
        var clientId = hint.Value.GetProperty("aud").GetString();
        var client = await db.OidcClients.SingleOrDefaultAsync(c => c.ClientId == clientId, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (client is null || !request.TryGetValue("post_logout_redirect_uri", out var back)
            || !client.RedirectUris.Any(u => SameOrigin(u.Replace("{publicUrl}", url.Base, StringComparison.Ordinal), back)))
            return Results.Redirect("/account/logout");
        back = new Uri(back).AbsoluteUri;
        return Results.Redirect(request.TryGetValue("state", out var state) ? QueryHelpers.AddQueryString(back, "state", state) : back);
    }

    private static bool SameOrigin(string registered, string asked) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var a) && Uri.TryCreate(asked, UriKind.Absolute, out var b)
        && Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
