using System.Net;
using System.Text;
using Membership.ApiTests.Enrollments;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>Statements, as pages and as files.</summary>
public sealed class StatementTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_statement_adds_up_line_by_line_over_all_its_pages()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment, currency: "KWD");
        for (var i = 1; i <= 7; i++) await host.PayOverApiAsync(administrator, body, i * 10.001m, "KWD");
        await host.ChargeAsync(body, 33.333m);
        var lines = await body.Principal.Api.AllAsync($"{body.Path}/statement", 3);
        Assert.Equal(Enumerable.Range(1, 9), lines.Select(l => (int)l["ordinal"]!));
        var balance = 0m;
        foreach (var line in lines) Assert.Equal(balance += (decimal)line["amount"]!, (decimal)line["balanceAfter"]!);
        Assert.Equal((balance, 0m), await body.Principal.Api.AccountAsync(body));
        Assert.Equal("953.305", lines[^1]["balanceAfter"]!.ToJsonString());
    }

    [Fact]
    public async Task Days_of_booking_bound_it()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var today = host.Today();
        foreach (var back in (int[])[40, 20, 10])
        {
            var payment = host.Payment(back);
            payment["receivedOn"] = DuesSteps.Day(today.AddDays(-back));
            (await administrator.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created);
        }
        async Task<IEnumerable<int>> BetweenAsync(int from, int until) =>
            (await administrator.GetAsync($"{body.Path}/statement?from={DuesSteps.Day(today.AddDays(-from))}&until={DuesSteps.Day(today.AddDays(-until))}")).Expect(HttpStatusCode.OK).Items.Select(l => (int)l!["ordinal"]!);
        Assert.Equal([3, 4], await BetweenAsync(40, 20));
        Assert.Equal([4], await BetweenAsync(39, 11));
        Assert.Equal([1, 2, 5], await BetweenAsync(10, 0));
        (await administrator.GetAsync($"{body.Path}/statement?from=2026-02-30")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync($"{body.Path}/statement?since=2026-02-03")).Expect(HttpStatusCode.BadRequest, "request.unknown_parameter");
    }

    [Fact]
    public async Task The_file_holds_the_same_and_no_formula()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var payment = host.Payment(12.50m, reference: "=HYPERLINK(\"x\")");
        payment["note"] = "+1, \"quoted\"";
        (await administrator.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created);
        var csv = await Csv.DownloadAsync(host, await host.SignInAsync(body.Principal.Email), $"{body.Path}/statement");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv.Bytes[..3]);
        Assert.Equal("statement.csv", csv.Headers.ContentDisposition!.FileName);
        Assert.Equal(["ordinal", "bookedOn", "recordedAt", "kind", "amount", "currency", "balanceAfter", "invoiceNumber", "reference", "method", "note", "reversedBy"], csv.Rows[0]);
        var day = DuesSteps.Day(host.Today());
        Assert.Equal(["1", day, "invoice", "1200.00", "USD", "1200.00"], csv.Rows[1].Where((_, i) => i is 0 or 1 or 3 or 4 or 5 or 6));
        Assert.Equal(["3", day, "payment", "-12.50", "USD", "-12.50", "", "'=HYPERLINK(\"x\")", "bankTransfer", "'+1, \"quoted\"", ""], csv.Rows[3].Where((_, i) => i is not 2));
        Assert.Equal(4, csv.Rows.Count);
        (await administrator.GetAsync($"{body.Path}/statement?limit=2", ("Accept", "text/csv"))).Expect(HttpStatusCode.BadRequest);
        var other = await host.NewOrganizationAsync();
        (await other.Principal.Api.GetAsync($"{body.Path}/statement", ("Accept", "text/csv"))).Expect(HttpStatusCode.NotFound, "resource.not_found");
    }

    [Fact]
    public async Task A_long_statement_arrives_completely()
    {
        var body = await host.NewOrganizationAsync();
        await host.OnDatabaseAsync(async db =>
        {
            var account = await db.DuesAccounts.AsTracking().SingleAsync(a => a.Id == body.Id);
            for (var i = 0; i < 2500; i++) account.Receive(0.01m, "USD", null, [], new Booking(host.Today(), host.Clock.GetUtcNow(), null) { Reference = $"many {i}" });
            return await db.SaveChangesAsync();
        });
        var csv = await Csv.DownloadAsync(host, await host.SignInAsync("administrator@example.org"), $"{body.Path}/statement");
        Assert.Equal(Enumerable.Range(1, 2502).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), csv.Data.Select(r => r[0]));
        Assert.Equal("-25.00", csv.Rows[^1][6]);
    }

    [Fact]
    public async Task The_account_counts_what_is_late()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        await host.ChargeAsync(body, 10);
        await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.OrganizationId == body.Id && i.Total == 10)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.DueOn, host.Today().AddDays(-1))));
        var account = (await body.Principal.Api.GetAsync($"{body.Path}/account")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal($$"""{"currency":"USD","balance":1210.00,"credit":0.00,"openInvoices":2,"overdueInvoices":1,"overdue":10.00,"nextDueOn":"{{DuesSteps.Day(host.Today().AddDays(-1))}}"}""",
            account.ToJsonString());
        var applied = await host.NewOrganizationAsync(OrganizationStatus.Applied, currency: "JPY");
        Assert.Equal("""{"currency":"JPY","balance":0,"credit":0,"openInvoices":0,"overdueInvoices":0,"overdue":0,"nextDueOn":null}""",
            (await applied.Principal.Api.GetAsync($"{applied.Path}/account")).Expect(HttpStatusCode.OK).Json.ToJsonString());
        Assert.Empty((await applied.Principal.Api.GetAsync($"{applied.Path}/statement")).Items);
    }
}
