using MediatR;
using Membership.Api.Http;
using Membership.Application.Organizations;
using Membership.Domain.Organizations;

namespace Membership.Api.Organizations;

/// <summary>Tier, renewal and return of an organization.</summary>
public static class OrganizationTermEndpoints
{
    /// <summary>Maps <c>/organizations/{id}/tier</c>, <c>/renew</c> and <c>/return</c>.</summary>
    public static void MapOrganizationTerms(this RouteGroupBuilder api)
    {
        var organization = api.MapGroup("/organizations/{id:guid}").WithTags("Organizations").RequireAuthorization(ApiPolicies.Member);
        organization.MapPost("/tier", async (Guid id, ChangeTierCommand command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { Id = id }, ct)))
            .WithSummary("Choose another tier")
            .WithDescription("For principal, alternate and membership administrators, who have signed in lately. The present term and a next term that is paid already have their tiers each by itself. Higher dues: "
                + "an invoice for each of the two that costs more asks for the difference, that of the present term for the days that are left, and the tier begins there with the payment of that invoice; until then tier, "
                + "seats and votes stay as they are. Equal dues begin at once, where they are equal. Lower dues than those of the present term begin with the next term, and so does any tier in grace; where they are higher than "
                + "those of a next term that is paid, the difference is asked for that term alone, where they are lower, 409 `organization.renewal_paid`. A next term that is paid at a higher tier stays so, and one that is not paid "
                + "is asked for at the new tier. The invoice of a wish is taken back with any other choice, and when the present term is over; what is owed for a tier that was given already stays owed. A tier that was paid for the "
                + "present term costs nothing again. An invoice that the membership waits for is taken back and made out anew, that of a renewal with the day it was due; what was paid of it counts. "
                + "Administrators give any tier at once with `effective` `now`, also a lower one: nothing is refunded, and what is still owed for a higher tier that they gave is credited first. Granted tiers are theirs to give. "
                + "The present tier takes an earlier choice back. Others change the tier five times within 24 hours at most (409 `organization.too_many_changes`).")
            .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        organization.MapPost("/renew", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RenewOrganizationCommand(id), ct)))
            .WithSummary("Ask for the next term now")
            .WithDescription("For principal, alternate and membership administrators: before the renewal window opens, or anew where staff took back the invoice that the membership waits for. "
                + "Representatives may ask some months before the term ends (`Dues:EarlyRenewalDays`), staff a year before; 409 `organization.renewal_too_early` earlier. "
                + "409 `organization.renewal_paid` where the next term is paid already.")
            .Produces<OrganizationResponse>().Refuses(401, 403, 404, 409, 422);
        organization.MapPost("/return", async (Guid id, ReturnOrganizationCommand? command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send((command ?? new ReturnOrganizationCommand(null)) with { Id = id }, ct)))
            .WithSummary("Come back")
            .WithDescription("After a lapse, for principal, alternate and membership administrators; after it resigned or was terminated, for administrators. While the days that it paid for run, "
                + "it is a member again at once, with its terms and its tier as they were (409 `organization.term_runs` for another `tier`); not where the invoice of the present term was credited, also in part. Otherwise at today's dues of the `tier` (the one it had, unless given); "
                + "a member again once they are paid, with `memberSince` as it was.")
            .Produces<OrganizationResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        api.MapGet("/organizations/{id:guid}/tier", async (Guid id, string? tier, EnumName<TierEffective>? effective, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new QuoteTierQuery(id, tier, effective?.Value), ct)))
            .WithTags("Organizations").RequireAuthorization(ApiPolicies.MemberOrOrganizationsRead)
            .WithSummary("What another tier would cost")
            .WithDescription("For principal, alternate, billing, membership administrators, auditors and machines with `organizations.read`: what `POST` with the same `tier` and `effective` would ask for now, "
                + "one line for the present term and one for a next term that is paid already, what the next term would cost, and when the tier would begin: `nextTerm` with an `amount` where it costs more in a next term that is paid "
                + "and less in the present one. Changes nothing.")
            .Produces<TierQuoteResponse>().Refuses(400, 401, 403, 404, 409, 422);
    }
}
