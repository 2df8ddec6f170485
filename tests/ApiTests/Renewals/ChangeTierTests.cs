using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>Another tier in every state, and what is asked for it.</summary>
public sealed class ChangeTierTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Higher_dues_begin_when_the_difference_for_the_days_left_is_paid()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        var answer = (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();

        Assert.Equal((body.Tier.Code, gold.Code, "active"), ((string)answer.Json["tier"]!["code"]!, (string)answer.Json["nextTier"]!["code"]!, (string)answer.Json["status"]!));
        var invoice = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((InvoicePurpose.Upgrade, 1200m, 1200m, 2400m), (invoice.Purpose, invoice.Total, invoice.Open, invoice.YearlyDues));
        Assert.Equal((InvoiceLineKind.UpgradeDifference, gold.Name), (invoice.Lines.Single().Kind, invoice.Lines.Single().Subject));
        Assert.Equal(1200m, await host.BalanceAsync(body));
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Subject == $"{body.Name} has asked for another tier");
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierUnchanged.Code);

        await host.PayAsync(body, 1200m);
        var organization = await host.ReadAsync(body);
        Assert.Equal((gold.Id, null, 2400m), (organization.TierId, organization.NextTierId, organization.TermDues));
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Subject == $"{body.Name} has another tier");
        Assert.True(await host.OnDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.OrganizationId == body.Id && e.Action == "organization.upgrade")));
    }

    [Fact]
    public async Task Equal_dues_begin_at_once_without_an_invoice()
    {
        var (body, other) = (await host.NewOrganizationAsync(), await host.NewTierAsync());
        (await host.AskAsync(body, "tier", new { tier = other.Code })).Done();

        Assert.Single(await host.InvoicesAsync(body));
        Assert.Equal(other.Id, (await host.ReadAsync(body)).TierId);
    }

    [Fact]
    public async Task Lower_dues_begin_with_the_next_term_and_the_present_tier_takes_the_choice_back()
    {
        var (body, bronze) = (await host.NewOrganizationAsync(), await host.NewTierAsync(600m));
        (await host.AskAsync(body, "tier", new { tier = bronze.Code, effective = "now" })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierBeginsNextTerm.Code);
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierUnchanged.Code);
        var organization = await host.ReadAsync(body);
        Assert.Equal((body.Tier.Id, bronze.Id), (organization.TierId, organization.NextTierId));
        Assert.Single(await host.InvoicesAsync(body));

        (await host.AskAsync(body, "tier", new { tier = body.Tier.Code })).Done();
        Assert.Null((await host.ReadAsync(body)).NextTierId);
    }

    [Fact]
    public async Task Before_the_first_payment_the_invoice_is_taken_back_and_made_out_anew_and_what_was_paid_counts()
    {
        var (body, bronze) = (await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment), await host.NewTierAsync(600m));
        await host.PayAsync(body, 200m);
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();

        var invoices = await host.InvoicesAsync(body);
        Assert.Equal([(1200m, 0m, true), (600m, 400m, false)], invoices.Select(i => (i.Total, i.Open, i.IsCancelled)));
        Assert.Equal((InvoicePurpose.Admission, 400m), (invoices[1].Purpose, await host.BalanceAsync(body)));
        await host.PayAsync(body, 400m);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, bronze.Id, 600m), (organization.Status, organization.TierId, organization.TermDues));
    }

    [Fact]
    public async Task A_cheaper_tier_that_the_money_already_covers_begins_the_membership()
    {
        var (body, bronze) = (await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment), await host.NewTierAsync(600m));
        await host.PayAsync(body, 700m);
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();

        Assert.Equal((OrganizationStatus.Active, -100m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task With_the_renewal_open_a_higher_tier_costs_the_difference_now_and_the_renewal_is_made_out_anew()
    {
        var (body, gold) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewTierAsync(2400m));
        await host.PayAsync(body, 500m);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();

        var invoices = await host.InvoicesAsync(body);
        Assert.Equal([(InvoicePurpose.Admission, 1200m, 0m), (InvoicePurpose.Renewal, 1200m, 0m), (InvoicePurpose.Renewal, 2400m, 1900m), (InvoicePurpose.Upgrade, 1200m, 1200m)],
            invoices.Select(i => (i.Purpose, i.Total, i.Open)));
        Assert.Equal((true, invoices[2].Id, 3100m), (invoices[1].IsCancelled, (await host.ReadAsync(body)).AwaitedInvoiceId, await host.BalanceAsync(body)));
        Assert.Equal(invoices[1].DueOn, invoices[2].DueOn);
        Assert.Equal((body.Tier.Id, gold.Id), ((await host.ReadAsync(body)).TierId, (await host.ReadAsync(body)).NextTierId));
        await host.PayAsync(body, 1900m);
        Assert.Equal((body.Tier.Id, gold.Id, true), await TiersAsync());
        await host.PayAsync(body, 1200m);
        Assert.Equal((gold.Id, null, true), await TiersAsync());
        await host.AssertGaplessAsync();

        async Task<(Guid, Guid?, bool)> TiersAsync() => await host.ReadAsync(body) is var o ? (o.TierId, o.NextTierId, o.IsPaidAhead) : default;
    }

    [Theory]
    [InlineData(OrganizationStatus.RenewalDue)]
    [InlineData(OrganizationStatus.Grace)]
    public async Task With_the_renewal_open_a_lower_tier_is_asked_for_anew_and_begins_with_the_next_term(OrganizationStatus status)
    {
        var (body, bronze) = (await host.NewOrganizationAsync(status), await host.NewTierAsync(600m));
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();
        Assert.Equal((InvoicePurpose.Renewal, 600m), ((await host.InvoicesAsync(body))[^1].Purpose, await host.BalanceAsync(body)));

        await host.PayAsync(body, 600m);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, body.Tier.Id, bronze.Id, 600m), (organization.Status, organization.TierId, organization.NextTierId, organization.NextTermDues));
    }

    [Fact]
    public async Task In_grace_a_higher_tier_too_begins_with_the_next_term()
    {
        var (body, gold) = (await host.NewOrganizationAsync(OrganizationStatus.Grace), await host.NewTierAsync(2400m));
        (await host.AskAsync(body, "tier", new { tier = gold.Code, effective = "now" })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TierBeginsNextTerm.Code);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();

        Assert.Equal([1200m, 1200m, 2400m], (await host.InvoicesAsync(body)).Select(i => i.Total));
        Assert.Equal(body.Tier.Id, (await host.ReadAsync(body)).TierId);
    }

    [Fact]
    public async Task What_was_given_up_of_a_renewal_does_not_renew_it_when_it_is_made_out_anew()
    {
        var (body, bronze) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewTierAsync(600m));
        await host.OnDatabaseAsync(async db =>
        {
            var (account, invoice) = (await db.DuesAccounts.AsTracking().SingleAsync(a => a.Id == body.Id), await db.Invoices.AsTracking().SingleAsync(i => i.OrganizationId == body.Id && i.Open > 0));
            account.WriteOff(invoice, 10m, "USD", new Booking(host.Today(), host.Clock.GetUtcNow(), null));
            return await db.SaveChangesAsync();
        });
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();

        Assert.Equal((OrganizationStatus.RenewalDue, 600m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied)]
    [InlineData(OrganizationStatus.Lapsed)]
    [InlineData(OrganizationStatus.Resigned)]
    public async Task Without_a_term_or_a_bill_there_is_no_tier_to_change(OrganizationStatus status)
    {
        var (body, gold) = (await host.NewOrganizationAsync(status), await host.NewTierAsync(2400m));
        (await host.StaffAsync(body, "tier", new { tier = gold.Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.StateForbids.Code);
    }

    [Fact]
    public async Task A_tier_that_cannot_be_had_is_refused_by_what_is_wrong_with_it()
    {
        var body = await host.NewOrganizationAsync();
        var (euros, chambers) = (await host.NewTierAsync(2400m, "EUR"), await host.NewTierAsync(2400m));
        await host.OnDatabaseAsync(async db =>
        {
            var tier = await db.Tiers.AsTracking().SingleAsync(t => t.Id == chambers.Id);
            tier.Change(new TierProfile(tier.Name, tier.Rank, [OrganizationKind.Association], [], null, SeatOverflow.Wait, null));
            return await db.SaveChangesAsync();
        });
        (await host.AskAsync(body, "tier", new { tier = euros.Code })).Expect(HttpStatusCode.Conflict, TierErrors.NoPrice.Code);
        (await host.AskAsync(body, "tier", new { tier = chambers.Code })).Expect(HttpStatusCode.Conflict, TierErrors.WrongKind.Code);
        (await host.AskAsync(body, "tier", new { tier = "no-such-tier" })).Expect(HttpStatusCode.BadRequest, TierErrors.Unknown.Code);
        (await host.AskAsync(body, "tier", new { tier = euros.Code, effective = "yesterday" })).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("JPY", 100001, 333337)]
    [InlineData("KWD", 100.005, 333.337)]
    public async Task Amounts_are_exact_in_currencies_with_no_and_with_three_decimals(string currency, decimal silver, decimal gold)
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(silver, currency), currency: currency);
        (await host.AskAsync(body, "tier", new { tier = (await host.NewTierAsync(gold, currency)).Code })).Done();

        Assert.Equal(gold - silver, await host.BalanceAsync(body));
    }
}
