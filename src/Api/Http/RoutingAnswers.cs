using Microsoft.AspNetCore.Authorization;

namespace Membership.Api.Http;

/// <summary>What routing itself answers (404, 405, 415) is no secret; the policy that denies by default is for endpoints of ours.</summary>
public static class RoutingAnswers
{
    private static readonly Endpoint NotFound = Anonymous(static context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }, [], "404");

    /// <summary>Adds the step to the pipeline, after routing and before authorization.</summary>
    public static void UseRoutingAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null) context.SetEndpoint(NotFound);
        else if (endpoint is not RouteEndpoint) context.SetEndpoint(Anonymous(endpoint.RequestDelegate, endpoint.Metadata, endpoint.DisplayName));
        return next(context);
    });

    private static Endpoint Anonymous(RequestDelegate? answer, IEnumerable<object> metadata, string? name) =>
        new(answer, new EndpointMetadataCollection([.. metadata, new AllowAnonymousAttribute()]), name);
}
