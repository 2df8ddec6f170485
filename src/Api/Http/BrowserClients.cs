using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Membership.Api.Http;

/// <summary>
/// Pages of other origins may call the API and the token endpoints where their origin is that of a registered client's redirect
/// address (CORS). They bring tokens; cookies are never let through.
/// </summary>
internal sealed class BrowserClients(ClientDirectory clients) : ICorsPolicyProvider
{
    private static readonly string[] Open = ["/api", "/.well-known", "/connect/token", "/connect/userinfo", "/connect/revocation"];

    /// <inheritdoc/>
    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (!Array.Exists(Open, p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))) return null;
        var db = context.RequestServices.GetRequiredService<MembershipDb>();
        if (!await clients.IsKnownOriginAsync(origin, db, context.RequestAborted)) return null;
        // Said as a condition and not as a list of one, so that answers tell caches that they vary by origin.
        return new CorsPolicyBuilder().SetIsOriginAllowed(o => o == origin).AllowAnyHeader().WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithExposedHeaders("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate").SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();
    }
}
