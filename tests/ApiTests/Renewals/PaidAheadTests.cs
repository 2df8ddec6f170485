using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.ApiTests.Renewals;

/// <summary>A present term and a next one that is paid ahead have their tiers each by itself: nobody gets a day for nothing, and nobody pays for one twice.</summary>
public sealed class PaidAheadTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_debt_for_a_tier_that_was_given_buys_nothing_of_the_next_term()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await UpgradeAsync(body, gold);
        await host.PayAheadAsync(body);
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, InvoicePurpose.Upgrade));
        await host.RecordAsync(body, 1200m, (await host.InvoicesAsync(body)).Find(i => i.Purpose is InvoicePurpose.Upgrade)!);

        Assert.Equal((gold.Id, body.Tier.Id, 1200m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task The_debt_for_a_tier_that_staff_gave_stays_through_other_wishes_and_the_end()
    {
        var (body, gold, platinum) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m), await host.NewTierAsync(3600m));
        (await host.StaffAsync(body, "tier", new { tier = gold.Code, effective = "now" })).Done();
        var debt = (await host.InvoicesAsync(body))[^1];
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = platinum.Code })).Done();
        Assert.False((await host.InvoiceAsync(body, debt.Id)).IsCancelled);
        (await host.AskAsync(body, "resign", new { reason = "We merge." })).Done();

        Assert.Equal((false, 1200m), ((await host.InvoiceAsync(body, debt.Id)).IsCancelled, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task A_better_next_term_leaves_the_present_tier()
    {
        var (small, silver) = (await host.NewTierAsync(300m), await host.NewTierAsync(900m));
        var body = await host.NewOrganizationAsync();
        (await host.AskAsync(body, "tier", new { tier = small.Code })).Done();
        (await host.StaffAsync(body, "renew")).Done();
        await host.PayAsync(body, 300m);
        using var principal = await host.AgainAsync(body.Principal);
        var quote = (await principal.GetAsync($"{body.Path}/tier?tier={silver.Code}")).Done().Json;
        Assert.Equal(("nextTerm", 600m), ((string)quote["effective"]!, (decimal)quote["amount"]!));
        (await host.AskAsync(body, "tier", new { tier = silver.Code })).Done();
        await host.PayAsync(body, 600m);

        Assert.Equal((body.Tier.Id, silver.Id, 900m, 0m), await host.StandAsync(body));
        Assert.Equal(1200m, (await host.ReadAsync(body)).TermDues);
    }

    [Fact]
    public async Task What_was_paid_for_a_higher_next_term_is_found_again_when_its_renewal_is_paid_anew()
    {
        var (body, gold) = await GoldAheadAsync();
        var renewal = (await host.InvoicesAsync(body)).Find(i => i.Purpose is InvoicePurpose.Renewal)!;
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, InvoicePurpose.Renewal));
        Assert.Equal((OrganizationStatus.RenewalDue, 1200m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
        await host.RecordAsync(body, 1200m, renewal);

        Assert.Equal((gold.Id, null, 2400m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_wish_for_the_next_term_that_is_paid_before_its_renewal_is_paid_anew_comes_with_it()
    {
        var (body, platinum) = (await host.NewOrganizationAsync(), await host.NewTierAsync(3600m));
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = platinum.Code, effective = "nextTerm" })).Done();
        var wish = (await host.InvoicesAsync(body))[^1];
        var renewal = (await host.InvoicesAsync(body)).Find(i => i.Purpose is InvoicePurpose.Renewal)!;
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, InvoicePurpose.Renewal));
        await host.RecordAsync(body, 2400m, wish);
        Assert.Equal(OrganizationStatus.RenewalDue, (await host.ReadAsync(body)).Status);
        await host.RecordAsync(body, 1200m, renewal);

        Assert.Equal((body.Tier.Id, platinum.Id, 3600m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_renewal_that_is_credited_takes_the_higher_tier_of_its_term_along_and_no_day_is_paid_twice()
    {
        var (body, gold) = await GoldAheadAsync();
        var renewal = (await host.InvoicesAsync(body)).Find(i => i.Purpose is InvoicePurpose.Renewal)!;
        (await host.StaffAsync(body, $"invoices/{renewal.Id}/credit", new { reason = "A mistake." })).Expect(HttpStatusCode.Created);
        Assert.Equal((false, -2400m), ((await host.ReadAsync(body)).IsPaidAhead, await host.BalanceAsync(body)));
        (await host.StaffAsync(body, "renew")).Done();

        Assert.Equal((gold.Id, null, 2400m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_higher_next_term_whose_money_goes_back_is_at_the_tier_of_its_renewal_until_it_is_paid_again()
    {
        var (body, gold) = await GoldAheadAsync();
        var upgrade = (await host.InvoicesAsync(body))[^1];
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, upgrade));
        Assert.Equal((gold.Id, body.Tier.Id, 1200m, 1200m), await host.StandAsync(body));
        await host.RecordAsync(body, 1200m, upgrade);

        Assert.Equal((gold.Id, null, 2400m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_tier_of_equal_dues_changes_the_present_term_and_leaves_a_dearer_next_one()
    {
        var since = host.Today();
        var dearer = await host.NewTierAsync(prices: [new TierPriceDetails(null, 0, "USD", 1200m, since.AddYears(-3)), new TierPriceDetails(null, 0, "USD", 1500m, since.AddDays(1))]);
        var (body, equal) = (await host.NewOrganizationAsync(tier: dearer), await host.NewTierAsync(1200m));
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.PayAheadAsync(body, 1500m);
        (await host.AskAsync(body, "tier", new { tier = equal.Code })).Done();

        Assert.Equal((equal.Id, dearer.Id, 1500m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task Staff_who_gave_a_lower_tier_by_mistake_give_the_paid_one_back_for_nothing()
    {
        var (body, small) = (await host.NewOrganizationAsync(), await host.NewTierAsync(300m));
        (await host.StaffAsync(body, "tier", new { tier = small.Code, effective = "now" })).Done();
        (await host.StaffAsync(body, "tier", new { tier = body.Tier.Code, effective = "now" })).Done();

        Assert.Equal((body.Tier.Id, null, 0m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task Staff_who_gave_too_high_a_tier_and_then_a_lower_one_ask_for_what_that_costs()
    {
        var (body, gold, platinum) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m), await host.NewTierAsync(3600m));
        (await host.StaffAsync(body, "tier", new { tier = platinum.Code, effective = "now" })).Done();
        using var administrator = await host.DemoAsync("administrator");
        Assert.Equal(1200m, (decimal)(await administrator.GetAsync($"{body.Path}/tier?tier={gold.Code}&effective=now")).Done().Json["amount"]!);
        (await host.StaffAsync(body, "tier", new { tier = gold.Code, effective = "now" })).Done();

        Assert.Equal((gold.Id, null, 0m, 1200m), await host.StandAsync(body));
    }

    private async Task<(Body, Tier Gold)> GoldAheadAsync()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        foreach (var upgrade in (await host.InvoicesAsync(body))[^2..]) await host.RecordAsync(body, 1200m, upgrade);
        Assert.Equal((gold.Id, null, 2400m, 0m), await host.StandAsync(body));
        return (body, gold);
    }

    private async Task UpgradeAsync(Body body, Tier tier)
    {
        (await host.AskAsync(body, "tier", new { tier = tier.Code })).Done();
        await host.RecordAsync(body, 1200m, (await host.InvoicesAsync(body))[^1]);
        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code, effective = "nextTerm" })).Done();
    }
}
