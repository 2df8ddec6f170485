using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Application.Members;
using Membership.Domain.Enrollments;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Enrollments;

/// <summary>Joining and leaving a group, and the officers' decisions.</summary>
public static class EnrollmentEndpoints
{
    /// <summary>Maps <c>/{slug}/enrollments</c> of one kind of group.</summary>
    public static void MapEnrollments(this RouteGroupBuilder groups, GroupPath path, string segment, string noun)
    {
        var enrollments = groups.MapGroup("/{slug}/enrollments").RequireAuthorization(ApiPolicies.Member);
        var readers = groups.MapGroup("/{slug}/enrollments").RequireAuthorization(ApiPolicies.MemberOrMembersRead);
        MapReading(readers, path);
        enrollments.MapPost("", async (string slug, RequestEnrollmentCommand? command, IMediator mediator, CancellationToken ct) =>
            {
                var enrollment = await mediator.Send((command ?? new RequestEnrollmentCommand(null)) with { Path = path, Slug = slug }, ct);
                return TypedResults.Created($"/api/v1/{segment}/{slug}/enrollments/{enrollment.Id}", enrollment);
            })
            .WithSummary($"Ask to join the {noun}")
            .WithDescription("As the signed-in member, in good standing. An open group answers `active` at once; otherwise an officer decides and the leaders are told. "
                + "A chapter needs the city in your profile. At most one live enrollment per member and group.")
            .Produces<EnrollmentResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        MapDecisions(enrollments, path);
        MapDepartures(enrollments, path);
    }

    private static void MapReading(RouteGroupBuilder readers, GroupPath path)
    {
        readers.MapGet("", async (string slug, EnumName<EnrollmentStatus>? status, [FromQuery(Name = "q")] string? q, bool? count, [AsParameters] PageParameters page,
                HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListEnrollmentsQuery(path, slug, status?.Value ?? EnrollmentStatus.Requested, q, count ?? false, page.Request), ct)))
            .WithSummary("Requests and other enrollments")
            .WithDescription("For officers with the right to the roster, staff (auditors: masked) and integrators with members.read. Oldest first; `status` is `requested` unless given; `count=true` adds `total`.")
            .Produces<Page<EnrollmentResponse>>().Refuses(400, 401, 403, 404);
        readers.MapGet("/counts", async (string slug, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new CountEnrollmentsQuery(path, slug), ct)))
            .WithSummary("How many members and requests").WithDescription("For every officer of the group, the treasurer included, staff and integrators with members.read.")
            .Produces<EnrollmentCounts>().Refuses(401, 403, 404);
        readers.MapGet("/{id:guid}", async (string slug, Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetEnrollmentQuery(path, slug, id), ct)))
            .WithSummary("One enrollment").WithDescription("For its member, officers with the right to the roster, staff and integrators with members.read; for others it does not exist.")
            .Produces<EnrollmentResponse>().Produces(304).Refuses(401, 403, 404);
        readers.MapGet("/{id:guid}/history", async (string slug, Guid id, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new GetEnrollmentHistoryQuery(path, slug, id, page.Request), ct)))
            .WithSummary("The history of an enrollment").WithDescription("Every change of state, oldest first; for the same people.")
            .Produces<Page<HistoryEntry>>().Refuses(400, 401, 403, 404);
    }

    private static void MapDecisions(RouteGroupBuilder enrollments, GroupPath path)
    {
        foreach (var (decision, summary, description) in ((EnrollmentDecision, string, string)[])[
            (EnrollmentDecision.Approve, "Approve a request", "The applicant is told; the membership must still be in good standing."),
            (EnrollmentDecision.Reinstate, "Lift a suspension", "The member is told.")])
        {
            enrollments.MapPost($"/{{id:guid}}/{decision.ToString().ToLowerInvariant()}", async (string slug, Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new DecideEnrollmentCommand(path, slug, id, decision, null, request.IfMatch()), ct)))
                .WithSummary(summary).WithDescription($"For offices that may approve members in this group, never on one's own enrollment. {description}")
                .Produces<EnrollmentResponse>().Refuses(401, 403, 404, 409, 412, 422);
        }
        foreach (var (decision, summary, description) in ((EnrollmentDecision, string, string)[])[
            (EnrollmentDecision.Decline, "Decline a request", "The applicant is told the reason."),
            (EnrollmentDecision.Suspend, "Suspend a member of the group", "The member is told the reason."),
            (EnrollmentDecision.Remove, "Remove a member from the group", "The member is told the reason, the leaders only that it happened.")])
        {
            enrollments.MapPost($"/{{id:guid}}/{decision.ToString().ToLowerInvariant()}", async (string slug, Guid id, DecisionBody body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new DecideEnrollmentCommand(path, slug, id, decision, body.Reason, request.IfMatch()), ct)))
                .WithSummary(summary).WithDescription($"For offices that may approve members in this group, with a reason. {description}")
                .Produces<EnrollmentResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
        }
    }

    private static void MapDepartures(RouteGroupBuilder enrollments, GroupPath path)
    {
        foreach (var (segment, withdraw, summary) in ((string, bool, string)[])[("withdraw", true, "Take back my request"), ("leave", false, "Leave the group")])
        {
            enrollments.MapPost($"/{{id:guid}}/{segment}", async (string slug, Guid id, DecisionBody? body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new LeaveGroupCommand(path, slug, id, withdraw, body?.Reason, request.IfMatch()), ct)))
                .WithSummary(summary).WithDescription("For the member only. The group's leaders are told that it happened, not why.")
                .Produces<EnrollmentResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
        }
    }
}

/// <summary>Why.</summary>
/// <param name="Reason">Up to 1,000 characters.</param>
public sealed record DecisionBody(string? Reason);
