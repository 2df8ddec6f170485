using Duende.IdentityServer;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Membership.Api.Http;
using Membership.Api.Identity.Duende;
using Membership.Infrastructure.Identity;
using AuthenticationOptions = Microsoft.AspNetCore.Authentication.AuthenticationOptions;

namespace Membership.Api.Identity;

/// <summary>The login server of the full profile: Duende IdentityServer on our accounts, clients, keys and tables (docs/adr/0005).</summary>
public static class LoginServer
{
    /// <summary>Where the keys stand, behind either server.</summary>
    internal const string KeySetPath = "/.well-known/jwks.json";

    /// <summary>Registers it.</summary>
    public static void AddLoginServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ILoginServer, DuendeLoginServer>().AddScoped<IAccessTokens, DuendeAccessTokens>().AddScoped<ReusedGrants>();
        services.AddIdentityServer(o => Configure(o, configuration["Duende:LicenseKey"] is { Length: > 0 } key ? key : null))
            .AddClientStore<DuendeClients>()
            .AddResourceStore<DuendeResources>()
            .AddPersistedGrantStore<DuendeGrants>()
            .AddDeviceFlowStore<DuendeDeviceCodes>()
            .AddProfileService<MemberProfileService>()
            .AddRedirectUriValidator<ExactRedirectUris>();
        // Of two registrations the server takes the later one.
        services.AddTransient<IUserConsentStore, DuendeConsents>().AddTransient<IUserCodeGenerator, DuendeUserCodes>()
            .AddTransient<IRefreshTokenService, RefreshTokens>().AddTransient<IDiscoveryResponseGenerator, S256Discovery>()
            .AddTransient<IIssuerNameService, PublicAddress>().AddTransient<IServerUrls, PublicAddress>().AddTransient<IClock, ServerClock>()
            .AddTransient<ISigningCredentialStore, DuendeSigningKeys>().AddTransient<IValidationKeysStore, DuendeSigningKeys>();
        // The server makes its own cookie the default; here a cookie never opens the API.
        services.PostConfigure<AuthenticationOptions>(o => o.DefaultScheme = ReferenceTokenHandler.SchemeName);
        // Its hourly summary would write the clients' configuration into the log.
        // A refused request is logged whole by what checks it, member ids included, and at the level of an error too.
        services.AddLogging(l => l.AddFilter("Duende.IdentityServer.Diagnostics", LogLevel.None)
            .AddFilter("Duende.IdentityServer.Validation", LogLevel.None).AddFilter("Duende.IdentityServer.Endpoints", LogLevel.Error));
    }

    /// <summary>Its part of the pipeline; who calls is known by then.</summary>
    public static void UseLoginServer(this IApplicationBuilder app) => app.UseIdentityServer(new IdentityServerMiddlewareOptions { AuthenticationMiddleware = _ => { } });

    /// <summary>
    /// Maps the keys, and the server's addresses: its middleware answers before these endpoints do, but rate limits and the list
    /// of what is open to everybody go by endpoints.
    /// </summary>
    public static void MapLoginServer(this IEndpointRouteBuilder app)
    {
        var server = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
        server.MapGet(KeySetPath, (SigningKeys keys) => Results.Json(keys.KeySet()));
        server.MapGet("/.well-known/openid-configuration", Nothing);
        server.MapGet("/.well-known/oauth-authorization-server", Nothing);
        server.MapMethods("/connect/authorize", ["GET", "POST"], Nothing).RequireRateLimiting(RateLimits.Token);
        server.MapMethods("/connect/endsession", ["GET", "POST"], Nothing);
        var back = server.MapGroup("/connect").RequireRateLimiting(RateLimits.Token);
        foreach (var path in new[] { "/token", "/revocation", "/introspect", "/deviceauthorization" }) back.MapPost(path, Nothing);
        app.MapMethods("/connect/userinfo", ["GET", "POST"], Nothing).RequireRateLimiting(RateLimits.Token).RequireAuthorization()
            .ExcludeFromDescription().DisableAntiforgery();
    }

    private static IResult Nothing() => Results.NotFound();

    private static void Configure(IdentityServerOptions o, string? licenseKey)
    {
        o.LicenseKey = licenseKey;
        o.KeyManagement.Enabled = false;
        o.EmitIssuerIdentificationResponseParameter = true;
        o.PersistentGrants.DeleteOneTimeOnlyRefreshTokensOnUse = false;
        o.Authentication.CookieAuthenticationScheme = SessionCookie.Scheme;
        o.Authentication.CookieSameSiteMode = SameSiteMode.Lax;
        o.Endpoints.EnableCheckSessionEndpoint = false;
        o.Endpoints.EnableBackchannelAuthenticationEndpoint = false;
        o.Endpoints.EnablePushedAuthorizationEndpoint = false;
        o.UserInteraction.LoginUrl = "/account/login";
        o.UserInteraction.LoginReturnUrlParameter = "returnUrl";
        o.UserInteraction.LogoutUrl = "/account/logout";
        o.UserInteraction.ConsentUrl = "/account/consent";
        o.UserInteraction.DeviceVerificationUrl = "/account/device";
        o.UserInteraction.ErrorUrl = "/account/denied?reason=client";
        o.DeviceFlow.DefaultUserCodeType = DuendeUserCodes.Sort;
        o.DeviceFlow.Interval = (int)DeviceGrants.Interval.TotalSeconds;
        o.InputLengthRestrictions.LoginHint = 254;
        o.InputLengthRestrictions.RedirectUri = 2000;
        o.InputLengthRestrictions.Nonce = 500;
        // Refused requests are logged with their parameters; addresses of people do not belong there.
        foreach (var personal in new[] { "login_hint", "id_token_hint", "state" }) o.Logging.AuthorizeRequestSensitiveValuesFilter.Add(personal);
    }
}
