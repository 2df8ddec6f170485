using Membership.Api.Identity.Federation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity;

/// <summary>Registers how callers are known: tokens on the API, a cookie on the pages.</summary>
public static class SignInServices
{
    /// <summary>Both schemes; the token's is the default, so that a cookie never opens the API.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddAuthentication(ReferenceTokenHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ReferenceTokenHandler>(ReferenceTokenHandler.SchemeName, null)
            .AddCookie(SessionCookie.Scheme, o =>
            {
                o.LoginPath = "/account/login";
                o.AccessDeniedPath = "/account/denied";
                o.ReturnUrlParameter = "returnUrl";
                o.Cookie.Name = "membership.session";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                o.ExpireTimeSpan = Infrastructure.Identity.Sessions.IdleLifetime;
                o.SlidingExpiration = true;
                // The framework would build an absolute address from the request's Host header.
                o.Events.OnRedirectToLogin = o.Events.OnRedirectToAccessDenied = c =>
                {
                    c.Response.Redirect(new Uri(c.RedirectUri).PathAndQuery);
                    return Task.CompletedTask;
                };
                // Nor may it follow the query's address as it stands there: the pages say where they lead.
                o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
                o.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
                o.Events.OnSigningOut = SessionCookie.EndAsync;
            })
            // SignInManager signs out of these as well.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                // Between password and code, and between a passkey's challenge and its answer.
                o.Cookie.Name = "membership.step";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                o.ExpireTimeSpan = PendingSignIn.Lifetime;
                o.SlidingExpiration = false;
            })
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme)
            .AddFederation(configuration, environment);
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Infrastructure.Identity.Account>>();
        // A suspension, a new password or "sign out everywhere" reaches every session within a minute.
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromSeconds(30);
            o.OnRefreshingPrincipal = SessionCookie.KeepAuthentication;
        });
        services.AddLoginServer(configuration);
    }
}
