using MediatR;
using Membership.Api.Enrollments;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Representatives;

namespace Membership.Api.Representatives;

/// <summary>Who acts for an organization: for the organization and staff, and for the people themselves.</summary>
public static class RepresentativeEndpoints
{
    /// <summary>Maps <c>/organizations/{id}/representatives</c> and <c>/me/representations</c>.</summary>
    public static void MapRepresentatives(this RouteGroupBuilder api)
    {
        MapOfOrganization(api.MapGroup("/organizations/{id:guid}/representatives").WithTags("Representatives"));
        MapMine(api.MapGroup("/me/representations").WithTags("Me").RequireAuthorization(ApiPolicies.Member));
    }

    private static void MapOfOrganization(RouteGroupBuilder representatives)
    {
        representatives.MapGet("", async (Guid id, EnumName<RepresentativeFilter>? status, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListRepresentativesQuery(id, status?.Value ?? RepresentativeFilter.Current, page.Request), ct)))
            .RequireAuthorization(ApiPolicies.MemberOrOrganizationsRead)
            .WithSummary("Who represents the organization")
            .WithDescription("For its representatives, staff (auditors: masked) and machine clients with organizations.read; for others it does not exist. Newest first; `status` is `current` unless given, "
                + "`invited` shows who has not answered, `all` everybody who ever was, with who appointed and ended them and when. Addresses are shown to staff, principal and alternate.")
            .Produces<Page<RepresentativeResponse>>().Refuses(400, 401, 403, 404);
        representatives.MapPost("", async (Guid id, AppointRepresentativeCommand command, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Created($"{http.Request.Path}", await mediator.Send(command with { OrganizationId = id }, ct)))
            .RequireAuthorization(ApiPolicies.Member)
            .WithSummary("Invite a representative")
            .WithDescription("For principal, alternate and staff. Mails an invitation to the address; its owner accepts as a member with that address, and has the rights from then on. Answers the same whether or "
                + "not somebody has the address. One person holds a role: with `replaces`, acceptance ends the appointment of whoever is in office. Principal and alternate are two people of equal "
                + "standing. Staff may name a member with `memberId` instead, who is in office at once. 401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<RepresentativeResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        representatives.MapPost("/{rid:guid}/end", async (Guid id, Guid rid, DecisionBody? body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndRepresentativeCommand(id, rid, body?.Reason), ct)))
            .RequireAuthorization(ApiPolicies.Member)
            .WithSummary("End an appointment, or take an invitation back")
            .WithDescription("For principal, alternate, staff, and the person. The rights end at once; everybody concerned is told, and staff where nobody acts for the organization any more. "
                + "401 `auth.fresh_sign_in_required` where the sign-in is older than a few minutes (RFC 9470).")
            .Produces<RepresentativeResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
    }

    private static void MapMine(RouteGroupBuilder mine)
    {
        mine.MapGet("", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMyRepresentationsQuery(page.Request), ct)))
            .WithSummary("The organizations that I represent")
            .WithDescription("Now and formerly, and the invitations to my address that wait for an answer; newest first.")
            .Produces<Page<MyRepresentation>>().Refuses(400, 401, 403);
        foreach (var (segment, accept, summary, description) in ((string, bool, string, string)[])[
            ("accept", true, "Accept an invitation", "The rights begin at once; where the invitation replaces somebody, theirs end. It takes a membership in good standing."),
            ("decline", false, "Decline an invitation", "Principal and alternate are told.")])
        {
            mine.MapPost($"/{{rid:guid}}/{segment}", async (Guid rid, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new AnswerInvitationCommand(rid, accept), ct)))
                .WithSummary(summary).WithDescription($"Of an invitation to my own, verified address; others do not exist. {description}")
                .Produces<MyRepresentation>().Refuses(400, 401, 403, 404, 409, 422);
        }
        mine.MapPost("/{rid:guid}/end", async (Guid rid, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndMyRepresentationCommand(rid), ct)))
            .WithSummary("Give up a role").WithDescription("The rights end at once. Principal and alternate are told, and staff where there is neither any more.")
            .Produces<MyRepresentation>().Refuses(400, 401, 403, 404, 409, 422);
    }
}
