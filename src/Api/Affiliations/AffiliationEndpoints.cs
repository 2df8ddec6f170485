using MediatR;
using Membership.Api.Enrollments;
using Membership.Api.Http;
using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Domain.Affiliations;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Affiliations;

/// <summary>Who works for an organization, and who has its seats.</summary>
public static class AffiliationEndpoints
{
    /// <summary>Maps <c>/organizations/{id}/affiliations</c> and <c>/me/affiliations</c>.</summary>
    public static void MapAffiliations(this RouteGroupBuilder api)
    {
        MapOfOrganization(api.MapGroup("/organizations/{id:guid}/affiliations").WithTags("Affiliations").RequireAuthorization(ApiPolicies.Member));
        MapMine(api.MapGroup("/me/affiliations").WithTags("Me").RequireAuthorization(ApiPolicies.Member));
    }

    private static void MapOfOrganization(RouteGroupBuilder affiliations)
    {
        affiliations.MapGet("", async (Guid id, EnumName<AffiliationStatus>? status, bool? waiting, [FromQuery(Name = "q")] string? q, [AsParameters] PageParameters page,
                HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListAffiliationsQuery(id, status?.Value ?? AffiliationStatus.Confirmed, waiting, q, page.Request), ct)))
            .WithSummary("Who works for the organization")
            .WithDescription("For principal, alternate and staff (auditors: masked, without `q`). By folded name; `status` is `confirmed` unless given, `claimed` waits for an answer; `waiting=true` shows who waits "
                + "for a seat, in the order of their confirmation, in which seats are given. `q` matches the beginnings of words of the name. Of the address only its domain is shown.")
            .Produces<Page<AffiliationResponse>>().Refuses(400, 401, 403, 404);
        affiliations.MapPost("/{aid:guid}/confirm", async (Guid id, Guid aid, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new DecideAffiliationCommand(id, aid, AffiliationDecision.Confirm, null), ct)))
            .WithSummary("Confirm that somebody works there")
            .WithDescription("For principal, alternate and staff. The person gets a free seat. Where all are taken, the tier decides: they wait for one, or 409 `affiliation.no_seat_left`. They are told.")
            .Produces<AffiliationResponse>().Refuses(400, 401, 403, 404, 409, 422);
        foreach (var (decision, summary, description) in ((AffiliationDecision, string, string)[])[
            (AffiliationDecision.Decline, "Say that somebody does not work there", "Of a claim that waits, with a reason, which the person is told."),
            (AffiliationDecision.End, "Say that somebody works there no longer", "Of somebody who is confirmed; a claim is confirmed or declined. A freed seat passes to who waits longest. Whoever represents the organization ceases to at once, and the sign-in must then be fresh "
                + "(401 `auth.fresh_sign_in_required`). The personal membership and groups stay; the person is told.")])
        {
            affiliations.MapPost($"/{{aid:guid}}/{decision.ToString().ToLowerInvariant()}", async (Guid id, Guid aid, DecisionBody? body, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new DecideAffiliationCommand(id, aid, decision, body?.Reason), ct)))
                .WithSummary(summary).WithDescription($"For principal, alternate and staff. {description}")
                .Produces<AffiliationResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        }
    }

    private static void MapMine(RouteGroupBuilder mine)
    {
        mine.MapGet("", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMyAffiliationsQuery(page.Request), ct)))
            .WithSummary("Where I work").WithDescription("And worked; newest first.")
            .Produces<Page<MyAffiliation>>().Refuses(400, 401, 403);
        mine.MapPost("", async (ClaimAffiliationCommand command, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Created($"{http.Request.Path}", await mediator.Send(command, ct)))
            .WithSummary("Say where I work")
            .WithDescription("For an organization that is a member now. My verified address at exactly one of its domains, where not everybody can get one, confirms it at once; otherwise principal, alternate or staff do. "
                + "Whoever is confirmed gets a free seat, or waits for one.")
            .Produces<MyAffiliation>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        mine.MapPost("/{aid:guid}/end", async (Guid aid, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndMyAffiliationCommand(aid), ct)))
            .WithSummary("Say that I do not work there")
            .WithDescription("My membership and my groups stay as they are. Whatever I represent the organization as ends at once, and my seat passes to who waits longest.")
            .Produces<MyAffiliation>().Refuses(400, 401, 403, 404, 409, 422);
    }
}
