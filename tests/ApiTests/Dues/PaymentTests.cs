using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>Recording payments: what they do, and which are refused.</summary>
public sealed class PaymentTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_payment_in_two_parts_lets_the_membership_begin_with_the_second()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var first = (await administrator.PostAsync($"{body.Path}/payments", host.Payment(500.25m))).Expect(HttpStatusCode.Created);
        Assert.Equal($"{body.Path}/statement/2", first.Headers.Location!.ToString());
        Assert.Equal(first.Text, (await administrator.GetAsync(first.Headers.Location.ToString())).Expect(HttpStatusCode.OK).Text);
        Assert.Equal(("payment", "-500.25", "699.75", "bankTransfer"),
            ((string)first.Json["kind"]!, first.Json["amount"]!.ToJsonString(), first.Json["balanceAfter"]!.ToJsonString(), (string)first.Json["method"]!));
        Assert.Equal("AwaitingPayment", await host.StatusAsync(body));
        await host.PayOverApiAsync(administrator, body, 699.75m);
        Assert.Equal("Active", await host.StatusAsync(body));
        Assert.Equal((0, 0), await body.Principal.Api.AccountAsync(body));
        Assert.Equal([-699.75m, -500.25m], (await body.Principal.Api.AllAsync($"{body.Path}/payments", 1)).Select(p => (decimal)p["amount"]!));
    }

    [Fact]
    public async Task A_late_payment_renews_without_a_gap_and_what_is_too_much_waits_for_the_next_invoice()
    {
        using var writer = await host.IntegratorAsync("organizations.write");
        using var reader = await host.IntegratorAsync("organizations.read");
        var body = await host.NewOrganizationAsync(OrganizationStatus.Grace);
        await host.PayOverApiAsync(writer, body, 1300m);
        Assert.Equal("Active", await host.StatusAsync(body));
        Assert.Equal((-100m, 100m), await reader.AccountAsync(body));
        var next = await host.ChargeAsync(body, 150m);
        var invoice = (await reader.GetAsync($"{body.Path}/invoices/{next}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((100m, 50m), ((decimal)invoice["paid"]!, (decimal)invoice["open"]!));
        Assert.Equal((50m, 0m), await reader.AccountAsync(body));
    }

    [Fact]
    public async Task A_payment_pays_the_invoice_that_it_names()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        var named = await host.ChargeAsync(body, 80m);
        var line = await host.PayOverApiAsync(administrator, body, 100m, invoiceId: named);
        var invoice = (await administrator.GetAsync($"{body.Path}/invoices/{named}")).Json;
        Assert.Equal((named.ToString(), (string)invoice["number"]!, "settled"), ((string)line["invoiceId"]!, (string)line["invoiceNumber"]!, (string)invoice["status"]!));
        Assert.Equal((1180m, 0m), await administrator.AccountAsync(body));
        var (other, foreign) = (await host.NewOrganizationAsync(), host.Payment(1));
        foreign["invoiceId"] = (await administrator.InvoicesAsync(other))[0]!["id"]!.ToString();
        Assert.Equal(["invoiceId"], (await administrator.PostAsync($"{body.Path}/payments", foreign)).Expect(HttpStatusCode.BadRequest, "dues.invoice_unknown").Fields);
        foreign["invoiceId"] = (await administrator.PostAsync($"{body.Path}/invoices/{named}/credit", new { amount = 1, reason = "x" })).Json["id"]!.ToString();
        (await administrator.PostAsync($"{body.Path}/payments", foreign)).Expect(HttpStatusCode.BadRequest, "dues.invoice_unknown");
    }

    [Theory]
    [InlineData("amount", -100, 400, "money.not_positive")]
    [InlineData("amount", 0, 400, "money.not_positive")]
    [InlineData("amount", 10.001, 400, "money.too_precise")]
    [InlineData("amount", 1e11, 400, "money.too_large")]
    [InlineData("currency", "EUR", 409, "dues.other_currency")]
    [InlineData("currency", "usd", 400, "money.currency_unknown")]
    [InlineData("currency", "XTS", 400, "money.currency_unknown")]
    [InlineData("receivedOn", "1989-12-31", 400, "dues.too_early")]
    [InlineData("receivedOn", "9999-12-31", 400, "dues.in_future")]
    [InlineData("payerIban", "GB82WEST12345698765433", 400, "dues.iban_invalid")]
    [InlineData("reference", "  ", 400, "request.invalid")]
    [InlineData("invoiceId", "019ce000-0000-7000-8000-000000000001", 400, "dues.invoice_unknown")]
    public async Task What_nobody_can_have_paid_is_refused_by_its_field_and_changes_nothing(string field, object value, int status, string code)
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var payment = host.Payment(100);
        payment[field] = value;
        var refused = (await administrator.PostAsync($"{body.Path}/payments", payment)).Expect((HttpStatusCode)status, code);
        Assert.Equal([field], refused.Fields);
        Assert.Single((await administrator.GetAsync($"{body.Path}/statement")).Items);
        Assert.Equal((1200m, 0m), await administrator.AccountAsync(body));
    }

    [Theory]
    [InlineData("{\"amount\":\"100\",\"currency\":\"USD\",\"receivedOn\":\"2026-01-01\",\"reference\":\"x\"}", "amount")]
    [InlineData("{\"amount\":1.0000000000000000000000000000001,\"currency\":\"USD\",\"receivedOn\":\"2026-01-01\",\"reference\":\"x\"}", "amount")]
    [InlineData("{\"amount\":1e40,\"currency\":\"USD\",\"receivedOn\":\"2026-01-01\",\"reference\":\"x\"}", "amount")]
    [InlineData("{\"amount\":100,\"currency\":\"USD\",\"receivedOn\":\"2026-02-30\",\"reference\":\"x\"}", "receivedOn")]
    [InlineData("{\"amount\":100,\"currency\":\"USD\",\"receivedOn\":\"2026-01-01\",\"reference\":\"x\",\"method\":\"gold\"}", "method")]
    [InlineData("{\"amount\":100,\"currency\":\"USD\",\"receivedOn\":\"2026-01-01\",\"reference\":\"x\",\"organizationId\":\"019ce000-0000-7000-8000-000000000001\"}", "organizationId")]
    public async Task What_is_no_payment_at_all_is_refused_by_its_field(string json, string field)
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        Assert.Equal([field], (await administrator.PostAsync($"{body.Path}/payments", json)).Expect(HttpStatusCode.BadRequest).Fields);
    }

    [Theory]
    [InlineData("JPY", "0.5")]
    [InlineData("KWD", "0.0001")]
    public async Task An_amount_finer_than_its_currency_is_refused(string currency, string amount)
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(currency: currency);
        (await administrator.PostAsync($"{body.Path}/payments", $$"""{"amount":{{amount}},"currency":"{{currency}}","receivedOn":"2026-01-01","reference":"x"}"""))
            .Expect(HttpStatusCode.BadRequest, "money.too_precise");
    }

    [Fact]
    public async Task The_same_bank_reference_is_recorded_once_however_it_is_typed_and_by_however_many_at_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
                administrator.PostAsync($"{body.Path}/payments", host.Payment(10, reference: i % 2 == 0 ? $"FT 2026 {round}" : $"ft2026{round}")))));
            Assert.Single(answers, a => a.Status is HttpStatusCode.Created);
            Assert.All(answers.Where(a => a.Status is not HttpStatusCode.Created), a => Assert.Equal(["reference"], a.Expect(HttpStatusCode.Conflict, "dues.payment_exists").Fields));
        }
        Assert.Equal((1150m, 0m), await administrator.AccountAsync(body));
        var other = await host.NewOrganizationAsync();
        (await administrator.PostAsync($"{other.Path}/payments", host.Payment(10, reference: "FT 2026 0"))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Payments_recorded_at_once_are_all_counted_and_the_membership_begins_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var writer = await host.IntegratorAsync("organizations.write");
        for (var round = 0; round < 3; round++)
        {
            var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? administrator : writer).PostAsync($"{body.Path}/payments", host.Payment(150)))));
            Assert.All(answers, a => a.Expect(HttpStatusCode.Created));
            Assert.Equal(Enumerable.Range(2, 8), answers.Select(a => (int)a.Json["ordinal"]!).Order());
            Assert.Equal((0, 0), await administrator.AccountAsync(body));
            Assert.Equal(1, await host.OnDatabaseAsync(db => db.OrganizationHistory.CountAsync(h => h.OrganizationId == body.Id && h.To == "active")));
        }
    }

    [Fact]
    public async Task A_payment_that_is_sent_twice_with_its_key_is_recorded_once_and_answered_alike()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var payment = host.Payment(19.90m);
        var first = (await administrator.PostAsync($"{body.Path}/payments", payment, ("Idempotency-Key", "pay-1"))).Expect(HttpStatusCode.Created);
        var again = (await administrator.PostAsync($"{body.Path}/payments", payment, ("Idempotency-Key", "pay-1"))).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text, first.Headers.Location), (again.Text, again.Headers.Location));
        Assert.Contains("-19.90", first.Text, StringComparison.Ordinal);
        Assert.Equal((-19.90m, 19.90m), await administrator.AccountAsync(body));
        payment["amount"] = 20m;
        (await administrator.PostAsync($"{body.Path}/payments", payment, ("Idempotency-Key", "pay-1"))).Expect(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
    }

    [Fact]
    public async Task Of_the_payers_account_only_the_end_is_kept_and_the_act_is_in_the_audit_trail()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        var body = await host.NewOrganizationAsync();
        var payment = host.Payment(25);
        (payment["note"], payment["payerIban"], payment["method"]) = ("From the treasurer", "GB82 WEST 1234 5698 7654 32", "other");
        var line = (await administrator.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("From the treasurer (IBAN …5432)", "other"), ((string)line["note"]!, (string)line["method"]!));
        var trail = await host.OnDatabaseAsync(db => db.AuditEvents.SingleAsync(e => e.OrganizationId == body.Id && e.Action == "dues.payment"));
        Assert.Equal($"#3 25.00 USD {payment["reference"]}", trail.Detail);
        Assert.Equal(("done", true), (trail.Outcome, trail.ActorId is not null));
        Assert.Contains((await auditor.GetAsync("/api/v1/audit-events?limit=200")).Items, e => (string)e!["id"]! == trail.Id.ToString());
    }
}
