using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity;

/// <summary>
/// Stands before the authorization endpoint of either login server, before the page on which officers decide, and before the invoices, which
/// staff may look at: whoever must have a second factor does not go on without it. Silent requests for authorization pass, because they
/// could not ask; their tokens carry no powers of staff or office.
/// </summary>
public static class SecondFactorGate
{
    // Routing ignores case, so this does too.
    private const string Authorize = "/connect/authorize";
    private static readonly string[] Guarded = [Authorize, "/account/requests", "/account/invoices"];

    /// <summary>Adds the gate to the pipeline.</summary>
    public static void UseSecondFactorGate(this IApplicationBuilder app) =>
        app.UseWhen(c => Guarded.Any(p => c.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)), branch => branch.Use(async (http, next) =>
        {
            if (await DetourAsync(http) is { } detour) http.Response.Redirect(detour);
            else await next(http);
        }));

    private static async Task<string?> DetourAsync(HttpContext http)
    {
        if (await http.SignedInAsync() is not { } who || AuthenticationMethods.HasSecondFactor(who.Methods)) return null;
        var parameters = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)http.Request.Query;
        // Only an application can ask in silence; to a page of ours that parameter means nothing.
        if (http.Request.Path.StartsWithSegments(Authorize, StringComparison.OrdinalIgnoreCase)
            && parameters.Any(p => p.Key == "prompt" && p.Value.ToString().Split(' ').Contains("none", StringComparer.Ordinal))) return null;
        var policy = http.RequestServices.GetRequiredService<SecondFactorPolicy>();
        if (!await policy.MustHaveAsync(who.MemberId, http.RequestAborted)) return null;
        var returnUrl = QueryHelpers.AddQueryString(http.Request.Path, parameters);
        return await policy.HasAsync(who.MemberId, http.RequestAborted)
            ? FreshSessionAttribute.LoginPage(returnUrl, secondFactor: true)
            : QueryHelpers.AddQueryString("/account/two-factor", "returnUrl", returnUrl);
    }
}
