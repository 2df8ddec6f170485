using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Membership.UnitTests.Organizations;

namespace Membership.UnitTests.Tiers;

/// <summary>Who can have a tier, from when until when, at what price.</summary>
public sealed class TierTests
{
    private static readonly DateOnly Today = OrganizationIn.Today;

    [Fact]
    public void A_tier_without_a_price_can_be_chosen_by_nobody_unless_it_is_granted()
    {
        Refused.With(TierErrors.NoPrice, () => Make().DuesFor(OrganizationKind.Corporation, 1, "USD", Today));
        Assert.Equal(Money.Zero("USD"), Make(granted: true).DuesFor(OrganizationKind.Corporation, 1, "USD", Today));
    }

    [Theory]
    [InlineData(OrganizationKind.Corporation, 0, "USD", 5000)]
    [InlineData(OrganizationKind.Corporation, 249, "USD", 5000)]
    [InlineData(OrganizationKind.Corporation, 250, "USD", 8000)]
    [InlineData(OrganizationKind.Corporation, 1_000_000, "USD", 20000)]
    [InlineData(OrganizationKind.NonProfit, 1_000_000, "USD", 1000)]
    [InlineData(OrganizationKind.Corporation, 300, "JPY", 700000)]
    public void The_price_for_the_kind_goes_before_the_one_for_all_then_the_largest_size_that_is_reached(OrganizationKind kind, int employees, string currency, decimal dues)
    {
        var tier = Make();
        foreach (var price in (TierPriceDetails[])[new(null, 0, "USD", 5000m, Today), new(null, 250, "USD", 8000m, Today), new(null, 1000, "USD", 20000m, Today),
            new(OrganizationKind.NonProfit, 0, "USD", 1000m, Today), new(null, 0, "JPY", 700000m, Today)]) tier.AddPrice(price, Today);

        Assert.Equal(new Money(dues, currency), tier.DuesFor(kind, employees, currency, Today));
    }

    [Fact]
    public void A_later_price_takes_the_place_of_an_earlier_one_from_its_day_on()
    {
        var tier = Make();
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1000m, Today), Today);
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 900m, Today.AddDays(30)), Today);

        Assert.Equal(1000m, tier.DuesFor(OrganizationKind.NonProfit, 0, "USD", Today.AddDays(29)).Amount);
        Assert.Equal(900m, tier.DuesFor(OrganizationKind.NonProfit, 0, "USD", Today.AddDays(30)).Amount);
        Assert.Equal([900m], tier.PricesOn(Today.AddDays(30)).Select(p => p.Amount));
        Assert.Empty(tier.PricesOn(Today.AddDays(-1)));
    }

    [Fact]
    public void Prices_begin_today_at_the_earliest_within_the_tier_and_once_for_each_day()
    {
        var tier = Make(until: Today.AddDays(10));
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1000m, Today), Today);

        Refused.With(TierErrors.PriceInPast, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "EUR", 1000m, Today.AddDays(-1)), Today));
        Refused.With(TierErrors.PriceOutsideTier, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "EUR", 1000m, Today.AddDays(11)), Today));
        Refused.With(TierErrors.PriceExists, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "USD", 2000m, Today), Today));
        Refused.With(TierErrors.Granted, Make(granted: true), t => t.AddPrice(new TierPriceDetails(null, 0, "USD", 2000m, Today), Today));
        Refused.With(MoneyErrors.NotPositive, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "EUR", 0m, Today), Today));
        Refused.With(MoneyErrors.TooPrecise, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "JPY", 0.5m, Today), Today));
        Refused.With(MoneyErrors.CurrencyUnknown, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "usd", 5m, Today), Today));
        Refused.With(MoneyErrors.TooLarge, tier, t => t.AddPrice(new TierPriceDetails(null, 0, "EUR", Money.MaxAmount + 1, Today), Today));
    }

    [Fact]
    public void A_tier_is_open_on_its_days_to_its_kinds()
    {
        var tier = Make(until: Today.AddDays(10), kinds: [OrganizationKind.NonProfit]);
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1000m, Today), Today);

        Assert.Equal(1000m, tier.DuesFor(OrganizationKind.NonProfit, 0, "USD", Today.AddDays(10)).Amount);
        Refused.With(TierErrors.NotValid, () => tier.DuesFor(OrganizationKind.NonProfit, 0, "USD", Today.AddDays(11)));
        Refused.With(TierErrors.NotValid, () => tier.DuesFor(OrganizationKind.NonProfit, 0, "USD", tier.ValidFrom.AddDays(-1)));
        Refused.With(TierErrors.WrongKind, () => tier.DuesFor(OrganizationKind.Corporation, 0, "USD", Today));
        Refused.With(TierErrors.NoPrice, () => tier.DuesFor(OrganizationKind.NonProfit, 0, "EUR", Today));
        Assert.True(tier.IsOpenTo(OrganizationKind.NonProfit, Today));
        Assert.False(tier.IsOpenTo(OrganizationKind.Corporation, Today));
    }

    [Fact]
    public void A_tier_ends_on_or_after_the_day_it_begins()
    {
        Refused.With(TierErrors.EndsBeforeItBegins, () => Make(until: Today.AddYears(-6)));
        Refused.With(TierErrors.EndsBeforeItBegins, Make(), t => t.Change(new TierProfile("Silver", 10, [], [], null, SeatOverflow.Wait, t.ValidFrom.AddDays(-1))));
    }

    [Fact]
    public void A_granted_tier_cannot_be_applied_for() =>
        Refused.With(TierErrors.GrantedByStaff, () => Organization.Apply(OrganizationIn.Profile(), Guid.NewGuid(), Make(granted: true), "USD", Given.Now));

    private static Tier Make(bool granted = false, DateOnly? until = null, IReadOnlyList<OrganizationKind>? kinds = null) =>
        Tier.Create("silver", new TierProfile("Silver", 10, kinds ?? [], [], null, SeatOverflow.Wait, until), granted, TermKind.Rolling, Today.AddYears(-5), Given.Now);
}
