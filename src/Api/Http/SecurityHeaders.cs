namespace Membership.Api.Http;

/// <summary>The security headers of every response.</summary>
public static class SecurityHeaders
{
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    // The account pages run small scripts of ours, for passkeys and for printing. Form targets stay open: after signing in, a form leads on to the application.
    private const string AccountPolicy = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const string PagePolicy = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    // Swagger UI styles its elements in place.
    private const string SwaggerPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to the pipeline. They are set as a response starts, because an error clears what was set before.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Set((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy(path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        // Personal data is kept by nobody on the way; whoever holds a copy asks again (If-None-Match).
        if (headers.CacheControl.Count == 0) headers.CacheControl = Under(path, "/account") ? "no-store" : "private, no-cache";
    }

    private static string Policy(PathString path) => Under(path, "/swagger") ? SwaggerPolicy
        : Under(path, "/account") ? AccountPolicy
        : path == "/" || Under(path, "/problems") || Under(path, "/dev") || Under(path, "/connect") ? PagePolicy
        : ApiPolicy;

    private static bool Under(PathString path, string root) => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase);
}
