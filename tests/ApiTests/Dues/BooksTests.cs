using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Clients;
using Membership.ApiTests.Enrollments;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>What the body sees of the dues of all organizations.</summary>
public sealed class BooksTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Open_invoices_age_as_time_passes()
    {
        // A currency that nobody else in this host pays in.
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment, currency: "ISK");
        foreach (var (days, charge, buckets) in ((int, bool, string[])[])
            [(0, false, ["notDue"]), (30, true, ["notDue", "notDue"]), (1, true, ["days1To30", "notDue", "notDue"]), (30, false, ["days31To60", "days1To30", "notDue"]),
                (30, false, ["days61To90", "days31To60", "days1To30"]), (30, false, ["over90", "days61To90", "days31To60"])])
        {
            host.Clock.Advance(TimeSpan.FromDays(days));
            if (charge) await host.ChargeAsync(body, 100 + days);
            using var auditor = await host.DemoAsync("auditor");
            var list = await auditor.AllAsync("/api/v1/dues/ageing?currency=ISK", 1);
            Assert.Equal(buckets, list.Select(i => (string)i["bucket"]!));
            foreach (var entry in list)
            {
                var late = host.Today().DayNumber - DateOnly.Parse((string)entry["dueOn"]!, System.Globalization.CultureInfo.InvariantCulture).DayNumber;
                Assert.Equal((Math.Max(0, late), body.Name, body.Id.ToString()), ((int)entry["daysOverdue"]!, (string)entry["organization"]!, (string)entry["organizationId"]!));
            }
            foreach (var bucket in buckets.Distinct())
                Assert.Equal(list.Count(i => (string)i["bucket"]! == bucket), (await auditor.AllAsync($"/api/v1/dues/ageing?currency=ISK&bucket={bucket}", 2)).Count);
        }
        using var administrator = await host.DemoAsync("administrator");
        var counted = (await administrator.GetAsync("/api/v1/dues/ageing?currency=ISK&count=true&limit=1")).Expect(HttpStatusCode.OK).Json;
        var all = await administrator.AllAsync("/api/v1/dues/ageing?currency=ISK", 200);
        Assert.Equal(
            all.GroupBy(i => (string)i["bucket"]!).Select(g => (g.Key, g.Count(), g.Sum(i => (decimal)i["open"]!))).Order(),
            counted["totals"]!.AsArray().Select(t => ((string)t!["bucket"]!, (int)t["invoices"]!, (decimal)t["open"]!)).Order());
        Assert.DoesNotContain('.', counted["totals"]![0]!["open"]!.ToJsonString());
        Assert.Null((await administrator.GetAsync("/api/v1/dues/ageing")).Json["totals"]);
        (await administrator.GetAsync("/api/v1/dues/ageing?bucket=1-30")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync("/api/v1/dues/ageing?currency=isk")).Expect(HttpStatusCode.BadRequest, "money.currency_unknown");
    }

    [Fact]
    public async Task The_books_hold_the_lines_of_everybody_by_day()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var reader = await host.IntegratorAsync("organizations.read");
        var (one, other) = (await host.NewOrganizationAsync(name: "=Society"), await host.NewOrganizationAsync());
        var day = new DateOnly(host.Today().Year - 1, 5, 17);
        foreach (var (body, back) in ((Body, int)[])[(one, 1), (other, 0), (one, 0), (other, 2)])
        {
            var payment = host.Payment(10);
            payment["receivedOn"] = DuesSteps.Day(day.AddDays(-back));
            (await administrator.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created);
        }
        var range = $"from={DuesSteps.Day(day.AddDays(-2))}&until={DuesSteps.Day(day)}";
        // The demo world may have booked something on these days too.
        List<JsonNode> Ours(IEnumerable<JsonNode> all) => [.. all.Where(e => (string)e["organizationId"]! == one.Id.ToString() || (string)e["organizationId"]! == other.Id.ToString())];
        var entries = Ours(await reader.AllAsync($"/api/v1/dues/entries?{range}", 1));
        Assert.Equal([2, 1, 0, 0], entries.Select(e => day.DayNumber - DateOnly.Parse((string)e["bookedOn"]!, System.Globalization.CultureInfo.InvariantCulture).DayNumber));
        Assert.Equal(2, entries.Count(e => (string)e["organization"]! == "=Society" && (string)e["country"]! == "KE"));
        Assert.All(entries, e => Assert.Equal(("payment", "-10.00"), ((string)e["line"]!["kind"]!, e["line"]!["amount"]!.ToJsonString())));
        Assert.Equal(2, Ours(await reader.AllAsync($"/api/v1/dues/entries?from={DuesSteps.Day(day)}&until={DuesSteps.Day(day)}", 200)).Count);

        var csv = await Csv.DownloadAsync(host, await host.SignInAsync("administrator@example.org"), $"/api/v1/dues/entries?{range}");
        Assert.Equal(entries.Select(e => ((string)e["organizationId"]!, (string)e["line"]!["reference"]!)), csv.Data.Where(r => r[2] == one.Id.ToString() || r[2] == other.Id.ToString()).Select(r => (r[2], r[11])));
        Assert.Equal(2, csv.Data.Count(r => r[3] == "'=Society" && r[7] == "-10.00"));
        Assert.True((await Csv.DownloadAsync(host, await host.SignInAsync("auditor@example.org"), "/api/v1/dues/entries")).Rows.Count > 8);
    }

    [Fact]
    public async Task Every_download_of_the_books_and_every_refusal_is_recorded()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var machine = await host.IntegratorAsync("organizations.read");
        var body = await host.NewOrganizationAsync();
        var (name, value) = ("Accept", "text/csv");
        (await administrator.GetAsync("/api/v1/dues/entries?from=2001-01-01", (name, value))).Expect(HttpStatusCode.OK);
        (await machine.GetAsync("/api/v1/dues/entries?from=2001-01-02", (name, value))).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.GetAsync("/api/v1/dues/entries?from=2001-01-03", (name, value))).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await administrator.GetAsync("/api/v1/dues/entries?limit=3", (name, value))).Expect(HttpStatusCode.BadRequest);
        var trail = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.Action == "books.download" && e.Detail!.StartsWith("2001")).OrderBy(e => e.Detail).ToListAsync());
        Assert.Equal([("2001-01-01/", "done"), ("2001-01-02/", "done"), ("2001-01-03/", "access.forbidden")], trail.Select(e => (e.Detail!, e.Outcome)));
        Assert.Equal([false, true, false], trail.Select(e => e.ActorId is null));
    }

    [Fact]
    public async Task A_machine_that_an_organization_keeps_sees_neither_the_books_nor_records_what_it_paid()
    {
        var body = await host.NewOrganizationAsync();
        var client = (await body.Principal.Api.PostAsync("/api/v1/clients", new { name = "Ours", kind = "machine", scopes = new[] { "organizations.read", "organizations.write" }, organizationId = body.Id }))
            .Expect(HttpStatusCode.Created).Json;
        var token = await host.TokenAsync(client, (string)client["secret"]!);
        using var machine = host.Client((string)token.Expect(HttpStatusCode.OK).Json["access_token"]!);
        (await machine.GetAsync($"{body.Path}/statement")).Expect(HttpStatusCode.OK);
        (await machine.PostAsync($"{body.Path}/payments", host.Payment(10))).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        foreach (var path in (string[])["entries", "ageing", "years"]) (await machine.GetAsync($"/api/v1/dues/{path}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        var other = await host.NewOrganizationAsync();
        (await machine.GetAsync($"{other.Path}/statement")).Expect(HttpStatusCode.NotFound, "resource.not_found");
    }
}

/// <summary>Closing years, in a host of its own: what is closed stays closed.</summary>
public sealed class YearTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Years_are_closed_in_their_order_once_they_are_over_and_take_nothing_any_more()
    {
        // Two years that are over are open now, whether or not the demo world has closed the one before them.
        host.Clock.Advance(TimeSpan.FromDays(366));
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var now = host.Today().Year;
        await administrator.PostAsync($"/api/v1/dues/years/{now - 3}/close");
        async Task<Answer> PayAsync(string field, string day)
        {
            var payment = host.Payment(10);
            payment[field] = day;
            return await administrator.PostAsync($"{body.Path}/payments", payment);
        }
        (await PayAsync("receivedOn", $"{now - 2}-06-01")).Expect(HttpStatusCode.Created);
        (await PayAsync("receivedOn", $"{now - 1}-12-31")).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"/api/v1/dues/years/{now}/close")).Expect(HttpStatusCode.Conflict, "dues.year_not_over");
        (await administrator.PostAsync($"/api/v1/dues/years/{now - 1}/close")).Expect(HttpStatusCode.Conflict, "dues.years_out_of_order");
        (await administrator.PostAsync("/api/v1/dues/years/1989/close")).Expect(HttpStatusCode.BadRequest);
        (await administrator.PostAsync("/api/v1/dues/years/last/close")).Expect(HttpStatusCode.NotFound);
        (await administrator.PostAsync($"/api/v1/dues/years/{now - 2}/close")).Expect(HttpStatusCode.OK);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => administrator.PostAsync($"/api/v1/dues/years/{now - 1}/close"))));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => a.Expect(HttpStatusCode.Conflict, "dues.year_closed"));

        Assert.Equal(["receivedOn"], (await PayAsync("receivedOn", $"{now - 1}-12-31")).Expect(HttpStatusCode.Conflict, "dues.year_closed").Fields);
        (await PayAsync("receivedOn", $"{now - 2}-01-01")).Expect(HttpStatusCode.Conflict, "dues.year_closed");
        (await PayAsync("receivedOn", "1990-01-01")).Expect(HttpStatusCode.Conflict, "dues.year_closed");
        (await PayAsync("receivedOn", $"{now}-01-01")).Expect(HttpStatusCode.Created);
        var refund = new { amount = 1, currency = "USD", on = $"{now - 1}-12-31", reference = "x", reason = "x" };
        Assert.Equal(["on"], (await administrator.PostAsync($"{body.Path}/refunds", refund)).Expect(HttpStatusCode.Conflict, "dues.year_closed").Fields);
        (await administrator.PostAsync($"{body.Path}/payments/3/reverse", new { reason = "Booked today, so it is no change of a closed year." })).Expect(HttpStatusCode.Created);

        var years = await YearsAsync();
        Assert.Equal(Enumerable.Range(0, years.Count).Select(i => now - i), years.Select(y => (int)y["year"]!));
        Assert.Equal(["open", "closed", "closed", "closed"], years.Take(4).Select(y => (string)y["status"]!));
        Assert.NotNull(years[1]["closedBy"]);
        Assert.Equal(1, await host.OnDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Action == "books.close" && e.Detail == $"{now - 1}")));

        async Task<List<JsonNode>> YearsAsync() => [.. (await administrator.GetAsync("/api/v1/dues/years")).Expect(HttpStatusCode.OK).Items.Select(y => y!)];
    }
}
