using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>Answers of the OAuth endpoints, which follow their own RFCs instead of the API's problems.</summary>
public static class OAuthResults
{
    /// <summary>An error of RFC 6749, section 5.2; never cached.</summary>
    public static IResult Error(HttpContext http, string error, string description)
    {
        NoStore(http);
        if (error != "invalid_client") return Results.Json(new { error, error_description = description }, statusCode: 400);
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";
        return Results.Json(new { error, error_description = description }, statusCode: 401);
    }

    /// <summary>An answer that holds secrets.</summary>
    public static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}

/// <summary>Authenticates OAuth clients: client_secret_basic, client_secret_post, or none for public clients.</summary>
public sealed class ClientAuthentication(MembershipDb db)
{
    /// <summary>The client of a request; null where its credentials do not fit, or came in two ways at once.</summary>
    public async Task<OidcClient?> AuthenticateAsync(HttpContext http, IFormCollection form)
    {
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        var basic = Basic(http.Request);
        if (basic is null && http.Request.Headers.Authorization.Count > 0) return null;
        if (basic is { } credentials)
        {
            if (secret.Length > 0 || (id.Length > 0 && id != credentials.Id)) return null;
            (id, secret) = credentials;
        }
        var client = await db.OidcClients.SingleOrDefaultAsync(c => c.ClientId == id, http.RequestAborted);
        if (client is null) return null;
        if (client.SecretHash is null) return secret.Length == 0 ? client : null;
        return secret.Length > 0 && Handles.SameHash(client.SecretHash, Handles.Hash(secret)) ? client : null;
    }

    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            var pair = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..].Trim())).Split(':', 2);
            return pair.Length == 2 ? (System.Net.WebUtility.UrlDecode(pair[0]), System.Net.WebUtility.UrlDecode(pair[1])) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
