namespace Membership.Api.Http;

/// <summary>The security headers of every response.</summary>
public static class SecurityHeaders
{
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    // Pages have no script, and their only style is a file of ours. Form targets stay open: after signing in, a form leads on to the application.
    private const string PagePolicy = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    // Swagger UI styles its elements in place.
    private const string SwaggerPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to the pipeline.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        headers.ContentSecurityPolicy = path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? SwaggerPolicy
            : path.StartsWithSegments("/account", StringComparison.Ordinal) || path.StartsWithSegments("/problems", StringComparison.Ordinal)
                || path.StartsWithSegments("/dev", StringComparison.Ordinal) || path.StartsWithSegments("/connect", StringComparison.Ordinal) || path == "/" ? PagePolicy
            : ApiPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        // Personal data is kept by nobody on the way; whoever holds a copy asks again (If-None-Match).
        headers.CacheControl = path.StartsWithSegments("/account", StringComparison.Ordinal) ? "no-store" : "private, no-cache";
        return next(context);
    });
}
