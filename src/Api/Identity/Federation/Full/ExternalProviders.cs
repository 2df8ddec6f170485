using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity.Federation;

/// <summary>Providers in the full profile: the framework's OpenID Connect handler.</summary>
internal static class ExternalProviders
{
    /// <summary>Adds one provider.</summary>
    public static void AddProvider(this AuthenticationBuilder authentication, ProviderOptions provider, IHostEnvironment environment) =>
        authentication.AddOpenIdConnect(provider.Scheme, provider.DisplayName, o =>
        {
            (o.Authority, o.ClientId, o.ClientSecret, o.CallbackPath) = (provider.Authority, provider.ClientId, provider.ClientSecret, provider.CallbackPath);
            o.SignInScheme = IdentityConstants.ExternalScheme;
            (o.ResponseType, o.ResponseMode, o.UsePkce) = ("code", "query", true);
            o.RequireHttpsMetadata = !environment.IsDevelopment();
            o.GetClaimsFromUserInfoEndpoint = true;
            o.MapInboundClaims = false;
            o.SaveTokens = false;
            // The answer comes as a GET: Lax cookies reach it, and work without https while trying out.
            (o.CorrelationCookie.SameSite, o.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
            o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Scope.Clear();
            foreach (var scope in provider.Scopes) o.Scope.Add(scope);
            o.Events.OnRemoteFailure = ExternalFailure.ShowAsync;
        });
}
