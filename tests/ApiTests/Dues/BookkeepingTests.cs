using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>What bookkeepers do with the dues: find a document, tell the same money from other money, and file what was corrected.</summary>
public sealed class BookkeepingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_document_is_found_by_its_number_and_a_series_is_read_in_order()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var number = await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.OrganizationId == body.Id).Select(i => i.Number).SingleAsync());

        var found = Assert.Single((await administrator.GetAsync($"/api/v1/dues/invoices?number={number}")).Expect(HttpStatusCode.OK).Items)!;
        Assert.Equal((body.Id.ToString(), body.Name, 1200m), ((string)found["organizationId"]!, (string)found["organization"]!, (decimal)found["open"]!));
        var year = host.Today().Year;
        var series = (await administrator.AllAsync($"/api/v1/dues/invoices?kind=invoice&year={year}", 3)).ConvertAll(d => (string)d["number"]!);
        Assert.Equal(Enumerable.Range(1, series.Count).Select(n => $"{year}-{n:D5}"), series);
        Assert.Contains(number, series);
        (await administrator.GetAsync("/api/v1/dues/invoices?year=1")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_credit_note_is_made_out_to_whom_the_invoice_was()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var invoice = (string)(await administrator.InvoicesAsync(body))[0]!["id"]!;
        (await administrator.PatchAsync(body.Path, new { legalName = $"Renamed {Guid.NewGuid():N}" })).Expect(HttpStatusCode.OK);

        var note = (await administrator.PostAsync($"{body.Path}/invoices/{invoice}/credit", new { amount = 1, reason = "A discount." })).Expect(HttpStatusCode.Created).Json;

        Assert.Equal(body.Name, (string)note["buyer"]!["name"]!);
    }

    [Fact]
    public async Task The_same_money_is_recorded_once_however_its_reference_is_written()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        (await administrator.PostAsync($"{body.Path}/payments", host.Payment(10m, reference: "abc 1"))).Expect(HttpStatusCode.Created);
        foreach (var same in (string[])["ABC1", "ab\u200bc1", "a\u00adbc 1", "ＡＢＣ１"])
            (await administrator.PostAsync($"{body.Path}/payments", host.Payment(10m, reference: same))).Expect(HttpStatusCode.Conflict, "dues.payment_exists");
        var refund = new { amount = 5, currency = "USD", on = DuesSteps.Day(host.Today()), reference = "ABC 1", reason = "Paid too much." };
        (await administrator.PostAsync($"{body.Path}/refunds", refund)).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{body.Path}/refunds", refund)).Expect(HttpStatusCode.Conflict, "dues.payment_exists");
    }

    [Fact]
    public async Task No_period_ends_before_it_begins()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        foreach (var path in (string[])[$"{body.Path}/statement", "/api/v1/dues/entries"])
            foreach (var accept in (string[])["application/json", "text/csv"])
                Assert.Equal(["until"], (await administrator.SendAsync(HttpMethod.Get, $"{path}?from=2026-02-01&until=2026-01-31", null, ("Accept", accept))).Expect(HttpStatusCode.BadRequest).Fields);
    }
}
