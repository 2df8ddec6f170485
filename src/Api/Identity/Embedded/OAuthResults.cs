using Microsoft.Extensions.Primitives;

namespace Membership.Api.Identity.Embedded;

/// <summary>Requests to and answers of the OAuth endpoints, which follow their own RFCs instead of the API's problems.</summary>
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

    /// <summary>The parameters of a request that may be a GET or a form.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, StringValues>>> ParametersAsync(this HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? await ReadAsync(http) ?? FormCollection.Empty : http.Request.Query;

    /// <summary>The form of a request; null where there is none, or where a parameter came twice (RFC 6749, section 3.2).</summary>
    public static async Task<IFormCollection?> FormAsync(this HttpContext http) =>
        http.Request.HasFormContentType && await ReadAsync(http) is { } form && form.All(p => p.Value.Count == 1) ? form : null;

    /// <summary>The refusal of what <see cref="FormAsync"/> does not take.</summary>
    public static IResult FormMissing(HttpContext http) => Error(http, "invalid_request", "Send a form that has each parameter once.");

    /// <summary>The words of the parameter <c>scope</c>.</summary>
    public static IReadOnlyList<string> Scopes(this IFormCollection form) =>
        [.. form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    // A form that is broken in itself is refused in OAuth's words; what is too large is refused by the host.
    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }
}
