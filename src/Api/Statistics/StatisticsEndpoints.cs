using MediatR;
using Membership.Api.Http;
using Membership.Application.Statistics;

namespace Membership.Api.Statistics;

/// <summary>Public counts.</summary>
public static class StatisticsEndpoints
{
    /// <summary>Maps <c>/statistics</c>.</summary>
    public static void MapStatistics(this RouteGroupBuilder api) =>
        api.MapGet("/statistics", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetStatisticsQuery(), ct)))
            .WithTags("Statistics").AllowAnonymous().RequireRateLimiting(RateLimits.Directory)
            .WithSummary("How large the body is").WithDescription("Public counts, at most a minute old.")
            .Produces<StatisticsResponse>().Refuses(400, 429);
}
