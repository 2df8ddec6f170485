using Membership.Api.Http;
using Membership.Api.Identity.Embedded;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity;

/// <summary>The login server of the portable profile: small, on the framework's own parts (docs/adr/0005).</summary>
public static class LoginServer
{
    /// <summary>Registers it.</summary>
    public static void AddLoginServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ILoginServer, EmbeddedLoginServer>().AddScoped<IAccessTokens, EmbeddedAccessTokens>();
        services.AddScoped<GrantStore>().AddScoped<DeviceGrants>();
        services.AddSingleton<MachineTokens>();
        services.AddScoped<AuthorizeEndpoint>().AddScoped<TokenEndpoint>().AddScoped<TokenManagement>().AddScoped<DeviceEndpoint>()
            .AddScoped<EndSessionEndpoint>().AddScoped<ClientAuthentication>().AddScoped<IdTokens>();
    }

    /// <summary>Its part of the pipeline; the embedded server has none.</summary>
    public static void UseLoginServer(this IApplicationBuilder app) { }

    /// <summary>Maps discovery and <c>/connect/*</c>.</summary>
    public static void MapLoginServer(this IEndpointRouteBuilder app)
    {
        var server = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
        server.MapGet("/.well-known/openid-configuration", (IPublicUrl url) => Results.Json(Discovery.Document(url.Base)));
        server.MapGet("/.well-known/oauth-authorization-server", (IPublicUrl url) => Results.Json(Discovery.Document(url.Base)));
        server.MapGet("/.well-known/jwks.json", (SigningKeys keys) => Results.Json(keys.KeySet()));
        server.MapMethods("/connect/authorize", ["GET", "POST"], (HttpContext http, AuthorizeEndpoint endpoint) => endpoint.HandleAsync(http)).RequireRateLimiting(RateLimits.Token);
        server.MapMethods("/connect/endsession", ["GET", "POST"], (HttpContext http, EndSessionEndpoint endpoint) => endpoint.HandleAsync(http));
        var back = server.MapGroup("/connect").RequireRateLimiting(RateLimits.Token);
        back.MapPost("/token", (HttpContext http, TokenEndpoint endpoint) => endpoint.HandleAsync(http));
        back.MapPost("/revocation", (HttpContext http, TokenManagement endpoint) => endpoint.RevokeAsync(http));
        back.MapPost("/introspect", (HttpContext http, TokenManagement endpoint) => endpoint.IntrospectAsync(http));
        back.MapPost("/deviceauthorization", (HttpContext http, DeviceEndpoint endpoint) => endpoint.HandleAsync(http));
        app.MapMethods("/connect/userinfo", ["GET", "POST"], UserInfoEndpoint.HandleAsync).RequireRateLimiting(RateLimits.Token).RequireAuthorization()
            .ExcludeFromDescription().DisableAntiforgery();
    }
}
