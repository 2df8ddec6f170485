using Membership.Domain.Common;
using Membership.Domain.Organizations;

namespace Membership.Domain.Tiers;

/// <summary>
/// A level of membership for organizations. Tiers are data: who may have one, what it gives, and what it costs from when on. Prices are
/// added, never changed, so invoices and terms of the past stay as they were.
/// </summary>
public sealed class Tier : Aggregate
{
    /// <summary>The longest code.</summary>
    public const int MaxCodeLength = 50;

    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest text of a benefit.</summary>
    public const int MaxBenefitLength = 300;

    /// <summary>The most benefits of a tier.</summary>
    public const int MaxBenefits = 30;

    private readonly List<TierPrice> _prices = [];

    private Tier() { }

    /// <summary>Stable name in addresses, for example <c>gold</c>; unique.</summary>
    public string Code { get; private init; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Orders the tiers; more is higher.</summary>
    public int Rank { get; private set; }

    /// <summary>Granted by staff without dues, for example to an in-kind host.</summary>
    public bool IsGranted { get; private init; }

    /// <summary>Which organizations may have it; empty means every kind.</summary>
    public IReadOnlyList<OrganizationKind> Kinds { get; private set; } = [];
    public IReadOnlyList<string> Benefits { get; private set; } = [];

    /// <summary>How many of its people an organization may seat; null for as many as it likes.</summary>
    public int? Seats { get; private set; }

    /// <summary>What happens to whoever is confirmed when all seats are taken.</summary>
    public SeatOverflow SeatOverflow { get; private set; }

    /// <summary>How its terms run.</summary>
    public TermKind TermKind { get; private init; }

    /// <summary>First day on which it can be chosen.</summary>
    public DateOnly ValidFrom { get; private init; }

    /// <summary>Last day on which it can be chosen or renewed; null while no end is set.</summary>
    public DateOnly? ValidUntil { get; private set; }
    public int PriceCount { get; private set; }
    public IReadOnlyCollection<TierPrice> Prices => _prices;

    /// <summary>Makes a tier; it costs nothing and so can be chosen by nobody until it has a price, unless it is granted.</summary>
    public static Tier Create(string code, TierProfile profile, bool isGranted, TermKind termKind, DateOnly validFrom, DateTimeOffset now)
    {
        var tier = new Tier { Id = Guid.CreateVersion7(now), Code = code, IsGranted = isGranted, TermKind = termKind, ValidFrom = validFrom };
        tier.Apply(profile);
        return tier;
    }

    /// <summary>Changes what the tier is called and gives; prices have their own way in.</summary>
    public void Change(TierProfile profile)
    {
        Apply(profile);
        Changed();
    }

    /// <summary>Adds a price that holds from a day on, until a later one for the same kind, size and currency.</summary>
    /// <param name="price">The price.</param>
    /// <param name="today">Prices begin today at the earliest: the past is never rewritten.</param>
    public void AddPrice(TierPriceDetails price, DateOnly today)
    {
        TierErrors.Granted.Unless(!IsGranted);
        TierErrors.PriceInPast.Unless(price.ValidFrom >= today);
        TierErrors.PriceOutsideTier.Unless(price.ValidFrom >= ValidFrom && (ValidUntil is null || price.ValidFrom <= ValidUntil));
        Money.RequireValid(price.Amount, price.Currency);
        TierErrors.PriceExists.Unless(!_prices.Exists(p => p.IsFor(price) && p.ValidFrom == price.ValidFrom));
        _prices.Add(new TierPrice(Id, ++PriceCount, price));
        Changed();
    }

    /// <summary>Whether an organization of a kind can have it on a day.</summary>
    public bool IsOpenTo(OrganizationKind kind, DateOnly on) =>
        on >= ValidFrom && (ValidUntil is null || on <= ValidUntil) && (Kinds.Count == 0 || Kinds.Contains(kind));

    /// <summary>The prices that hold on a day: of those for the same kind, size and currency, the latest that has begun.</summary>
    public IEnumerable<TierPrice> PricesOn(DateOnly on) =>
        _prices.Where(p => p.ValidFrom <= on).GroupBy(p => (p.Kind, p.MinEmployees, p.Currency)).Select(same => same.MaxBy(p => p.ValidFrom)!);

    /// <summary>
    /// The year's dues on a day; refuses where the tier is not valid then, is not for this kind, or has no price in this currency. A price
    /// for the kind goes before one for all kinds, then the one for the largest size that is reached.
    /// </summary>
    public Money DuesFor(OrganizationKind kind, int employees, string currency, DateOnly on)
    {
        TierErrors.NotValid.Unless(on >= ValidFrom && (ValidUntil is null || on <= ValidUntil));
        TierErrors.WrongKind.Unless(Kinds.Count == 0 || Kinds.Contains(kind));
        if (IsGranted) return Money.Zero(currency);
        var price = PricesOn(on).Where(p => p.Currency == currency && (p.Kind is null || p.Kind == kind) && p.MinEmployees <= employees)
            .OrderByDescending(p => p.Kind is not null).ThenByDescending(p => p.MinEmployees).FirstOrDefault();
        return new Money(TierErrors.NoPrice.IfMissing(price).Amount, currency);
    }

    private void Apply(TierProfile profile)
    {
        TierErrors.EndsBeforeItBegins.Unless(profile.ValidUntil is null || profile.ValidUntil >= ValidFrom);
        (Name, Rank, Kinds, Benefits) = (profile.Name, profile.Rank, [.. profile.Kinds.Distinct()], [.. profile.Benefits]);
        (Seats, SeatOverflow, ValidUntil) = (profile.Seats, profile.SeatOverflow, profile.ValidUntil);
    }
}
