using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>Payments that never came, and money that is sent back.</summary>
public sealed class CorrectionTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_reason_that_a_person_wrote_is_shown_as_it_was_written()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        var invoice = (await administrator.GetAsync($"{body.Path}/invoices")).Items[0]!["id"];
        var note = (await administrator.PostAsync($"{body.Path}/invoices/{invoice}/credit", new { amount = 1, reason = "returned" })).Expect(HttpStatusCode.Created);

        Assert.Equal("returned", (string)note.Json["reason"]!);
    }

    [Fact]
    public async Task A_reversed_payment_opens_its_invoice_again_and_frees_its_reference()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        (await administrator.PostAsync($"{body.Path}/payments", host.Payment(1200, reference: "CHEQUE 7"))).Expect(HttpStatusCode.Created);
        var reversed = (await administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "The cheque was returned." })).Expect(HttpStatusCode.Created);
        Assert.Equal($"{body.Path}/statement/3", reversed.Headers.Location!.ToString());
        Assert.Equal(("reversal", "1200.00", "1200.00", "CHEQUE 7", "The cheque was returned."), ((string)reversed.Json["kind"]!, reversed.Json["amount"]!.ToJsonString(),
            reversed.Json["balanceAfter"]!.ToJsonString(), (string)reversed.Json["reference"]!, (string)reversed.Json["note"]!));
        Assert.Equal("open", (string)(await administrator.InvoicesAsync(body))[0]!["status"]!);
        Assert.Equal(3, (int)(await administrator.GetAsync($"{body.Path}/payments")).Items[0]!["reversedBy"]!);
        Assert.Equal("Active", await host.StatusAsync(body));
        (await administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "Again." })).Expect(HttpStatusCode.Conflict, "dues.reversed_already");
        (await administrator.PostAsync($"{body.Path}/payments/1/reverse", new { reason = "An invoice." })).Expect(HttpStatusCode.Conflict, "dues.not_a_payment");
        (await administrator.PostAsync($"{body.Path}/payments/9/reverse", new { reason = "Nothing." })).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = " " })).Expect(HttpStatusCode.BadRequest);
        (await administrator.PostAsync($"{body.Path}/payments", host.Payment(1200, reference: "cheque7"))).Expect(HttpStatusCode.Created);
        Assert.Equal((0, 0), await administrator.AccountAsync(body));
    }

    [Fact]
    public async Task A_payment_that_two_reverse_at_once_is_reversed_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "x" }))));
        Assert.Single(answers, a => a.Status is HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.Created), a => a.Expect(HttpStatusCode.Conflict, "dues.reversed_already"));
        Assert.Equal((1200m, 0m), await administrator.AccountAsync(body));
    }

    [Fact]
    public async Task Only_credit_is_sent_back_and_of_the_account_only_the_end_is_kept()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        await host.PayOverApiAsync(administrator, body, 50m);
        (await administrator.PostAsync($"{body.Path}/refunds", Refund(50.01m))).Expect(HttpStatusCode.Conflict, "dues.refund_too_large");
        var sent = (await administrator.PostAsync($"{body.Path}/refunds", Refund(50m))).Expect(HttpStatusCode.Created);
        Assert.Equal(("refund", "50.00", "0.00", "Paid twice. (IBAN …3000)"),
            ((string)sent.Json["kind"]!, sent.Json["amount"]!.ToJsonString(), sent.Json["balanceAfter"]!.ToJsonString(), (string)sent.Json["note"]!));
        Assert.Equal(sent.Text, (await administrator.GetAsync(sent.Headers.Location!.ToString())).Text);
        (await administrator.PostAsync($"{body.Path}/payments/3/reverse", new { reason = "x" })).Expect(HttpStatusCode.Created);
        Assert.Equal((50m, 0m), await administrator.AccountAsync(body));
        (await administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "x" })).Expect(HttpStatusCode.Conflict, "dues.refunded_already");
        Assert.Equal((50m, 0m), await administrator.AccountAsync(body));
    }

    [Fact]
    public async Task A_payment_that_was_sent_back_is_not_reversed()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.UnderReview);
        await host.PayOverApiAsync(administrator, body, 80m);
        (await administrator.PostAsync($"{body.Path}/refunds", Refund(80m))).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{body.Path}/payments/1/reverse", new { reason = "x" })).Expect(HttpStatusCode.Conflict, "dues.refunded_already");
        Assert.Equal((0m, 0m), await administrator.AccountAsync(body));
    }

    [Theory]
    [InlineData("amount", -1, 400, "money.not_positive")]
    [InlineData("amount", 0.001, 400, "money.too_precise")]
    [InlineData("currency", "EUR", 409, "dues.other_currency")]
    [InlineData("currency", "euros", 400, "money.currency_unknown")]
    [InlineData("on", "1950-01-01", 400, "dues.too_early")]
    [InlineData("on", "2999-01-01", 400, "dues.in_future")]
    [InlineData("toIban", "DE89370400440532013001", 400, "dues.iban_invalid")]
    [InlineData("reason", "", 400, "request.invalid")]
    public async Task A_refund_that_cannot_be_is_refused_by_its_field(string field, object value, int status, string code)
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        await host.PayOverApiAsync(administrator, body, 50m);
        var refund = Refund(10m);
        refund[field] = value;
        Assert.Equal([field], (await administrator.PostAsync($"{body.Path}/refunds", refund)).Expect((HttpStatusCode)status, code).Fields);
        Assert.Equal((-50m, 50m), await administrator.AccountAsync(body));
    }

    [Fact]
    public async Task What_moves_money_back_asks_for_a_fresh_sign_in_and_is_audited()
    {
        var body = await host.NewOrganizationAsync();
        var tokens = await host.SignInForLongAsync("administrator@example.org");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var old = host.Client((string)(await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
        using var fresh = await host.DemoAsync("administrator");
        foreach (var ask in (Func<ApiClient, Task<Answer>>[])
        [
            c => c.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "Never came." }), c => c.PostAsync($"{body.Path}/refunds", Refund(1m)),
            c => c.PostAsync("/api/v1/dues/years/2020/close"), c => c.PostAsync($"{body.Path}/invoices/{Guid.NewGuid()}/credit", new { reason = "Why." }),
            c => c.PostAsync($"{body.Path}/invoices/{Guid.NewGuid()}/write-off", new { reason = "Why." }), c => c.GetAsync("/api/v1/dues/entries", ("Accept", "text/csv")),
        ])
        {
            (await ask(old)).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
            Assert.NotEqual(HttpStatusCode.Unauthorized, (await ask(fresh)).Status);
        }
        var trail = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.OrganizationId == body.Id).OrderBy(e => e.SortKey).ToListAsync());
        Assert.Equal([("dues.reversal", "#2 #3 1200.00 USD", "Never came.")], trail.Select(e => (e.Action, e.Detail!, e.Reason!)));
    }

    private Dictionary<string, object?> Refund(decimal amount) => new()
    {
        ["amount"] = amount, ["currency"] = "USD", ["on"] = DuesSteps.Day(host.Today()), ["reference"] = "OUT 1", ["reason"] = "Paid twice.", ["toIban"] = "DE89 3704 0044 0532 0130 00",
    };
}
