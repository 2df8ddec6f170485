using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity.Federation;

/// <summary>The framework's OAuth handler, told by the provider's discovery document where its endpoints are.</summary>
internal sealed class DiscoveringOAuthHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        await base.HandleChallengeAsync(properties);
    }

    /// <inheritdoc/>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await DiscoverAsync();
        // RFC 9207: an answer of another issuer was mixed up on its way.
        return Request.Query.TryGetValue("iss", out var issuer) && issuer != ClaimsIssuer
            ? HandleRequestResult.Fail("The answer is another issuer's.") : await base.HandleRemoteAuthenticateAsync();
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        var claims = await ReadAsync(request);
        var context = new OAuthCreatingTicketContext(new ClaimsPrincipal(identity), properties, Context, Scheme, Options, Backchannel, tokens, claims);
        context.RunClaimActions();
        return new AuthenticationTicket(context.Principal!, properties, Scheme.Name);
    }

    // The options are one object per scheme: what was discovered stays until the next start.
    private async Task DiscoverAsync()
    {
        if (Options.UserInformationEndpoint is { Length: > 0 }) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ClaimsIssuer}/.well-known/openid-configuration");
        var document = await ReadAsync(request);
        if (Text("issuer").TrimEnd('/') != ClaimsIssuer) throw new InvalidOperationException("The discovery document is another issuer's.");
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (Text("authorization_endpoint"), Text("token_endpoint"));
        Options.UserInformationEndpoint = Text("userinfo_endpoint");

        string Text(string name) => document.GetProperty(name).GetString() ?? throw new InvalidOperationException($"The discovery document has no {name}.");
    }

    private async Task<JsonElement> ReadAsync(HttpRequestMessage request)
    {
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));
        return document.RootElement.Clone();
    }
}
