using MediatR;
using Membership.Api.Http;
using Membership.Api.Members;
using Membership.Application.Identity;
using Membership.Application.Members;

namespace Membership.Api.Identity;

/// <summary>What membership administrators do about accounts: roles of staff, and a lost second factor.</summary>
public static class StaffEndpoints
{
    private const string FreshSignInNote = "The sign-in must be a few minutes old at most: otherwise 401 `auth.fresh_sign_in_required`, with `max_age` in `WWW-Authenticate` (RFC 9470).";

    /// <summary>Maps the operations below <c>/members/{id}</c>.</summary>
    public static void MapStaff(this RouteGroupBuilder api)
    {
        var member = api.MapGroup("/members/{id:guid}").WithTags("Members").RequireAuthorization(ApiPolicies.Member);
        member.MapGet("/staff-roles", async (Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetStaffRolesQuery(id), ct)))
            .WithSummary("A member's roles of staff")
            .WithDescription("For membership administrators.")
            .Produces<StaffRolesResponse>().Refuses(401, 403, 404);
        member.MapPut("/staff-roles", async (Guid id, ChangeStaffRolesCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { MemberId = id }, ct)))
            .WithSummary("Set a member's roles of staff")
            .WithDescription("For membership administrators, with a reason, which the audit trail keeps. All roles: `membership-administrator`, `auditor`, or none. "
                + "The member's sessions and tokens end; the new roles count from the next sign-in, which needs a second factor. "
                + "The last administrator's role cannot be taken away (409 `staff.last_administrator`). " + FreshSignInNote)
            .Produces<StaffRolesResponse>().Refuses(400, 401, 403, 404, 409, 413, 415);
        member.MapPost("/second-factor/reset", async (Guid id, ReasonBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ResetSecondFactorCommand(id, body.Reason), ct)))
            .WithSummary("Take a lost second factor away")
            .WithDescription("For membership administrators, once they are sure who asks. Authenticator, recovery codes and passkeys are removed, sessions and tokens end, "
                + "and the member is told by mail. Whoever must have a second factor sets one up at the next sign-in. " + FreshSignInNote)
            .Produces<MemberResponse>().Refuses(400, 401, 403, 404, 413, 415, 422);
    }
}
