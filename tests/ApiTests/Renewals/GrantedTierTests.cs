using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>A granted tier costs nothing, comes from staff alone, and leaves what was paid beside it alone.</summary>
public sealed class GrantedTierTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Granted_tiers_are_given_by_staff_at_once_and_nothing_is_refunded()
    {
        var (body, inKind) = (await host.NewOrganizationAsync(), await host.NewTierAsync(granted: true));
        (await host.AskAsync(body, "tier", new { tier = inKind.Code })).Expect(HttpStatusCode.Conflict, TierErrors.GrantedByStaff.Code);
        (await host.StaffAsync(body, "tier", new { tier = inKind.Code })).Done();

        Assert.Equal((inKind.Id, 0m), ((await host.ReadAsync(body)).TierId, await host.BalanceAsync(body)));
        Assert.True(await host.OnDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.OrganizationId == body.Id && e.Action == "organization.tier")));
    }

    [Theory]
    [InlineData(OrganizationStatus.AwaitingPayment, false)]
    [InlineData(OrganizationStatus.RenewalDue, true)]
    [InlineData(OrganizationStatus.Grace, true)]
    public async Task A_granted_tier_takes_back_what_was_asked_for_and_begins_or_renews(OrganizationStatus status, bool paidAhead)
    {
        var (body, inKind) = (await host.NewOrganizationAsync(status), await host.NewTierAsync(granted: true));
        (await host.StaffAsync(body, "tier", new { tier = inKind.Code })).Done();

        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, inKind.Id, null, paidAhead), (organization.Status, organization.TierId, organization.AwaitedInvoiceId, organization.IsPaidAhead));
        Assert.Equal(0m, await host.BalanceAsync(body));
    }

    [Fact]
    public async Task A_granted_tier_is_renewed_at_the_end_of_its_term_without_an_invoice()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(granted: true));
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        host.AdvanceTo(until);
        await host.RunRenewalsAsync();
        Assert.Equal(until, (await host.ReadAsync(body)).TermUntil);

        host.AdvanceTo(until.AddDays(1));
        Assert.True((await host.RunRenewalsAsync()).Granted >= 1);
        Assert.Equal((OrganizationStatus.Active, Term.Rolling(until.AddDays(1))), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).Term!.Value));
        Assert.Empty(await host.InvoicesAsync(body));
    }

    [Fact]
    public async Task A_term_that_is_granted_ahead_gives_way_to_any_tier_that_is_chosen()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(granted: true));
        (await host.StaffAsync(body, "renew")).Done();
        Assert.True((await host.ReadAsync(body)).IsGrantedAhead);
        var gold = await host.NewTierAsync(2400m);
        using var principal = await host.AgainAsync(body.Principal);
        var quote = (await principal.GetAsync($"{body.Path}/tier?tier={gold.Code}&effective=nextTerm")).Done().Json;
        Assert.Equal((0m, 2400m), ((decimal)quote["amount"]!, (decimal)quote["nextTermAmount"]!));
        (await host.AskAsync(body, "tier", new { tier = gold.Code, effective = "nextTerm" })).Done();

        Assert.Equal((body.Tier.Id, gold.Id, 0m, 0m), await host.StandAsync(body));
        Assert.False((await host.ReadAsync(body)).IsPaidAhead);
    }
}
