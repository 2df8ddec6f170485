using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Dues;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ApiTests.Renewals;

/// <summary>Renewals whose invoice was taken back are made out anew; nobody stays a member for ever because of it. Each test has a host.</summary>
public sealed class AskedAnewTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    private DuesOptions Policy => host.Services.GetRequiredService<IOptions<DuesOptions>>().Value;

    [Fact]
    public async Task An_invoice_that_was_credited_is_made_out_anew_with_its_due_day_reminded_of_and_lapses()
    {
        var body = await AskedAsync();
        var (organization, invoice) = (await host.ReadAsync(body), (await host.InvoicesAsync(body))[^1]);
        await CreditAsync(body, invoice);
        using (var administrator = await host.DemoAsync("administrator"))
        {
            var preview = (await administrator.GetAsync("/api/v1/renewals")).Items.Single(r => (string)r!["organizationId"]! == body.Id.ToString())!;
            Assert.Equal(("askAnew", 1200m), ((string)preview["step"]!, (decimal)preview["amount"]!));
        }
        Assert.Equal(1, (await host.RunRenewalsAsync()).Asked);
        Assert.Equal(0, (await host.RunRenewalsAsync()).Asked);
        var anew = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((anew.Id, invoice.DueOn, 1200m), ((await host.ReadAsync(body)).AwaitedInvoiceId!.Value, anew.DueOn, anew.Open));
        Assert.Equal(1, (await host.ReadAsync(body)).RemindersSent);

        // In grace it is due today at least, and may still be answered before the membership lapses.
        var until = organization.TermUntil!.Value;
        host.AdvanceTo(until.AddDays(1));
        await host.RunRenewalsAsync();
        host.AdvanceTo(until.AddDays(Policy.GraceDays));
        await CreditAsync(body, anew);
        host.AdvanceTo(until.AddDays(Policy.GraceDays + 1));
        await host.RunRenewalsAsync();
        var last = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((OrganizationStatus.Grace, host.Today(), 1200m), ((await host.ReadAsync(body)).Status, last.DueOn, last.Open));
        host.Clock.Advance(TimeSpan.FromDays(Policy.ReminderEveryDays));
        await host.RunRenewalsAsync();
        Assert.Equal((OrganizationStatus.Lapsed, 0m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task One_that_is_asked_afresh_in_grace_has_time_to_pay_before_it_lapses()
    {
        var body = await AskedAsync();
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        host.AdvanceTo(until.AddDays(1));
        await host.RunRenewalsAsync();
        host.AdvanceTo(until.AddDays(Policy.GraceDays - 5));
        await CreditAsync(body, (await host.InvoicesAsync(body))[^1]);
        (await host.StaffAsync(body, "renew")).Done();

        var due = (await host.InvoicesAsync(body))[^1].DueOn;
        Assert.Equal((host.Today().AddDays(Policy.PaymentDays), due), (due, (await host.ReadAsync(body)).GraceUntil!.Value));
    }

    [Fact]
    public async Task A_renewal_that_cannot_be_made_out_anew_waits_for_staff_who_are_told_once()
    {
        var body = await AskedAsync();
        await CreditAsync(body, (await host.InvoicesAsync(body))[^1]);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PatchAsync($"/api/v1/tiers/{body.Tier.Code}", new { validUntil = $"{host.Today():yyyy-MM-dd}" })).Done();
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await host.RunRenewalsAsync()).CannotRenew >= 1);
        Assert.Equal(0, (await host.RunRenewalsAsync()).CannotRenew);
        Assert.Equal((OrganizationStatus.RenewalDue, TierErrors.NotValid.Code), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).RenewalProblem));
        using var again = await host.DemoAsync("administrator");
        (await again.PatchAsync($"/api/v1/tiers/{body.Tier.Code}", new { validUntil = (string?)null })).Done();
        await host.RunRenewalsAsync();

        Assert.Equal(1200m, await host.BalanceAsync(body));
    }

    [Fact]
    public async Task Representatives_renew_some_months_ahead_and_staff_a_year()
    {
        var (body, other) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        (await host.StaffAsync(other, "renew")).Done();
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.RenewalTooEarly.Code);
        host.AdvanceTo((await host.ReadAsync(body)).TermUntil!.Value.AddDays(-Policy.EarlyRenewalDays - 1));
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.RenewalTooEarly.Code);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await host.AskAsync(body, "renew")).Done();
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(20, 10)]
    public async Task A_first_term_begins_on_the_day_the_money_came_and_not_before_the_invoice(int daysAgo, int since)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        host.Clock.Advance(TimeSpan.FromDays(10));
        (await host.StaffAsync(body, "payments", new { amount = 1200, currency = "USD", receivedOn = $"{host.Today().AddDays(-daysAgo):yyyy-MM-dd}", reference = "bank 1" })).Expect(HttpStatusCode.Created);

        Assert.Equal(Term.Rolling(host.Today().AddDays(-since)), (await host.ReadAsync(body)).Term);
    }

    // An organization whose renewal window has just opened.
    private async Task<Body> AskedAsync()
    {
        var body = await host.NewOrganizationAsync();
        host.AdvanceTo((await host.ReadAsync(body)).TermUntil!.Value.AddDays(-Policy.RenewalWindowDays));
        await host.RunRenewalsAsync();
        return body;
    }

    private async Task CreditAsync(Body body, Invoice invoice) =>
        (await host.StaffAsync(body, $"invoices/{invoice.Id}/credit", new { reason = "The address was wrong." })).Expect(HttpStatusCode.Created);
}
