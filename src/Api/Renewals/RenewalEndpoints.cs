using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Renewals;

namespace Membership.Api.Renewals;

/// <summary>The renewals of organizations, as staff watch over them.</summary>
public static class RenewalEndpoints
{
    /// <summary>Maps <c>/renewals</c>.</summary>
    public static void MapRenewals(this RouteGroupBuilder api)
    {
        var renewals = api.MapGroup("/renewals").WithTags("Renewals").RequireAuthorization(ApiPolicies.Member);
        renewals.MapGet("", async (DateOnly? on, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListRenewalsQuery(on, page.Request), ct)))
            .WithSummary("What the renewals would do")
            .WithDescription("For membership administrators and auditors; changes nothing. What a round would do on a day (`on`, today unless given) to organizations as they stand now, "
                + "step by step in the order of a round, each step by the end of the term.")
            .Produces<Page<RenewalResponse>>().Refuses(400, 401, 403);
        renewals.MapPost("/run", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RunRenewalsCommand(), ct)))
            .WithSummary("Run the renewals now")
            .WithDescription("For membership administrators. The same round that runs by itself every hour; asking twice does nothing twice, and an `Idempotency-Key` is not looked at. Answers for how many organizations it did what.")
            .Produces<RenewalRoundResponse>().Refuses(401, 403, 409, 422);
    }
}
