using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Tiers;

/// <summary>A level of membership for organizations.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Code">Stable name, for example <c>gold</c>.</param>
/// <param name="Name">What people see.</param>
/// <param name="Rank">Orders the tiers; more is higher.</param>
/// <param name="Granted">Granted by staff without dues.</param>
/// <param name="Kinds">Which organizations may have it; empty means every kind.</param>
/// <param name="Benefits">What it gives, a sentence each.</param>
/// <param name="Seats">How many of its people an organization may seat; null for as many as it likes.</param>
/// <param name="SeatOverflow">What happens when all seats are taken.</param>
/// <param name="TermKind">How its terms run.</param>
/// <param name="ValidFrom">First day on which it can be chosen, UTC.</param>
/// <param name="ValidUntil">Last day on which it can be chosen or renewed, UTC; null while no end is set.</param>
/// <param name="Prices">The year's dues on the day that was asked about: for an organization counts the price for its kind before one for all kinds, then the one for the largest size that it reaches.</param>
public sealed record TierResponse(
    Guid Id, string Code, string Name, int Rank, bool Granted, IReadOnlyList<OrganizationKind> Kinds, IReadOnlyList<string> Benefits, int? Seats, SeatOverflow SeatOverflow,
    TermKind TermKind, DateOnly ValidFrom, DateOnly? ValidUntil, IReadOnlyList<TierPriceResponse> Prices) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of a tier that was loaded with its prices, as it is on a day.</summary>
    public static TierResponse Of(Tier tier, DateOnly on) => new(
        tier.Id, tier.Code, tier.Name, tier.Rank, tier.IsGranted, tier.Kinds, tier.Benefits, tier.Seats, tier.SeatOverflow, tier.TermKind, tier.ValidFrom, tier.ValidUntil,
        [.. tier.PricesOn(on).OrderBy(p => p.Currency, StringComparer.Ordinal).ThenBy(p => p.Kind).ThenBy(p => p.MinEmployees).Select(TierPriceResponse.Of)]) { Version = tier.Version };
}

/// <summary>A year's dues of a tier.</summary>
/// <param name="Kind">For this kind of organization only; null for every kind that has no price of its own.</param>
/// <param name="MinEmployees">For organizations that employ at least so many.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">The dues of a whole year.</param>
/// <param name="ValidFrom">First day on which it is asked for, UTC; it holds until a later price for the same kind, size and currency.</param>
public sealed record TierPriceResponse(OrganizationKind? Kind, int MinEmployees, string Currency, decimal Amount, DateOnly ValidFrom)
{
    /// <summary>The response of a price.</summary>
    public static TierPriceResponse Of(TierPrice price) => new(price.Kind, price.MinEmployees, price.Currency, price.Amount, price.ValidFrom);
}
