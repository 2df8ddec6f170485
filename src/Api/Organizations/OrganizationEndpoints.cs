using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Application.Organizations;
using Membership.Domain.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Organizations;

/// <summary>Organization members: the public list, applications, profiles.</summary>
public static class OrganizationEndpoints
{
    /// <summary>Maps <c>/organizations</c> and <c>/me/organizations</c>.</summary>
    public static void MapOrganizations(this RouteGroupBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        MapList(organizations.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.Directory));
        MapApplying(organizations.MapGroup("").RequireAuthorization(ApiPolicies.Member));
        MapReading(organizations.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.MemberOrOrganizationsRead));
        MapProfile(organizations.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.MemberOrOrganizationsWrite));
        OrganizationReviewEndpoints.Map(organizations.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.Member));
        api.MapGet("/me/organizations", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMyOrganizationsQuery(page.Request), ct)))
            .WithTags("Me").RequireAuthorization(ApiPolicies.Member)
            .WithSummary("My organizations").WithDescription("Those that I applied for, until they are approved, rejected ones and those taken back too, and those that I represent, with my roles; by name.")
            .Produces<Page<MyOrganizationResponse>>().Refuses(400, 401, 403);
    }

    private static void MapList(RouteGroupBuilder organizations) =>
        organizations.MapGet("", async ([AsParameters] OrganizationParameters filter, EnumName<OrganizationSort>? sort, [AsParameters] PageParameters page, HttpContext http,
                ICurrentActor current, IMediator mediator, CancellationToken ct) =>
                // Nobody is told that they may not before they have said who they are, and a token that is good no more is not passed over.
                (filter.IsForStaff || http.Request.Headers.Authorization.Count > 0) && current.Actor == Actor.Anonymous ? Results.Challenge()
                : http.Paged(await mediator.Send(new ListOrganizationsQuery(filter.Filter, sort?.Value ?? OrganizationSort.Name, page.Request), ct)))
            .WithMetadata(new SaysMoreTo(ApiPolicies.MemberOrOrganizationsRead))
            .WithSummary("Find an organization member")
            .WithDescription("The public list: members in good standing that agreed to stand on it. Membership administrators, auditors and the body's machines with organizations.read see all "
                + "organizations, with their `status`, and may filter by `status` and `awaitingAnswer`. Filters: `kind`, `country` (ISO 3166-1), `tier` (code), `q` beginnings of words "
                + "of the name, in any script. Sorted by `sort` (name, newest); a search is sorted by the matched word.")
            .Produces<Page<OrganizationSummary>>().Refuses(400, 401, 403, 429);

    private static void MapApplying(RouteGroupBuilder organizations) =>
        organizations.MapPost("", async (ApplyForMembershipCommand command, IMediator mediator, CancellationToken ct) =>
            {
                var application = await mediator.Send(command, ct);
                return TypedResults.Created($"/api/v1/organizations/{application.Id}", application);
            })
            .WithSummary("Apply for an organization")
            .WithDescription("Any member, on behalf of an organization. Staff and the applicant get a mail. `possibleDuplicates` warns of organizations with the same name, registration "
                + "or tax number, or a domain in common; nothing is refused for it. The applicant becomes principal when the application is approved.")
            .Produces<ApplicationResponse>(201).Refuses(400, 401, 403, 409, 413, 415, 422);

    private static void MapReading(RouteGroupBuilder organization)
    {
        organization.MapGet("", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetOrganizationQuery(id), ct)))
            .WithSummary("One organization")
            .WithDescription("For its applicant and its representatives, staff, auditors (contacts masked, reasons left out) and machines with organizations.read.")
            .Produces<OrganizationResponse>().Produces(304).Refuses(401, 403, 404);
        organization.MapGet("/history", async (Guid id, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new GetOrganizationHistoryQuery(id, page.Request), ct)))
            .WithSummary("The history of an organization")
            .WithDescription("Every change of state: who, when, from, to and why; oldest first. For those who see the organization.")
            .Produces<Page<HistoryEntry>>().Refuses(400, 401, 403, 404);
        organization.MapGet("/messages", async (Guid id, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListOrganizationMessagesQuery(id, page.Request), ct)))
            .WithSummary("Questions and answers about an application")
            .WithDescription("Oldest first; they stay readable after the decision. For those who see the organization; auditors do not see the words.")
            .Produces<Page<OrganizationMessageResponse>>().Refuses(400, 401, 403, 404);
    }

    private static void MapProfile(RouteGroupBuilder organization) =>
        organization.MapPatch("", async (Guid id, UpdateOrganizationCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { Id = id, ExpectedVersion = request.IfMatch() }, ct)))
            .Accepts<UpdateOrganizationCommand>("application/merge-patch+json", "application/json")
            .WithSummary("Change the profile")
            .WithDescription("JSON Merge Patch (RFC 7396); lists are replaced as a whole. For the applicant, principal and alternate, staff, and machines with organizations.write; a billing "
                + "representative changes `address` and `vatNumber` only. Once the application is approved, staff alone change `legalName`, `country`, "
                + "`registrationNumber`, `kind`, `employees` and `domains`. "
                + "A new country needs a tax number of that country, or none.")
            .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415);
}

/// <summary>The filters of the list of organizations.</summary>
/// <param name="Q">Beginnings of words of the name.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="Country">Only this country, ISO 3166-1 alpha-2.</param>
/// <param name="Tier">Only this tier, by code.</param>
/// <param name="Status">Only this state; for those who see all.</param>
/// <param name="AwaitingAnswer">Only those whose applicants have to answer, or have not; for those who see all.</param>
public sealed record OrganizationParameters(
    [FromQuery(Name = "q")] string? Q, [FromQuery(Name = "kind")] EnumName<OrganizationKind>? Kind, [FromQuery(Name = "country")] string? Country,
    [FromQuery(Name = "tier")] string? Tier, [FromQuery(Name = "status")] EnumName<OrganizationStatus>? Status, [FromQuery(Name = "awaitingAnswer")] bool? AwaitingAnswer)
{
    /// <summary>Whether it asks for what only those who see all may ask for.</summary>
    internal bool IsForStaff => Status is not null || AwaitingAnswer is not null;

    /// <summary>What the use case takes.</summary>
    internal OrganizationFilter Filter => new(Q, Kind?.Value, Country, Tier, Status?.Value, AwaitingAnswer);
}
