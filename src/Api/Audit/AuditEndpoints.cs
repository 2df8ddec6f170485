using MediatR;
using Membership.Api.Http;
using Membership.Application.Audit;
using Membership.Application.Common;

namespace Membership.Api.Audit;

/// <summary>The audit trail.</summary>
public static class AuditEndpoints
{
    /// <summary>Maps <c>/audit-events</c>.</summary>
    public static void MapAudit(this RouteGroupBuilder api) =>
        api.MapGet("/audit-events", async (Guid? groupId, Guid? organizationId, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListAuditEventsQuery(groupId, organizationId, page.Request), ct)))
            .WithTags("Audit").RequireAuthorization(ApiPolicies.Member)
            .WithSummary("The audit trail")
            .WithDescription("For staff. Downloads of rosters and their refusals, appointments, rights of offices, corrections of profiles, changes of API clients, "
                + "decisions about organizations and their money; newest first. `groupId` and `organizationId` narrow it.")
            .Produces<Page<AuditEventResponse>>().Refuses(400, 401, 403);
}
