using MediatR;
using Membership.Api.Enrollments;
using Membership.Api.Http;
using Membership.Api.Members;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Application.Organizations;
using Membership.Domain.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Organizations;

/// <summary>Organization members: the public list, applications, their review, profiles.</summary>
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
        MapReview(organizations.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.Member));
        MapEndings(organizations.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.Member));
        api.MapGet("/me/organizations", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMyOrganizationsQuery(page.Request), ct)))
            .WithTags("Me").RequireAuthorization(ApiPolicies.Member)
            .WithSummary("My organizations").WithDescription("Those that I applied for, until they are approved, rejected ones and those taken back too, and those that I represent, with my roles; by name.")
            .Produces<Page<MyOrganizationResponse>>().Refuses(400, 401, 403);
    }

    private static void MapList(RouteGroupBuilder organizations) =>
        organizations.MapGet("", async ([AsParameters] OrganizationParameters filter, EnumName<OrganizationSort>? sort, [AsParameters] PageParameters page, HttpContext http,
                ICurrentActor current, IMediator mediator, CancellationToken ct) =>
                // Nobody is told that they may not before they have said who they are.
                filter.IsForStaff && current.Actor == Actor.Anonymous ? Results.Challenge()
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

    private static void MapReview(RouteGroupBuilder organization)
    {
        organization.MapPost("/messages", async (Guid id, SendOrganizationMessageCommand command, IMediator mediator, CancellationToken ct) =>
            {
                var message = await mediator.Send(command with { Id = id }, ct);
                return TypedResults.Created($"/api/v1/organizations/{id}/messages", message);
            })
            .WithSummary("Ask about an application, or answer")
            .WithDescription("Staff ask, which takes the application up, and the applicant, and whom staff have named already, get the question by mail; they answer or add something, and staff are told where they wait for an answer. "
                + "Until the decision.")
            .Produces<OrganizationMessageResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        organization.MapGet("/duplicates", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListDuplicatesQuery(id), ct)))
            .WithSummary("Organizations that look the same")
            .WithDescription("For membership administrators: the same name, registration or tax number, or a domain in common; by name, the first 20. Rejected ones do not count.")
            .Produces<Page<DuplicateResponse>>().Refuses(401, 403, 404);
        organization.MapPost("/review", async (Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ReviewOrganizationCommand(id, request.IfMatch()), ct)))
            .WithSummary("Take an application up").WithDescription("For membership administrators: others see that somebody looks at it.")
            .Produces<OrganizationResponse>().Refuses(401, 403, 404, 409, 412, 422);
        organization.MapPost("/approve", async (Guid id, ApproveOrganizationCommand? command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send((command ?? new ApproveOrganizationCommand(null)) with { Id = id, ExpectedVersion = request.IfMatch() }, ct)))
            .WithSummary("Approve an application")
            .WithDescription("For membership administrators other than the applicant. The applicant becomes principal, where staff have named nobody else, and the principal gets a mail. `tier` approves another tier than the one applied "
                + "for. The dues of the first term are invoiced at once, and the membership begins when they are paid; a tier that is granted begins at once.")
            .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
    }

    private static void MapEndings(RouteGroupBuilder organization)
    {
        foreach (var (ending, summary, description) in ((OrganizationEnding, string, string)[])[
            (OrganizationEnding.Reject, "Reject an application", "For membership administrators other than the applicant, who is told the reason; also where the first dues were never paid. "
                + "The invoice is credited."),
            (OrganizationEnding.Terminate, "End an organization's membership", "For membership administrators. Its representatives are told the reason, and their rights end at once. "
                + "A renewal that is unpaid is credited; other debts stay. 401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")])
        {
            organization.MapPost($"/{ending.ToString().ToLowerInvariant()}", async (Guid id, ReasonBody body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new EndOrganizationCommand(id, ending, body.Reason, request.IfMatch()), ct)))
                .WithSummary(summary).WithDescription(description)
                .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
        }
        organization.MapPost("/resign", async (Guid id, DecisionBody? body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndOrganizationCommand(id, OrganizationEnding.Resign, body?.Reason, request.IfMatch()), ct)))
            .WithSummary("Leave, or take the application back")
            .WithDescription("For the applicant, principal and alternate, and staff. A member says why. Every appointment ends at once; what the state waited for is credited, other debts stay. "
                + "401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
    }
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
