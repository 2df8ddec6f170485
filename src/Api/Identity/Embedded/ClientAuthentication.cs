using System.Net;
using System.Text;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;

namespace Membership.Api.Identity.Embedded;

/// <summary>Authenticates OAuth clients: client_secret_basic, client_secret_post, or none for public clients.</summary>
public sealed class ClientAuthentication(MembershipDb db, ClientDirectory clients, TimeProvider clock)
{
    /// <summary>The client of a request; null where its credentials do not fit, or came in two ways at once.</summary>
    public async Task<Client?> AuthenticateAsync(HttpContext http, IFormCollection form)
    {
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        var basic = Basic(http.Request);
        if (basic is null && http.Request.Headers.Authorization.Count > 0) return null;
        if (basic is { } credentials)
        {
            if (secret.Length > 0 || (id.Length > 0 && id != credentials.Id)) return null;
            (id, secret) = credentials;
        }
        var client = await clients.FindAsync(id, db, http.RequestAborted);
        if (client is null) return null;
        if (!client.IsConfidential) return secret.Length == 0 ? client : null;
        return secret.Length > 0 && client.Accepts(Handles.Hash(secret), clock.GetUtcNow(), Handles.SameHash) ? client : null;
    }

    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..].Trim())).Split(':', 2);
            return pair.Length == 2 ? (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
