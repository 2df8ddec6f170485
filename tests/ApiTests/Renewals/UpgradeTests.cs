using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>A higher tier is a wish until money has come for it; a wish ends in many ways, and none of them gives the tier away.</summary>
public sealed class UpgradeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Paid_in_two_parts_it_begins_with_the_second_and_what_is_paid_too_much_stays_as_credit()
    {
        var (body, gold) = await WishAsync();
        await host.PayAsync(body, 500m);
        Assert.Equal((body.Tier.Id, 1200m), await TierAndDuesAsync(body));
        await host.PayAsync(body, 1000m);
        Assert.Equal((gold.Id, 2400m), await TierAndDuesAsync(body));
        Assert.Equal(-300m, await host.BalanceAsync(body));
    }

    [Fact]
    public async Task Credit_on_the_account_pays_it_and_it_begins_at_once()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await host.PayAsync(body, 1300m);
        var answer = (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        Assert.Equal((gold.Code, -100m), ((string)answer.Json["tier"]!["code"]!, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task A_payment_that_is_reversed_opens_the_invoice_again_and_the_tier_stays_and_no_choice_of_the_organization_cancels_the_debt()
    {
        var (body, gold) = await WishAsync();
        (await host.StaffAsync(body, "payments", new { amount = 1200, currency = "USD", receivedOn = $"{host.Today():yyyy-MM-dd}", reference = "bank-42" })).Expect(HttpStatusCode.Created);
        var ordinal = await host.OnDatabaseAsync(db => db.LedgerEntries.Where(e => e.OrganizationId == body.Id && e.Kind == LedgerEntryKind.Payment).MaxAsync(e => e.Ordinal));
        (await host.StaffAsync(body, $"payments/{ordinal}/reverse", new { reason = "The cheque was returned." })).Expect(HttpStatusCode.Created);
        Assert.Equal((gold.Id, 2400m), await TierAndDuesAsync(body));
        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Done();
        Assert.Equal((gold.Id, 1200m), ((await host.ReadAsync(body)).TierId, await host.BalanceAsync(body)));
        await host.PayAsync(body, 1200m);
        Assert.Equal((gold.Id, body.Tier.Id), ((await host.ReadAsync(body)).TierId, (await host.ReadAsync(body)).NextTierId));

        // Staff take the tier back; what was paid for it still counts, so that it costs nothing to come back.
        (await host.StaffAsync(body, "tier", new { tier = body.Tier.Code, effective = "now" })).Done();
        Assert.Equal((body.Tier.Id, 2400m), await TierAndDuesAsync(body));
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        Assert.Equal((gold.Id, 0m), ((await host.ReadAsync(body)).TierId, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task Credited_or_written_off_in_full_the_wish_ends()
    {
        foreach (var act in new[] { "credit", "write-off" })
        {
            var (body, gold) = await WishAsync();
            Assert.Equal(gold.Id, (await host.ReadAsync(body)).NextTierId);
            var invoice = (await host.InvoicesAsync(body))[^1];
            using var administrator = await host.DemoAsync("administrator");
            var answer = await administrator.SendAsync(HttpMethod.Post, $"{body.Path}/invoices/{invoice.Id}/{act}", new { reason = "Asked for by mistake." }, ("If-Match", $"\"v{invoice.Version}\""));
            Assert.True((int)answer.Status < 300, answer.Text);
            Assert.Equal((body.Tier.Id, null, 0m), ((await host.ReadAsync(body)).TierId, (await host.ReadAsync(body)).NextTierId, await host.BalanceAsync(body)));
        }
    }

    [Fact]
    public async Task Another_choice_takes_the_open_invoice_back_and_its_money_goes_on()
    {
        var (body, _) = await WishAsync();
        await host.PayAsync(body, 200m);
        var platinum = await host.NewTierAsync(3600m);
        (await host.AskAsync(body, "tier", new { tier = platinum.Code })).Done();
        Assert.Equal([(1200m, 0m, true), (2400m, 2200m, false)], (await host.InvoicesAsync(body)).Skip(1).Select(i => (i.Total, i.Open, i.IsCancelled)));

        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Done();
        Assert.All((await host.InvoicesAsync(body)).Skip(1), i => Assert.True(i.IsCancelled));
        Assert.Equal((null, -200m), ((await host.ReadAsync(body)).NextTierId, await host.BalanceAsync(body)));
        await host.AssertGaplessAsync();
    }

    [Fact]
    public async Task A_wish_ends_with_the_membership_and_what_was_paid_of_it_stays_as_credit()
    {
        var (body, _) = await WishAsync();
        await host.PayAsync(body, 200m);
        (await host.AskAsync(body, "resign", new { reason = "We close." })).Done();
        Assert.Equal(-200m, await host.BalanceAsync(body));
        Assert.True((await host.InvoicesAsync(body))[^1].IsCancelled);
    }

    [Fact]
    public async Task What_was_paid_of_a_renewal_goes_to_the_one_that_takes_its_place_before_older_debts()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        (await host.StaffAsync(body, "tier", new { tier = gold.Code, effective = "now" })).Done();
        (await host.StaffAsync(body, "renew")).Done();
        var renewal = (await host.InvoicesAsync(body))[^1];
        (await host.StaffAsync(body, "payments", new { amount = 2000, currency = "USD", receivedOn = $"{host.Today():yyyy-MM-dd}", reference = "bank-77", invoiceId = renewal.Id })).Expect(HttpStatusCode.Created);
        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Done();

        var invoices = await host.InvoicesAsync(body);
        Assert.Equal([(InvoicePurpose.Upgrade, 400m), (InvoicePurpose.Renewal, 0m), (InvoicePurpose.Renewal, 0m)], invoices.Skip(1).Select(i => (i.Purpose, i.Open)));
        Assert.Equal((renewal.DueOn, 1200m), (invoices[^1].DueOn, invoices[^1].Paid));
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, gold.Id, body.Tier.Id, true), (organization.Status, organization.TierId, organization.NextTierId, organization.IsPaidAhead));
    }

    [Fact]
    public async Task Staff_give_a_tier_at_once_and_undo_it_with_what_it_would_have_cost()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        (await host.StaffAsync(body, "tier", new { tier = gold.Code, effective = "now" })).Done();
        Assert.Equal((gold.Id, 2400m), await TierAndDuesAsync(body));
        Assert.Equal(1200m, await host.BalanceAsync(body));
        (await host.StaffAsync(body, "tier", new { tier = body.Tier.Code, effective = "now" })).Done();
        Assert.Equal((body.Tier.Id, 1200m), await TierAndDuesAsync(body));
        Assert.Equal(0m, await host.BalanceAsync(body));
    }

    [Fact]
    public async Task Representatives_change_it_five_times_a_day_at_most_and_every_time_is_recorded()
    {
        var body = await host.NewOrganizationAsync();
        for (var i = 0; i < 5; i++) (await host.AskAsync(body, "tier", new { tier = (await host.NewTierAsync(2400m)).Code })).Done();
        var another = (await host.NewTierAsync(600m)).Code;
        (await host.AskAsync(body, "tier", new { tier = another })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TooManyChanges.Code);
        (await host.StaffAsync(body, "tier", new { tier = another })).Done();
        Assert.Equal(6, await host.OnDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.OrganizationId == body.Id && e.Action == "organization.tier")));
        Assert.Equal(5, await host.OnDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.ActorId == body.Principal.Id && e.Action == "organization.tier")));
    }

    [Fact]
    public async Task A_quote_says_what_the_change_would_ask_for_and_changes_nothing()
    {
        var (body, gold, bronze) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m), await host.NewTierAsync(600m));
        using var billing = (await host.NewRepresentativeAsync(body, RepresentativeRole.Billing)).Api;
        var higher = (await billing.GetAsync($"{body.Path}/tier?tier={gold.Code}")).Done().Json;
        Assert.Equal(("whenPaid", null, 1200m, 2400m, "USD"), ((string)higher["effective"]!, (string?)higher["from"], (decimal)higher["amount"]!, (decimal)higher["nextTermAmount"]!, (string)higher["currency"]!));
        Assert.Equal("upgradeDifference", (string)higher["lines"]![0]!["kind"]!);
        var lower = (await billing.GetAsync($"{body.Path}/tier?tier={bronze.Code}")).Done().Json;
        Assert.Equal(("nextTerm", 0m, 600m), ((string)lower["effective"]!, (decimal)lower["amount"]!, (decimal)lower["nextTermAmount"]!));
        Assert.Equal((string)lower["nextTermFrom"]!, (string)lower["from"]!);
        (await billing.GetAsync($"{body.Path}/tier?tier={bronze.Code}&effective=now")).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierBeginsNextTerm.Code);
        (await billing.GetAsync($"{body.Path}/tier")).Expect(HttpStatusCode.BadRequest, TierErrors.Unknown.Code);
        Assert.Equal((1, null), ((await host.InvoicesAsync(body)).Count, (await host.ReadAsync(body)).NextTierId));
    }

    [Fact]
    public async Task A_next_term_that_is_paid_ahead_costs_its_whole_difference_too()
    {
        var (body, gold) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewTierAsync(2400m));
        await host.PayAsync(body, 1200m);
        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierUnchanged.Code);
        (await host.AskAsync(body, "tier", new { tier = (await host.NewTierAsync(600m)).Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.RenewalPaid.Code);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();

        // Each term has its invoice, and each begins with its own payment.
        var upgrades = (await host.InvoicesAsync(body))[^2..];
        Assert.Equal([1200m, 1200m], upgrades.Select(u => Assert.Single(u.Lines).Amount));
        Assert.Equal((1200m, 2400m), ((await host.ReadAsync(body)).NextTermDues, await host.BalanceAsync(body)));
        await host.PayAsync(body, 1200m);
        Assert.Equal((gold.Id, body.Tier.Id, 1200m), await TiersAsync(body));
        await host.PayAsync(body, 1200m);
        Assert.Equal((gold.Id, null, 2400m), await TiersAsync(body));
    }

    [Fact]
    public async Task A_next_term_that_is_paid_ahead_is_raised_by_itself()
    {
        var (body, gold) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewTierAsync(2400m));
        await host.PayAsync(body, 1200m);
        (await host.AskAsync(body, "tier", new { tier = gold.Code, effective = "nextTerm" })).Done();
        (await host.AskAsync(body, "tier", new { tier = gold.Code, effective = "nextTerm" })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierUnchanged.Code);
        Assert.Equal(1200m, await host.BalanceAsync(body));
        await host.PayAsync(body, 1200m);

        Assert.Equal((body.Tier.Id, gold.Id, 2400m), await TiersAsync(body));
    }

    private async Task<(Guid Present, Guid? Next, decimal NextDues)> TiersAsync(Body body)
    {
        var organization = await host.ReadAsync(body);
        return (organization.TierId, organization.NextTierId, organization.NextTermDues);
    }

    private async Task<(Body Body, Tier Gold)> WishAsync()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        return (body, gold);
    }

    private async Task<(Guid, decimal)> TierAndDuesAsync(Body body) => await host.ReadAsync(body) is var o ? (o.TierId, o.TermDues) : default;
}
