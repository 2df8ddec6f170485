using System.Globalization;
using System.Threading.RateLimiting;

namespace Membership.Api.Http;

/// <summary>Limits on what can be called without a token, per network address (configuration section <c>RateLimits</c>).</summary>
public static class RateLimits
{
    /// <summary>Anonymous endpoints, and pages that send mails or check passwords or codes.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>The public directory and counts.</summary>
    public const string Directory = "directory";

    /// <summary>What applications call at the login server, and where they send browsers.</summary>
    public const string Token = "token";

    /// <summary>Registers both limits.</summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(o =>
    {
        o.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await context.HttpContext.RequestServices.GetRequiredService<Problems>().WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, "rate.limited");
        };
        Add(Anonymous, "RateLimits:Anonymous");
        Add(Directory, "RateLimits:Directory");
        Add(Token, "RateLimits:Token");

        void Add(string policy, string section)
        {
            var permits = configuration.GetValue($"{section}:Permits", 60);
            var window = TimeSpan.FromSeconds(configuration.GetValue($"{section}:WindowSeconds", 60));
            o.AddPolicy(policy, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));
        }
    });
}
