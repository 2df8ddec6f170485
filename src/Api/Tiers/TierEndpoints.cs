using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Tiers;
using Membership.Domain.Organizations;

namespace Membership.Api.Tiers;

/// <summary>The levels of membership for organizations, and what they cost.</summary>
public static class TierEndpoints
{
    /// <summary>Maps <c>/tiers</c>.</summary>
    public static void MapTiers(this RouteGroupBuilder api)
    {
        var tiers = api.MapGroup("/tiers").WithTags("Tiers");
        MapReading(tiers.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.Directory));
        MapStaff(tiers.MapGroup("").RequireAuthorization(ApiPolicies.Member));
    }

    private static void MapReading(RouteGroupBuilder tiers)
    {
        tiers.MapGet("", async (DateOnly? on, EnumName<OrganizationKind>? kind, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListTiersQuery(on, kind?.Value, page.Request), ct)))
            .WithSummary("What membership gives and costs")
            .WithDescription("The tiers that can be chosen on a day (`on`, today unless given) with the prices of that day, by rank; `kind` leaves those that such an organization may have. "
                + "Tiers marked `granted` cost nothing and are given by staff.")
            .Produces<Page<TierResponse>>().Refuses(400, 429);
        tiers.MapGet("/{code}", async (string code, DateOnly? on, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetTierQuery(code, on), ct)))
            .WithSummary("One tier").WithDescription("Also where it cannot be chosen any more, or not yet: see `validFrom` and `validUntil`. With the prices of a day (`on`, today unless given).")
            .Produces<TierResponse>().Produces(304).Refuses(404, 429);
    }

    private static void MapStaff(RouteGroupBuilder tiers)
    {
        tiers.MapPost("", async (CreateTierCommand command, IMediator mediator, CancellationToken ct) =>
            {
                var tier = await mediator.Send(command, ct);
                return TypedResults.Created($"/api/v1/tiers/{tier.Code}", tier);
            })
            .WithSummary("Make a tier")
            .WithDescription("For membership administrators. `code`, `granted`, `termKind` and `validFrom` stay as they are. `rolling` terms run twelve months from the day of the payment, "
                + "`fixed` ones to the end of the body's membership year, the first prorated by days.")
            .Produces<TierResponse>(201).Refuses(400, 401, 403, 409, 413, 415, 422);
        tiers.MapPatch("/{code}", async (string code, UpdateTierCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { Code = code, ExpectedVersion = request.IfMatch() }, ct)))
            .Accepts<UpdateTierCommand>("application/merge-patch+json", "application/json")
            .WithSummary("Change a tier")
            .WithDescription("For membership administrators. JSON Merge Patch (RFC 7396); a list is replaced as a whole. After `validUntil` nobody can choose or renew it: "
                + "staff are told of each organization that would have, and it keeps its membership until another tier is chosen.")
            .Produces<TierResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415);
        tiers.MapPost("/{code}/prices", async (string code, AddTierPriceCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Created($"/api/v1/tiers/{code}/prices", await mediator.Send(command with { Code = code }, ct)))
            .WithSummary("Add a price")
            .WithDescription("For membership administrators. Prices begin today at the earliest and are never changed or removed; what was asked for stays as it was. "
                + "Invoices ask for the price of the day on which they are made out.")
            .Produces<TierResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        tiers.MapGet("/{code}/prices", async (string code, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListTierPricesQuery(code, page.Request), ct)))
            .WithSummary("All prices of a tier")
            .WithDescription("For membership administrators and auditors: those of the past and of the future too, in the order in which they were added.")
            .Produces<Page<TierPriceResponse>>().Refuses(400, 401, 403, 404);
    }
}
