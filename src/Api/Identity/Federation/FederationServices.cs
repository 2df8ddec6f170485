using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity.Federation;

/// <summary>Registers the providers that the configuration names; without any, nothing changes.</summary>
public static class FederationServices
{
    /// <summary>How long a sign-in elsewhere may wait to be used here.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(10);

    /// <summary>Adds their schemes, and the cookie that holds what they said for a moment.</summary>
    public static void AddFederation(this AuthenticationBuilder authentication, IConfiguration configuration, IHostEnvironment environment)
    {
        var providers = configuration.GetSection("Federation:Providers").Get<List<ProviderOptions>>() ?? [];
        authentication.AddCookie(IdentityConstants.ExternalScheme, o =>
        {
            o.Cookie.Name = "membership.external";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.ExpireTimeSpan = Waiting;
            o.SlidingExpiration = false;
        });
        foreach (var provider in providers)
        {
            provider.Require();
            authentication.AddProvider(provider, environment);
        }
        authentication.Services.AddSingleton<IReadOnlyList<ProviderOptions>>(providers);
        authentication.Services.AddScoped<ExternalSignIn>();
    }
}
