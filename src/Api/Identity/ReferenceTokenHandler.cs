using System.Security.Claims;
using System.Text.Encodings.Web;
using Membership.Api.Http;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity;

/// <summary>Authenticates API calls by opaque access tokens; answers refusals as problems (RFC 6750 and RFC 9457).</summary>
public sealed class ReferenceTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenCache tokens, Problems problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var services = Context.RequestServices;
        var actor = await tokens.FindAsync(
            header["Bearer ".Length..].Trim(), services.GetRequiredService<IAccessTokens>(), services.GetRequiredService<MembershipDb>(), Context.RequestAborted);
        if (actor is null) return AuthenticateResult.Fail("The access token is unknown or has expired.");
        Context.Features.Set(actor);
        var identity = new ClaimsIdentity([new Claim("sub", actor.MemberId?.ToString() ?? actor.ClientId!)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count > 0 ? "Bearer error=\"invalid_token\"" : "Bearer";
        return problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "auth.required");
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "auth.insufficient_scope");
    }
}
