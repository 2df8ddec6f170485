using Membership.Application.Identity;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity.Embedded;

/// <summary>The device authorization endpoint (RFC 8628): for command lines and other programs without a browser of their own.</summary>
public sealed class DeviceEndpoint(DeviceGrants devices, ClientAuthentication clients, IPublicUrl publicUrl)
{
    /// <summary>Handles POST of <c>/connect/deviceauthorization</c>.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (await http.FormAsync() is not { } form) return OAuthResults.FormMissing(http);
        if (await clients.AuthenticateAsync(http, form) is not { } client) return OAuthResults.Error(http, "invalid_client", "The client's credentials do not fit.");
        if (!client.GrantTypes.Contains("urn:ietf:params:oauth:grant-type:device_code", StringComparer.Ordinal))
            return OAuthResults.Error(http, "unauthorized_client", "This client may not use this grant.");
        var scopes = form.Scopes();
        if (scopes.Count == 0 || scopes.Except(client.Scopes.Intersect(KnownScopes.Personal), StringComparer.Ordinal).Any())
            return OAuthResults.Error(http, "invalid_scope", "Ask for scopes, and only for those that the client was registered with.");
        var issued = await devices.IssueAsync(client.ClientId, string.Join(' ', scopes), http.RequestAborted);
        OAuthResults.NoStore(http);
        return Results.Json(new
        {
            device_code = issued.DeviceCode,
            user_code = issued.UserCode,
            verification_uri = $"{publicUrl.Base}/account/device",
            verification_uri_complete = $"{publicUrl.Base}/account/device?userCode={issued.UserCode}",
            expires_in = (int)DeviceGrants.Lifetime.TotalSeconds,
            interval = (int)DeviceGrants.Interval.TotalSeconds,
        });
    }
}
