using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Domain.Members;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Members;

/// <summary>Joining, and members as staff and integrators see them.</summary>
public static class MembersEndpoints
{
    /// <summary>Maps <c>/members</c>.</summary>
    public static void MapMembers(this RouteGroupBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        MapJoining(members.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.Anonymous));
        MapReading(members.MapGroup("").RequireAuthorization(ApiPolicies.MemberOrMembersRead));
        MapStaffActions(members.MapGroup("/{id:guid}").RequireAuthorization(ApiPolicies.Member));
    }

    private static void MapJoining(RouteGroupBuilder anonymous)
    {
        anonymous.MapPost("", async (JoinMemberCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted((string?)null, await mediator.Send(command, ct)))
            .WithSummary("Join")
            .WithDescription("Answers 202 to every well-formed request, whether the address is known or not. A mail with a link says what comes next; "
                + "the membership begins when the link is confirmed. Each link confirms the submission that caused it, password included.")
            .Produces<JoinAccepted>(202).Refuses(400, 409, 413, 415, 422, 429);
        anonymous.MapPost("/verification", async (VerifyEmailCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command, ct)))
            .WithSummary("Confirm the address")
            .WithDescription("Takes the token of the mailed link. The membership becomes active and gets its number; lapsed and resigned members come back with theirs.")
            .Produces<MemberResponse>().Refuses(400, 409, 413, 415, 422, 429);
        anonymous.MapPost("/verification-requests", async (ResendVerificationCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted((string?)null, await mediator.Send(command, ct)))
            .WithSummary("Ask for the confirmation mail once more")
            .WithDescription("Answers the same for every address. Each waiting submission gets its own link again, the latest three at most.")
            .Produces<JoinAccepted>(202).Refuses(400, 413, 415, 422, 429);
    }

    private static void MapReading(RouteGroupBuilder readers)
    {
        readers.MapGet("", async ([FromQuery(Name = "q")] string? q, EnumName<MemberStatus>? status, string? country, EnumName<MemberSort>? sort,
                [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMembersQuery(q, status?.Value, country, sort?.Value ?? MemberSort.Name, page.Request), ct)))
            .WithSummary("List and search members")
            .WithDescription("For membership administrators, auditors (names and addresses masked) and integrators with members.read. "
                + "`q` takes beginnings of words of the name, or of the address, in any script; case and accents are ignored and all of them must match. "
                + "Sorted by `sort` (name, newest); a search is sorted by the matched word.")
            .Produces<Page<MemberResponse>>().Refuses(400, 401, 403);
        readers.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetMemberQuery(id), ct)))
            .WithSummary("One member")
            .WithDescription("For membership administrators, auditors (masked) and integrators with members.read.")
            .Produces<MemberResponse>().Produces(304).Refuses(401, 403, 404);
        readers.MapGet("/{id:guid}/history", async (Guid id, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new GetMemberHistoryQuery(id, page.Request), ct)))
            .WithSummary("The history of a membership")
            .WithDescription("Every change of state: who, when, from, to and why; oldest first. For staff.")
            .Produces<Page<HistoryEntry>>().Refuses(400, 401, 403, 404);
    }

    private static void MapStaffActions(RouteGroupBuilder staff)
    {
        staff.MapPatch("", async (Guid id, UpdateMemberCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { MemberId = id, ExpectedVersion = request.IfMatch() }, ct)))
            .Accepts<UpdateMemberCommand>("application/merge-patch+json", "application/json")
            .WithSummary("Correct a profile")
            .WithDescription("For membership administrators, at the member's request and with a reason, which the audit trail keeps. JSON Merge Patch (RFC 7396).")
            .Produces<MemberResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415);
        staff.MapPost("/email", async (Guid id, ReplaceLostEmailCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted((string?)null, await mediator.Send(command with { MemberId = id }, ct)))
            .WithSummary("Replace a lost address")
            .WithDescription("For membership administrators, where a member can no longer read mail at the present address; the reason, which the audit trail keeps, "
                + "takes the place of its confirmation. The present address is told at once; the change takes effect when the new address confirms the mailed link within 2 days.")
            .Produces<EmailChangeAccepted>(202).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        foreach (var (action, summary, description) in ((StaffAction, string, string)[])[
            (StaffAction.Suspend, "Suspend a membership", "Its enrollments and sessions are suspended with it. The member is told."),
            (StaffAction.Reinstate, "Lift a suspension", "What was active before the suspension is active again. The member is told."),
            (StaffAction.Terminate, "End a membership", "Every enrollment ends in the same transaction, and each group's leaders are told.")])
        {
            staff.MapPost($"/{action.ToString().ToLowerInvariant()}", async (Guid id, ReasonBody body, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new ChangeMembershipCommand(id, action, body.Reason), ct)))
                .WithSummary(summary).WithDescription($"For membership administrators, with a reason. {description}")
                .Produces<MemberResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        }
    }
}

/// <summary>Why.</summary>
/// <param name="Reason">Up to 1,000 characters; recorded, and told to those concerned where the action says so.</param>
public sealed record ReasonBody(string Reason);
