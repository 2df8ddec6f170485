using Membership.Domain.Organizations;

namespace Membership.Domain.Tiers;

/// <summary>How the terms of a tier run.</summary>
public enum TermKind
{
    /// <summary>Twelve months from the day on which the membership begins.</summary>
    Rolling,

    /// <summary>To the end of the body's membership year; the first term is paid for the days that are left.</summary>
    Fixed,
}

/// <summary>What happens when all seats are taken.</summary>
public enum SeatOverflow
{
    /// <summary>People are confirmed and wait, in the order of their confirmation, for a seat.</summary>
    Wait,

    /// <summary>Nobody else can be confirmed until a seat is free.</summary>
    Refuse,
}

/// <summary>What of a tier may change.</summary>
/// <param name="Name">What people see.</param>
/// <param name="Rank">Orders the tiers; more is higher.</param>
/// <param name="Kinds">Which organizations may have it; empty means every kind.</param>
/// <param name="Benefits">What it gives, a sentence each.</param>
/// <param name="Seats">How many people may be seated; null for no limit.</param>
/// <param name="SeatOverflow">What happens when all seats are taken.</param>
/// <param name="ValidUntil">Last day on which it can be chosen or renewed.</param>
public sealed record TierProfile(
    string Name, int Rank, IReadOnlyList<OrganizationKind> Kinds, IReadOnlyList<string> Benefits, int? Seats, SeatOverflow SeatOverflow, DateOnly? ValidUntil);

/// <summary>A year's dues of a tier, for whom and from when on.</summary>
/// <param name="Kind">For this kind only; null for every kind that has none of its own.</param>
/// <param name="MinEmployees">For organizations that employ at least so many.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">The dues of a whole year.</param>
/// <param name="ValidFrom">First day on which it is asked for.</param>
public sealed record TierPriceDetails(OrganizationKind? Kind, int MinEmployees, string Currency, decimal Amount, DateOnly ValidFrom);

/// <summary>A price of a tier; never changed once it is there.</summary>
public sealed class TierPrice
{
    private TierPrice() { }

    internal TierPrice(Guid tierId, int ordinal, TierPriceDetails price)
    {
        (TierId, Ordinal) = (tierId, ordinal);
        (Kind, MinEmployees, Currency, Amount, ValidFrom) = (price.Kind, price.MinEmployees, price.Currency, price.Amount, price.ValidFrom);
    }

    public Guid TierId { get; private init; }

    /// <summary>Counts the tier's prices, from 1.</summary>
    public int Ordinal { get; private init; }
    public OrganizationKind? Kind { get; private init; }
    public int MinEmployees { get; private init; }
    public string Currency { get; private init; } = "";
    public decimal Amount { get; private init; }
    public DateOnly ValidFrom { get; private init; }

    internal bool IsFor(TierPriceDetails other) => (Kind, MinEmployees, Currency) == (other.Kind, other.MinEmployees, other.Currency);
}
