using System.Diagnostics;
using Membership.Application.Identity;
using Microsoft.AspNetCore.Diagnostics;

namespace Membership.Api.Http;

/// <summary>One structured line per request: the route's pattern, never the address itself, because addresses can hold names.</summary>
public static partial class RequestLog
{
    /// <summary>Adds the log to the pipeline.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Membership.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            await next(context);
            if (!logger.IsEnabled(LogLevel.Information)) return;
            var route = ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            Line(logger, context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                context.Features.Get<Actor>()?.ClientId, Activity.Current?.TraceId.ToString());
        });
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms client {ClientId} trace {TraceId}")]
    private static partial void Line(ILogger logger, string method, string route, int status, double milliseconds, string? clientId, string? traceId);
}
