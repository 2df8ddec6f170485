using MediatR;
using Membership.Api.Enrollments;
using Membership.Api.Http;
using Membership.Api.Members;
using Membership.Application.Common;
using Membership.Application.Organizations;

namespace Membership.Api.Organizations;

/// <summary>Questions about an application, the decision on it, and the end of a membership.</summary>
internal static class OrganizationReviewEndpoints
{
    /// <summary>Maps them below one organization.</summary>
    public static void Map(RouteGroupBuilder organization)
    {
        MapReview(organization);
        MapEndings(organization);
    }

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
