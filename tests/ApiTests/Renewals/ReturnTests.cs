using System.Net;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>Coming back while days that were paid for still run, and not being asked for any day twice.</summary>
public sealed class ReturnTests(EarlyRenewalHost host) : IClassFixture<EarlyRenewalHost>
{
    [Theory]
    [InlineData(TermKind.Rolling, "resign")]
    [InlineData(TermKind.Fixed, "resign")]
    [InlineData(TermKind.Rolling, "terminate")]
    public async Task Whoever_comes_back_while_paid_days_run_is_a_member_at_once_with_its_terms_as_they_were(TermKind kind, string end)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue, await host.NewTierAsync(kind: kind));
        await PayAllAsync(body);
        var before = await host.ReadAsync(body);
        for (var round = 0; round < 2; round++)
        {
            (await host.StaffAsync(body, end, new { reason = "A mistake." })).Done();
            (await host.StaffAsync(body, "return", new { tier = (await host.NewTierAsync()).Code })).Expect(HttpStatusCode.Conflict, OrganizationErrors.TermRuns.Code);
            Assert.Equal("active", (string)(await host.StaffAsync(body, "return")).Done().Json["status"]!);
        }

        var after = await host.ReadAsync(body);
        Assert.Equal((before.Term, before.NextTermUntil, before.NextTermDues), (after.Term, after.NextTermUntil, after.NextTermDues));
        Assert.Equal((2, 0m), ((await host.InvoicesAsync(body)).Count, await host.BalanceAsync(body)));
        (await host.StaffAsync(body, "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.RenewalPaid.Code);
    }

    [Fact]
    public async Task One_that_left_with_a_renewal_open_is_asked_for_it_again_after_it_came_back()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        (await host.StaffAsync(body, "resign", new { reason = "A mistake." })).Done();
        (await host.StaffAsync(body, "return")).Done();
        (await host.StaffAsync(body, "renew")).Done();

        Assert.Equal((OrganizationStatus.RenewalDue, 1200m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    [Theory]
    [InlineData(TermKind.Rolling)]
    [InlineData(TermKind.Fixed)]
    public async Task Where_the_present_term_was_taken_back_a_new_one_begins_and_what_was_paid_ahead_pays_for_it(TermKind kind)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue, await host.NewTierAsync(kind: kind));
        await PayAllAsync(body);
        var (first, ahead) = ((await host.InvoicesAsync(body))[0], (await host.InvoicesAsync(body))[1]);
        (await host.StaffAsync(body, $"invoices/{first.Id}/credit", new { reason = "A mistake." })).Expect(HttpStatusCode.Created);
        (await host.StaffAsync(body, "terminate", new { reason = "A mistake." })).Done();
        (await host.StaffAsync(body, "return")).Done();
        var invoices = await host.InvoicesAsync(body);
        Assert.Equal((OrganizationStatus.Active, InvoicePurpose.Return, true), ((await host.ReadAsync(body)).Status, invoices[2].Purpose, invoices.Single(i => i.Id == ahead.Id).IsCancelled));
        Assert.False((await host.ReadAsync(body)).IsPaidAhead);

        // The same days can be renewed again.
        (await host.StaffAsync(body, "renew")).Done();
        await PayAllAsync(body);
        Assert.True((await host.ReadAsync(body)).IsPaidAhead);
    }

    [Fact]
    public async Task One_that_was_terminated_long_ago_comes_back_with_a_new_term_once_it_has_paid()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Terminated);
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.TermUntil, host.Today().AddDays(-1))));
        (await host.StaffAsync(body, "return")).Done();

        Assert.Equal((OrganizationStatus.AwaitingPayment, 1200m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    private async Task PayAllAsync(Body body)
    {
        if (await host.BalanceAsync(body) is > 0 and var owed) await host.PayAsync(body, owed);
    }
}
