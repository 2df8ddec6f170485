using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>Staff see what would happen before it does (rule 6), and can make it happen.</summary>
public sealed class RenewalPreviewTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_preview_tells_step_by_step_whom_a_round_would_touch_and_touches_nobody()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (asked, granted, due, grace) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync(tier: await host.NewTierAsync(granted: true)),
            await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewOrganizationAsync(OrganizationStatus.Grace));
        var (ahead, stuck) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewOrganizationAsync());
        await host.PayAsync(ahead, 1200m);
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == stuck.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.RenewalProblem, "tier.not_valid")));
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == grace.Id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.TermUntil, host.Today().AddDays(-100)).SetProperty(o => o.RemindersSent, 2).SetProperty(o => o.RemindedOn, host.Today().AddDays(-30))));
        var before = await VersionsAsync();
        var on = host.Today().AddYears(1);

        var all = await AllAsync(administrator, $"/api/v1/renewals?on={on:yyyy-MM-dd}&limit=2");
        Assert.Equal(before, await VersionsAsync());
        Assert.Equal(all.Count, all.Select(r => r.Id).Distinct().Count());
        Assert.Equal([("goOver", ahead), ("grant", granted), ("ask", asked), ("grace", due), ("lapse", grace), ("cannotRenew", stuck)],
            all.Select(r => (r.Step, Of: ((Body[])[ahead, granted, asked, due, grace, stuck]).SingleOrDefault(b => b.Id == r.Id)!)).Where(r => r.Of is not null));
        var item = all.Single(r => r.Id == asked.Id).Item;
        Assert.Equal((1200m, "USD", asked.Name), ((decimal)item["amount"]!, (string)item["currency"]!, (string)item["legalName"]!));
        Assert.Equal("tier.not_valid", (string)all.Single(r => r.Id == stuck.Id).Item["problem"]!);

        var today = await AllAsync(administrator, "/api/v1/renewals");
        Assert.Equal(["lapse"], today.Where(r => new[] { ahead, granted, asked, due, grace, stuck }.Any(b => b.Id == r.Id)).Select(r => r.Step));
        var round = (await administrator.PostAsync("/api/v1/renewals/run")).Done().Json;
        Assert.Equal(today.Count(r => r.Step == "lapse"), (int)round["lapsed"]!);
        Assert.True(await host.OnDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "renewals.run")));
    }

    [Fact]
    public async Task Whoever_cannot_renew_does_not_lapse_in_the_preview_or_in_a_round()
    {
        using var administrator = await host.DemoAsync("administrator");
        var stuck = await host.NewOrganizationAsync(OrganizationStatus.Grace);
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == stuck.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.RenewalProblem, "tier.not_valid")
            .SetProperty(o => o.TermUntil, host.Today().AddDays(-100)).SetProperty(o => o.RemindersSent, 2).SetProperty(o => o.RemindedOn, host.Today().AddDays(-30))));
        Assert.Equal("cannotRenew", Assert.Single(await AllAsync(administrator, "/api/v1/renewals"), r => r.Id == stuck.Id).Step);
        (await administrator.PostAsync("/api/v1/renewals/run")).Done();

        Assert.Equal(OrganizationStatus.Grace, (await host.ReadAsync(stuck)).Status);
    }

    [Fact]
    public async Task A_cursor_is_good_for_the_day_it_was_made_for()
    {
        using var administrator = await host.DemoAsync("administrator");
        await host.NewOrganizationAsync();
        await host.NewOrganizationAsync();
        var on = host.Today().AddYears(1);
        var next = (string)(await administrator.GetAsync($"/api/v1/renewals?on={on:yyyy-MM-dd}&limit=1")).Done().Json["next"]!;

        (await administrator.GetAsync($"/api/v1/renewals?on={on.AddDays(1):yyyy-MM-dd}&cursor={next}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await administrator.GetAsync("/api/v1/renewals?on=9999-12-31")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync("/api/v1/renewals?on=tomorrow")).Expect(HttpStatusCode.BadRequest);
    }

    private static async Task<List<(Guid Id, string Step, System.Text.Json.Nodes.JsonNode Item)>> AllAsync(ApiClient administrator, string path)
    {
        var (all, cursor) = (new List<(Guid, string, System.Text.Json.Nodes.JsonNode)>(), "");
        do
        {
            var page = (await administrator.GetAsync(path + cursor)).Done();
            all.AddRange(page.Items.Select(i => (Guid.Parse((string)i!["organizationId"]!), (string)i["step"]!, i)));
            cursor = page.Json["next"] is { } next ? $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString((string)next!)}" : null;
        }
        while (cursor is not null);
        return all;
    }

    private Task<List<(Guid, int)>> VersionsAsync() =>
        host.OnDatabaseAsync(async db => (await db.Organizations.OrderBy(o => o.SortKey).Select(o => new { o.Id, o.Version }).ToListAsync()).ConvertAll(o => (o.Id, o.Version)));
}
