using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.ApiTests.Renewals;

/// <summary>
/// One higher tier after another, with money that comes, goes back or is forgiven in any order: the invoices alone say which tier a term has and what it is
/// reckoned on.
/// </summary>
public sealed class TierStepsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Two_wishes_that_are_paid_in_part_give_nothing_when_the_term_is_over()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        foreach (var wish in (await host.InvoicesAsync(body))[^2..]) await host.RecordAsync(body, 600m, wish);
        host.AdvanceTo((await host.ReadAsync(body)).TermUntil!.Value.AddDays(1));
        await host.RunRenewalsAsync();

        Assert.Equal((body.Tier.Id, null, 0m, -1200m), await host.StandAsync(body));
        Assert.All((await host.InvoicesAsync(body))[^2..], i => Assert.True(i.IsCancelled));
    }

    [Fact]
    public async Task A_step_of_the_next_term_waits_for_the_one_that_it_stands_on_to_be_paid_again()
    {
        var (body, gold, platinum) = await PlatinumAheadAsync();
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, gold));
        Assert.Equal((body.Tier.Id, null, 1200m, 1200m), await host.StandAsync(body));
        await host.RecordAsync(body, 1200m, gold);

        Assert.Equal((body.Tier.Id, platinum.TierId, 3600m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_step_of_the_next_term_goes_with_the_one_that_it_stands_on()
    {
        var (body, gold, platinum) = await PlatinumAheadAsync();
        await host.CreditAsync(body, gold);

        Assert.Equal((body.Tier.Id, null, 1200m, -2400m), await host.StandAsync(body));
        Assert.True((await host.InvoiceAsync(body, platinum.Id)).IsCancelled);
    }

    [Fact]
    public async Task The_higher_step_alone_is_taken_back_and_the_lower_one_stays()
    {
        var (body, gold, platinum) = await PlatinumAheadAsync();
        await host.CreditAsync(body, platinum);

        Assert.Equal((body.Tier.Id, gold.TierId, 2400m, -1200m), await host.StandAsync(body));
    }

    [Fact]
    public async Task Staff_who_give_one_tier_after_the_other_ask_for_each_once_as_the_quote_says()
    {
        var (body, gold, platinum) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m), await host.NewTierAsync(3600m));
        await host.PayAheadAsync(body);
        Assert.Equal(2400m, await GiveAsync(body, gold));
        Assert.Equal(2400m, await GiveAsync(body, platinum));
        Assert.Equal((platinum.Id, null, 3600m, 4800m), await host.StandAsync(body));
        Assert.Equal(0m, await GiveAsync(body, gold));

        Assert.Equal((gold.Id, null, 2400m, 2400m), await host.StandAsync(body));
    }

    [Fact]
    public async Task One_payment_for_a_renewal_and_a_step_above_it_goes_back_and_comes_again()
    {
        var (body, platinum) = (await host.NewOrganizationAsync(), await host.NewTierAsync(3600m));
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = platinum.Code, effective = "nextTerm" })).Done();
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, InvoicePurpose.Renewal));
        for (var times = 0; times < 2; times++)
        {
            var payment = await host.RecordAsync(body, 3600m);
            Assert.Equal((body.Tier.Id, platinum.Id, 3600m, 0m), await host.StandAsync(body));
            await host.ReverseAsync(body, payment);
            Assert.Equal((OrganizationStatus.RenewalDue, 3600m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
        }
    }

    [Fact]
    public async Task Nobody_who_has_left_owes_a_step_of_a_next_term_whose_money_goes_back()
    {
        var (body, gold, platinum) = await PlatinumAheadAsync();
        (await host.AskAsync(body, "resign", new { reason = "We merge." })).Done();
        await host.ReverseAsync(body, await host.PaymentOfAsync(body, platinum));

        Assert.Equal((true, 0m), ((await host.InvoiceAsync(body, platinum.Id)).IsCancelled, await host.BalanceAsync(body)));
        Assert.Equal(gold.TierId, (await host.ReadAsync(body)).NextTierId);
    }

    [Fact]
    public async Task A_part_of_the_debt_is_credited_and_the_tier_that_staff_gave_stays()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await host.PayAheadAsync(body);
        await GiveAsync(body, gold);
        await host.CreditAsync(body, (await host.InvoicesAsync(body))[^1], 200m);

        Assert.Equal((gold.Id, null, 2400m, 2200m), await host.StandAsync(body));
    }

    [Fact]
    public async Task A_tier_whose_money_was_given_back_is_paid_for_again_by_who_comes_back_to_it()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        var upgrade = await host.LastAsync(body, InvoicePurpose.Upgrade);
        await host.RecordAsync(body, 1200m, upgrade);
        await host.CreditAsync(body, upgrade);
        await GiveAsync(body, body.Tier);
        Assert.Equal((body.Tier.Id, null, 0m, -1200m), await host.StandAsync(body));
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();

        Assert.Equal((gold.Id, null, 0m, 0m), await host.StandAsync(body));
    }

    [Fact]
    public async Task The_present_tier_takes_a_wish_for_a_next_term_that_is_paid_ahead_back()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await host.PayAheadAsync(body);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Done();

        Assert.Equal((body.Tier.Id, null, 1200m, 0m), await host.StandAsync(body));
    }

    // A next term that is paid ahead and went up by two steps, one paid after the other.
    private async Task<(Body, Invoice Gold, Invoice Platinum)> PlatinumAheadAsync()
    {
        var body = await host.NewOrganizationAsync();
        await host.PayAheadAsync(body);
        var steps = new List<Invoice>();
        foreach (var dues in new[] { 2400m, 3600m })
        {
            var tier = await host.NewTierAsync(dues);
            (await host.AskAsync(body, "tier", new { tier = tier.Code, effective = "nextTerm" })).Done();
            steps.Add(await host.LastAsync(body, InvoicePurpose.Upgrade));
            await host.RecordAsync(body, 1200m, steps[^1]);
            Assert.Equal((body.Tier.Id, tier.Id, dues, 0m), await host.StandAsync(body));
        }
        return (body, steps[0], steps[1]);
    }

    // Staff give a tier at once; answers what the quote said before, which is what was charged.
    private async Task<decimal> GiveAsync(Body body, Tier tier)
    {
        using var administrator = await host.DemoAsync("administrator");
        var quoted = (decimal)(await administrator.GetAsync($"{body.Path}/tier?tier={tier.Code}&effective=now")).Done().Json["amount"]!;
        var before = (await host.InvoicesAsync(body)).Count;
        (await host.StaffAsync(body, "tier", new { tier = tier.Code, effective = "now" })).Done();
        Assert.Equal(quoted, (await host.InvoicesAsync(body)).Skip(before).Sum(i => i.Total));
        return quoted;
    }
}
