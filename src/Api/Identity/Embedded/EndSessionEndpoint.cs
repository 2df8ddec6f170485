using System.Text.Json;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Embedded;

/// <summary>Sign-out at an application's wish (OpenID Connect RP-Initiated Logout 1.0).</summary>
public sealed class EndSessionEndpoint(MembershipDb db, ClientDirectory clients, SigningKeys keys, IPublicUrl publicUrl)
{
    /// <summary>
    /// Handles GET and POST of <c>/connect/endsession</c>. Only an id token of ours, made for whoever is signed in, signs out without
    /// a question; the way back must be an address registered for the client, character by character.
    /// </summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = (await http.ParametersAsync()).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        if (!request.TryGetValue("id_token_hint", out var token) || keys.Verify(token) is not { } hint) return Results.Redirect("/account/logout");
        // An application that names itself must be the one that the token was made for (RP-Initiated Logout 1.0, section 2).
        if (request.TryGetValue("client_id", out var clientId) && clientId != Claim(hint, "aud")) return Results.Redirect("/account/logout");
        var who = await http.SignedInAsync();
        if (who is not null && who.MemberId.ToString() != Claim(hint, "sub")) return Results.Redirect("/account/logout");
        await http.SignOutAsync(SessionCookie.Scheme);
        var client = await clients.FindAsync(Claim(hint, "aud"), db, http.RequestAborted);
        if (client is null || !request.TryGetValue("post_logout_redirect_uri", out var back) || !client.PostLogoutRedirectUrisAt(publicUrl.Base).Contains(back, StringComparer.Ordinal))
            return Results.Redirect("/account/logout");
        return Results.Redirect(request.TryGetValue("state", out var state) ? QueryHelpers.AddQueryString(back, "state", state) : back);
    }

    private static string? Claim(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) ? value.GetString() : null;
}
