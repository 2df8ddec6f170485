using Microsoft.Net.Http.Headers;

namespace Membership.Api.Http;

/// <summary>Bodies are UTF-8 (RFC 8259, and what browsers send): another charset is refused before the framework trips over it.</summary>
public static class RequestCharset
{
    /// <summary>Adds the step to the pipeline. The OAuth endpoints answer with errors of their own.</summary>
    public static void UseRequestCharset(this IApplicationBuilder app) => app.Use((context, next) =>
        !context.Request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? context.RequestServices.GetRequiredService<Problems>().WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "request.unsupported_media_type")
            : next(context));
}
