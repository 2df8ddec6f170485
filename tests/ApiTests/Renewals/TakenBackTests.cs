using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;

namespace Membership.ApiTests.Renewals;

/// <summary>Whoever takes money back takes back what it bought.</summary>
public sealed class TakenBackTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_next_term_whose_invoice_is_credited_in_full_is_not_paid_ahead_any_more_and_can_be_asked_for_again()
    {
        var body = await PaidAheadAsync();
        await CreditAsync(body, (await host.InvoicesAsync(body))[^1]);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, null, 0m, null), (organization.Status, organization.NextTermUntil, organization.NextTermDues, organization.NextTierId));

        // The money is credit, and pays for the same days again.
        (await host.StaffAsync(body, "renew")).Done();
        Assert.Equal((true, 0m), ((await host.ReadAsync(body)).IsPaidAhead, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task A_part_that_is_credited_leaves_the_next_term()
    {
        var body = await PaidAheadAsync();
        await CreditAsync(body, (await host.InvoicesAsync(body))[^1], 100m);

        Assert.True((await host.ReadAsync(body)).IsPaidAhead);
    }

    [Fact]
    public async Task A_next_term_whose_payment_is_reversed_waits_for_the_same_invoice_again()
    {
        var body = await PaidAheadAsync();
        var (before, invoice) = (await host.ReadAsync(body), (await host.InvoicesAsync(body))[^1]);
        await ReverseAsync(body);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.RenewalDue, invoice.Id, false), (organization.Status, organization.AwaitedInvoiceId, organization.IsPaidAhead));
        Assert.Equal("paymentReversed", organization.History.OrderBy(h => h.Ordinal).Last().Reason);

        await host.PayAsync(body, 1200m);
        Assert.Equal((OrganizationStatus.Active, before.NextTermUntil), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).NextTermUntil));
        Assert.Equal(2, (await host.InvoicesAsync(body)).Count);
    }

    [Fact]
    public async Task A_payment_for_the_present_term_that_is_reversed_or_credited_leaves_the_state()
    {
        var (reversed, credited) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        await ReverseAsync(reversed);
        await CreditAsync(credited, (await host.InvoicesAsync(credited))[^1]);

        Assert.Equal((OrganizationStatus.Active, 1200m), ((await host.ReadAsync(reversed)).Status, await host.BalanceAsync(reversed)));
        Assert.Equal((OrganizationStatus.Active, -1200m), ((await host.ReadAsync(credited)).Status, await host.BalanceAsync(credited)));
    }

    [Fact]
    public async Task One_that_left_does_not_owe_a_next_term_whose_payment_is_reversed()
    {
        var body = await PaidAheadAsync();
        (await host.AskAsync(body, "resign", new { reason = "We merge." })).Done();
        await ReverseAsync(body);

        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Resigned, false, 0m), (organization.Status, organization.IsPaidAhead, await host.BalanceAsync(body)));
        Assert.Equal("\u0001resigned", (await host.DocumentsAsync(body))[^1].Reason);
    }

    [Theory]
    [InlineData(0, OrganizationStatus.AwaitingPayment)]
    [InlineData(500, OrganizationStatus.AwaitingPayment)]
    [InlineData(500, OrganizationStatus.RenewalDue)]
    public async Task What_is_given_up_with_nothing_paid_begins_and_renews_nothing_and_can_be_asked_for_anew(int credited, OrganizationStatus status)
    {
        var body = await host.NewOrganizationAsync(status);
        var invoice = (await host.InvoicesAsync(body))[^1];
        if (credited > 0) await CreditAsync(body, invoice, credited);
        (await host.StaffAsync(body, $"invoices/{invoice.Id}/write-off", new { reason = "Given up." })).Done();
        Assert.Equal((status, false), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).IsPaidAhead));
        (await host.StaffAsync(body, "renew")).Done();

        var anew = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((anew.Id, 1200m), ((await host.ReadAsync(body)).AwaitedInvoiceId, await host.BalanceAsync(body)));
        await host.PayAsync(body, 1200m);
        Assert.Equal(OrganizationStatus.Active, (await host.ReadAsync(body)).Status);
    }

    [Fact]
    public async Task A_payment_that_named_no_invoice_opens_what_it_paid_and_not_what_came_after_it()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        await host.PayAsync(body, 1200m);
        using var administrator = await host.DemoAsync("administrator");
        var first = (await administrator.GetAsync($"{body.Path}/payments")).Items.Max(p => (int)p!["ordinal"]!);
        (await host.StaffAsync(body, "renew")).Done();
        await host.PayAsync(body, 2400m);
        (await administrator.PostAsync($"{body.Path}/payments/{first}/reverse", new { reason = "The cheque was returned." })).Expect(HttpStatusCode.Created);

        Assert.Equal((true, InvoicePurpose.Upgrade), ((await host.ReadAsync(body)).IsPaidAhead, (await host.InvoicesAsync(body)).Single(i => i.Open > 0).Purpose));
    }

    [Fact]
    public async Task Whoever_got_money_back_for_days_does_not_come_back_to_them_for_nothing()
    {
        var body = await host.NewOrganizationAsync();
        (await host.AskAsync(body, "resign", new { reason = "We merge." })).Done();
        await CreditAsync(body, (await host.InvoicesAsync(body))[^1], 1100m);
        (await host.StaffAsync(body, "refunds", new { amount = 1100, currency = "USD", on = $"{host.Today():yyyy-MM-dd}", reference = "back-1", reason = "Unused days." })).Expect(HttpStatusCode.Created);
        (await host.StaffAsync(body, "return")).Done();

        Assert.Equal((OrganizationStatus.AwaitingPayment, 1200m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task Credit_that_is_left_with_the_end_pays_other_debts()
    {
        var (body, gold) = (await host.NewOrganizationAsync(), await host.NewTierAsync(2400m));
        await ReverseAsync(body);
        (await host.AskAsync(body, "tier", new { tier = gold.Code })).Done();
        var wish = (await host.InvoicesAsync(body))[^1];
        (await host.StaffAsync(body, "payments", new { amount = 1000, currency = "USD", receivedOn = $"{host.Today():yyyy-MM-dd}", reference = "for-the-wish", invoiceId = wish.Id })).Expect(HttpStatusCode.Created);
        (await host.AskAsync(body, "resign", new { reason = "We merge." })).Done();

        Assert.Equal((200m, 0m), (await host.BalanceAsync(body), await host.OnDatabaseAsync(async db => (await db.DuesAccounts.FindAsync(body.Id))!.Credit)));
    }

    private async Task<Body> PaidAheadAsync()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        await host.PayAsync(body, 1200m);
        Assert.True((await host.ReadAsync(body)).IsPaidAhead);
        return body;
    }

    private async Task CreditAsync(Body body, Invoice invoice, decimal? amount = null) =>
        (await host.StaffAsync(body, $"invoices/{invoice.Id}/credit", new { amount, reason = "A mistake." })).Expect(HttpStatusCode.Created);

    private async Task ReverseAsync(Body body)
    {
        using var administrator = await host.DemoAsync("administrator");
        var payment = (await administrator.GetAsync($"{body.Path}/payments")).Items.Max(p => (int)p!["ordinal"]!);
        (await administrator.PostAsync($"{body.Path}/payments/{payment}/reverse", new { reason = "The cheque was returned." })).Expect(HttpStatusCode.Created);
    }
}
