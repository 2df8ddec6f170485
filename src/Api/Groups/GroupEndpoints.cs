using MediatR;
using Membership.Api.Enrollments;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Groups;

/// <summary>The public directory of chapters, SIGs and working groups, and their offices.</summary>
public static class GroupEndpoints
{
    /// <summary>Maps the three parts of the directory, with the enrollments of each group.</summary>
    public static void MapGroups(this RouteGroupBuilder api)
    {
        Map(api, GroupPath.Chapters, "chapters", "Chapters", "chapter");
        Map(api, GroupPath.Sigs, "sigs", "SIGs", "special interest group");
        Map(api, GroupPath.WorkingGroups, "working-groups", "Working groups", "working group");
    }

    private static void Map(RouteGroupBuilder api, GroupPath path, string segment, string tag, string noun)
    {
        var groups = api.MapGroup("/" + segment).WithTags(tag);
        MapDirectory(groups.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.Directory), path, noun);
        MapOffices(groups, path, noun);
        groups.MapEnrollments(path, segment, noun);
        groups.MapRoster(path, noun);
    }

    private static void MapDirectory(RouteGroupBuilder groups, GroupPath path, string noun)
    {
        groups.MapGet("", async (string? country, string? language, [FromQuery(Name = "q")] string? q, [AsParameters] PageParameters page,
                HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListGroupsQuery(path, country, language, q, page.Request), ct)))
            .WithSummary($"Find a {noun}")
            .WithDescription("The public directory, by slug. Filters: `country` served (ISO 3166-1), working `language` (BCP 47), `q` beginnings of words of the name.")
            .Produces<Page<GroupResponse>>().Refuses(400, 429);
        groups.MapGet("/{slug}", async (string slug, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetGroupQuery(path, slug), ct)))
            .WithSummary($"One {noun}").WithDescription("As everyone may see it.")
            .Produces<GroupResponse>().Produces(304).Refuses(404, 429);
        groups.MapGet("/{slug}/officers", async (string slug, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListOfficersQuery(path, slug, page.Request), ct)))
            .WithSummary($"Who leads the {noun}").WithDescription("Everyone in office today, by name.")
            .Produces<Page<OfficerResponse>>().Refuses(400, 404, 429);
    }

    private static void MapOffices(RouteGroupBuilder groups, GroupPath path, string noun)
    {
        var offices = groups.MapGroup("/{slug}").RequireAuthorization(ApiPolicies.Member);
        offices.MapPost("/officers", async (string slug, AppointOfficerCommand command, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var term = await mediator.Send(command with { Path = path, Slug = slug }, ct);
                return TypedResults.Created($"{http.Request.Path}", term);
            })
            .WithSummary("Appoint an officer")
            .WithDescription("For membership administrators. An officer is an active member of the group; rights follow the term and end with it. "
                + "401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<AppointedResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        offices.MapPost("/officers/{id:guid}/end", async (string slug, Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndOfficeTermCommand(path, slug, id), ct)))
            .WithSummary("End a term now").WithDescription("For membership administrators. The rights end at once. "
                + "401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<AppointedResponse>().Refuses(401, 403, 404, 422);
        offices.MapGet("/offices", async (string slug, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListOfficesQuery(path, slug), ct)))
            .WithSummary($"What each office of the {noun} may do").WithDescription("For the group's officers and staff.")
            .Produces<Page<OfficeResponse>>().Refuses(401, 403, 404);
        offices.MapPut("/offices/{office}", async (string slug, string office, SetOfficeRightsCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { Path = path, Slug = slug, Office = office }, ct)))
            .WithSummary("Set what an office may do here")
            .WithDescription("For membership administrators. Rule 12: a chapter can give approval to its membership officer alone. "
                + "401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<OfficeResponse>().Refuses(400, 401, 403, 404, 413, 415);
    }
}
