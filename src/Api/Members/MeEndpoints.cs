using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Members;
using Membership.Domain.Enrollments;

namespace Membership.Api.Members;

/// <summary>The signed-in member's own profile, consents, groups and history.</summary>
public static class MeEndpoints
{
    /// <summary>Maps <c>/me</c>.</summary>
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(ApiPolicies.Member);
        me.MapGet("", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetMeQuery(), ct)))
            .WithSummary("My profile").WithDescription("The signed-in member's own record, with its ETag.")
            .Produces<MemberResponse>().Produces(304).Refuses(401, 403);
        me.MapPatch("", async (UpdateMeCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { ExpectedVersion = request.IfMatch() }, ct)))
            .Accepts<UpdateMeCommand>("application/merge-patch+json", "application/json")
            .WithSummary("Change my profile")
            .WithDescription("JSON Merge Patch (RFC 7396): fields that are absent stay, null clears what may be empty. Rosters follow at once. "
                + "Any script is accepted; one-word names have no familyName.")
            .Produces<MemberResponse>().Refuses(400, 401, 403, 409, 412, 413, 415);
        me.MapGet("/consents", async ([AsParameters] PageParameters page, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetMyConsentsQuery(page.Request), ct)))
            .WithSummary("My consents").WithDescription("What holds now, and the append-only ledger of how it came to be, newest first.")
            .Produces<ConsentsResponse>().Refuses(400, 401, 403);
        me.MapPost("/consents", async (RecordMyConsentsCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command, ct)))
            .WithSummary("Give or withdraw consents")
            .WithDescription("Withdrawing `storage` ends the membership and every enrollment; declining `email` ends nothing.")
            .Produces<ConsentsResponse>().Refuses(400, 401, 403, 409, 413, 415, 422);
        me.MapGet("/enrollments", async (EnumName<EnrollmentStatus>? status, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListMyEnrollmentsQuery(status?.Value, page.Request), ct)))
            .WithSummary("My groups").WithDescription("Every enrollment, past ones included, newest first.")
            .Produces<Page<EnrollmentResponse>>().Refuses(400, 401, 403);
        me.MapGet("/history", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new GetMemberHistoryQuery(null, page.Request), ct)))
            .WithSummary("My history").WithDescription("Every change of the membership's state, oldest first.")
            .Produces<Page<HistoryEntry>>().Refuses(400, 401, 403);
        me.MapPost("/email-change", async (RequestEmailChangeCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted((string?)null, await mediator.Send(command, ct)))
            .WithSummary("Change my address")
            .WithDescription("Mails a link to the new and one to the present address; the address changes when both have confirmed within 2 days. "
                + "The latest wish replaces the one before. Answers the same whether or not somebody has the address.")
            .Produces<EmailChangeAccepted>(202).Refuses(400, 401, 403, 409, 413, 415, 422);
        me.MapPost("/resignation", async (ResignMembershipCommand? command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command ?? new ResignMembershipCommand(null), ct)))
            .WithSummary("End my membership")
            .WithDescription("Every enrollment ends in the same transaction, and each group's leaders are told. Joining again with the same address brings back the same number.")
            .Produces<MemberResponse>().Refuses(400, 401, 403, 409, 413, 415, 422);
    }
}
