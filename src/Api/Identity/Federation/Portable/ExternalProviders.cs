using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity.Federation;

/// <summary>
/// Providers in the portable profile: the framework's OAuth handler with PKCE, which asks the provider itself who signed in (its
/// userinfo endpoint) instead of reading an id token, because the OpenID Connect handler's packages are not there (docs/adr/0012).
/// </summary>
internal static class ExternalProviders
{
    /// <summary>Adds one provider.</summary>
    public static void AddProvider(this AuthenticationBuilder authentication, ProviderOptions provider, IHostEnvironment environment) =>
        authentication.AddOAuth<OAuthOptions, DiscoveringOAuthHandler>(provider.Scheme, provider.DisplayName, o =>
        {
            o.ClaimsIssuer = provider.Authority.TrimEnd('/');
            (o.ClientId, o.ClientSecret, o.CallbackPath) = (provider.ClientId, provider.ClientSecret, provider.CallbackPath);
            // The handler reads the real ones from the provider's discovery document before it first needs them.
            (o.AuthorizationEndpoint, o.TokenEndpoint) = (o.ClaimsIssuer, o.ClaimsIssuer);
            o.SignInScheme = IdentityConstants.ExternalScheme;
            o.UsePkce = true;
            o.CorrelationCookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.Scope.Clear();
            foreach (var scope in provider.Scopes) o.Scope.Add(scope);
            foreach (var claim in (string[])["sub", "email", "name"]) o.ClaimActions.MapJsonKey(claim, claim);
            o.Events.OnRemoteFailure = ExternalFailure.ShowAsync;
        });
}
