using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The demo world's tiers: by kind and size, in currencies with none, two and three decimals, at a discount for non-profits.</summary>
internal static class DemoTiers
{
    private static readonly OrganizationKind[] NonProfits = [OrganizationKind.NonProfit, OrganizationKind.Foundation];
    private static readonly OrganizationKind[] Public =
        [OrganizationKind.EducationalInstitution, OrganizationKind.GovernmentAgency, OrganizationKind.InternationalOrganization];

    /// <summary>All tiers by code; one of them has ended.</summary>
    public static IReadOnlyDictionary<string, Tier> Make(DateOnly today)
    {
        var opened = new DateOnly(today.Year - 6, 1, 1);
        var raised = new DateOnly(today.Year - 1, 1, 1);
        var platinum = Tier("platinum", 60, "Platinum member", opened, 25, SeatOverflow.Wait, "Two speakers at the yearly meeting", "Name and logo on the front page");
        Price(platinum, opened, 0, ("USD", 25_000), ("EUR", 23_000), ("JPY", 3_750_000), ("KWD", 7_690.500m));
        Price(platinum, opened, 1000, ("USD", 50_000), ("EUR", 46_000), ("JPY", 7_500_000), ("KWD", 15_380.750m));
        Discount(platinum, opened, ("USD", 12_500), ("EUR", 11_500), ("JPY", 1_875_000), ("KWD", 3_845.250m));

        var gold = Tier("gold", 50, "Gold member", opened, 5, SeatOverflow.Wait, "A speaker at the yearly meeting", "Name and logo on the members' page");
        Price(gold, opened, 0, ("USD", 9_500), ("EUR", 8_750), ("JPY", 1_425_000), ("KWD", 2_920.125m));
        Price(gold, raised, 0, ("USD", 10_000), ("EUR", 9_200), ("JPY", 1_500_000), ("KWD", 3_075.375m));
        Price(gold, raised, 1000, ("USD", 20_000), ("EUR", 18_400), ("JPY", 3_000_000), ("KWD", 6_150.750m));
        // Announced ahead; invoices ask for it from that day on.
        Price(gold, new DateOnly(today.Year + 1, 1, 1), 0, ("USD", 10_400), ("EUR", 9_568), ("JPY", 1_560_000), ("KWD", 3_198.390m));
        Discount(gold, opened, ("USD", 4_750), ("EUR", 4_375.50m), ("JPY", 712_500), ("KWD", 1_460.065m));

        var silver = Tier("silver", 40, "Silver member", opened, 3, SeatOverflow.Refuse, "Name on the members' page", "Invitations to all working groups");
        Price(silver, opened, 0, ("USD", 4_999.99m), ("EUR", 4_600), ("JPY", 750_000), ("KWD", 1_537.690m));
        Discount(silver, opened, ("USD", 2_500), ("EUR", 2_300), ("JPY", 375_000), ("KWD", 768.845m));

        var small = Tier("small", 30, "Small organization", opened, 2, SeatOverflow.Refuse, "Name on the members' page");
        Price(small, opened, 0, ("USD", 1_000), ("EUR", 920.50m), ("JPY", 150_000), ("KWD", 307.535m));
        Price(small, opened, 50, ("USD", 2_500), ("EUR", 2_301.25m), ("JPY", 375_000), ("KWD", 768.840m));
        Discount(small, opened, ("USD", 250), ("EUR", 230.10m), ("JPY", 37_500), ("KWD", 76.885m));

        var publicBodies = Domain.Tiers.Tier.Create("public", new TierProfile("Academic and public bodies", 35, Public,
            ["Name on the members' page", "Seats for everybody who teaches or studies there"], null, SeatOverflow.Wait, null), isGranted: false, TermKind.Fixed, opened, At(opened));
        Price(publicBodies, opened, 0, ("USD", 1_250), ("EUR", 1_150), ("JPY", 187_500), ("KWD", 384.425m));
        Price(publicBodies, opened, 1000, ("USD", 2_500), ("EUR", 2_300), ("JPY", 375_000), ("KWD", 768.845m));

        var inKind = Domain.Tiers.Tier.Create("in-kind", new TierProfile("In-kind host", 20, [], ["Thanked by name wherever its help is used"], 3, SeatOverflow.Wait, null),
            isGranted: true, TermKind.Rolling, opened, At(opened));

        var founding = Tier("founding", 45, "Founding supporter", opened, 10, SeatOverflow.Wait, "Named among the founders");
        Price(founding, opened, 0, ("USD", 3_000), ("EUR", 2_760), ("JPY", 450_000), ("KWD", 922.615m));
        founding.Change(new TierProfile(founding.Name, founding.Rank, founding.Kinds, founding.Benefits, founding.Seats, founding.SeatOverflow, today.AddDays(-90)));

        Tier[] all = [platinum, gold, silver, small, publicBodies, inKind, founding];
        return all.ToDictionary(t => t.Code, StringComparer.Ordinal);
    }

    private static Tier Tier(string code, int rank, string name, DateOnly from, int seats, SeatOverflow overflow, params string[] benefits) =>
        Domain.Tiers.Tier.Create(code, new TierProfile(name, rank, [], benefits, seats, overflow, null), isGranted: false, TermKind.Rolling, from, At(from));

    private static void Price(Tier tier, DateOnly from, int minEmployees, params (string Currency, decimal Amount)[] amounts)
    {
        foreach (var (currency, amount) in amounts) tier.AddPrice(new TierPriceDetails(null, minEmployees, currency, amount, from), from);
    }

    private static void Discount(Tier tier, DateOnly from, params (string Currency, decimal Amount)[] amounts)
    {
        foreach (var kind in NonProfits)
        foreach (var (currency, amount) in amounts)
            tier.AddPrice(new TierPriceDetails(kind, 0, currency, amount, from), from);
    }

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
