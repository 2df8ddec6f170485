using MediatR;
using Membership.Api.Http;
using Membership.Application.Dues;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Membership.Api.Dues;

/// <summary>Money that came, money that never came, money that went back.</summary>
internal static class PaymentEndpoints
{
    /// <summary>Maps the recording of payments, reversals and refunds.</summary>
    public static void Map(RouteGroupBuilder organization)
    {
        organization.MapPost("/payments", async (Guid id, RecordPaymentCommand command, IMediator mediator, CancellationToken ct) =>
                Booked(id, await mediator.Send(command with { OrganizationId = id }, ct)))
            .RequireAuthorization(ApiPolicies.MemberOrOrganizationsWrite)
            .WithSummary("Record a payment")
            .WithDescription("For membership administrators and the body's machines with organizations.write. It pays the invoice it names, then the others by age; what is left is credit, which the next invoice takes. "
                + "A settled invoice begins or renews the membership that waits for it. The same bank reference is recorded once per organization (409 `dues.payment_exists`).")
            .Produces<LedgerLine>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        organization.MapPost("/payments/{ordinal:int}/reverse", async (Guid id, int ordinal, ReversePaymentCommand command, IMediator mediator, CancellationToken ct) =>
                Booked(id, await mediator.Send(command with { OrganizationId = id, Ordinal = ordinal }, ct)))
            .RequireAuthorization(ApiPolicies.Member)
            .WithSummary("Reverse a payment that never came")
            .WithDescription("For membership administrators with a fresh sign-in. `ordinal` is the payment's line in the statement. What it paid is open again: the invoice that it named, or else the latest of those that were there when it was recorded. "
                + "A term or a tier that has begun stays; a next term that was paid ahead waits for its invoice again, and a higher tier of that term for its own.")
            .Produces<LedgerLine>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        organization.MapPost("/refunds", async (Guid id, RefundCreditCommand command, IMediator mediator, CancellationToken ct) =>
                Booked(id, await mediator.Send(command with { OrganizationId = id }, ct)))
            .RequireAuthorization(ApiPolicies.Member)
            .WithSummary("Record money that was sent back")
            .WithDescription("For membership administrators with a fresh sign-in. Only credit can be sent back: credit the invoice first. Of `toIban` the last four characters are kept.")
            .Produces<LedgerLine>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
    }

    private static Created<LedgerLine> Booked(Guid organizationId, LedgerLine line) => TypedResults.Created($"/api/v1/organizations/{organizationId}/statement/{line.Ordinal}", line);
}
