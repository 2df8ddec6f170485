using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Tiers;

/// <summary>Tiers as everybody sees them, and as staff keep them.</summary>
public sealed class TierTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static string NewCode() => $"t-{Guid.NewGuid():N}";

    private static object Tier(string code, string? from = null, string? until = null, object[]? prices = null, bool granted = false) => new
    {
        code, name = "Gold", rank = 30, granted, benefits = new[] { "A seat on the council" }, seats = 10, seatOverflow = "refuse", termKind = "rolling", validFrom = from, validUntil = until,
        prices = prices ?? [new { currency = "USD", amount = 5000 }],
    };

    [Fact]
    public async Task A_tier_that_staff_made_can_be_seen_by_everybody()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var anonymous = host.Client();
        var code = NewCode();
        var made = (await administrator.PostAsync("/api/v1/tiers", Tier(code, prices:
            [new { currency = "USD", amount = 5000m }, new { kind = "nonProfit", currency = "USD", amount = 2500.5m }, new { minEmployees = 1000, currency = "JPY", amount = 900000m }]))).Expect(HttpStatusCode.Created);

        Assert.Equal($"/api/v1/tiers/{code}", made.Headers.Location!.ToString());
        var seen = (await anonymous.GetAsync($"/api/v1/tiers/{code}")).Expect(HttpStatusCode.OK);
        Assert.Equal(made.Json.ToJsonString(), seen.Json.ToJsonString());
        Assert.Equal(("Gold", 30, false, 10, "refuse", "rolling", null), ((string)seen.Json["name"]!, (int)seen.Json["rank"]!, (bool)seen.Json["granted"]!, (int)seen.Json["seats"]!,
            (string)seen.Json["seatOverflow"]!, (string)seen.Json["termKind"]!, (string?)seen.Json["validUntil"]));
        Assert.Equal(["JPY 900000 1000 ", "USD 5000 0 ", "USD 2500.5 0 nonProfit"], seen.Json["prices"]!.AsArray().Select(p => $"{p!["currency"]} {p["amount"]} {p["minEmployees"]} {p["kind"]}"));
        Assert.Contains(code, await CodesAsync(anonymous, ""));
        Assert.True(await host.OnDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "tier.create" && e.Detail == code)));
    }

    [Fact]
    public async Task The_list_holds_what_can_be_chosen_on_a_day_by_rank_in_pages()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (today, future) = (host.Today(), NewCode());
        (await administrator.PostAsync("/api/v1/tiers", Tier(future, $"{today.AddDays(10):yyyy-MM-dd}", $"{today.AddDays(20):yyyy-MM-dd}"))).Expect(HttpStatusCode.Created);
        await host.NewTierAsync(rank: 1);

        Assert.DoesNotContain(future, await CodesAsync(administrator, ""));
        Assert.Contains(future, await CodesAsync(administrator, $"&on={today.AddDays(20):yyyy-MM-dd}"));
        Assert.DoesNotContain(future, await CodesAsync(administrator, $"&on={today.AddDays(21):yyyy-MM-dd}"));
        var ranks = await host.OnDatabaseAsync(db => db.Tiers.Where(t => t.ValidFrom <= today && (t.ValidUntil == null || t.ValidUntil >= today)).OrderBy(t => t.Rank).ThenBy(t => t.Code).Select(t => t.Code).ToListAsync());
        Assert.Equal(ranks, await CodesAsync(administrator, ""));
    }

    [Fact]
    public async Task A_kind_sees_the_tiers_that_it_may_have()
    {
        using var administrator = await host.DemoAsync("administrator");
        var code = NewCode();
        (await administrator.PostAsync("/api/v1/tiers", Tier(code))).Expect(HttpStatusCode.Created);
        (await administrator.PatchAsync($"/api/v1/tiers/{code}", new { kinds = new[] { "governmentAgency" } })).Expect(HttpStatusCode.OK);

        Assert.Contains(code, await CodesAsync(administrator, "&kind=governmentAgency"));
        Assert.DoesNotContain(code, await CodesAsync(administrator, "&kind=corporation"));
        (await administrator.GetAsync("/api/v1/tiers?kind=guild")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_new_price_leaves_the_past_as_it_was()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (code, today) = (NewCode(), host.Today());
        (await administrator.PostAsync("/api/v1/tiers", Tier(code))).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"/api/v1/tiers/{code}/prices", new { currency = "USD", amount = 6000, validFrom = $"{today.AddDays(30):yyyy-MM-dd}" })).Expect(HttpStatusCode.Created);

        Assert.Equal(5000m, await PriceAsync(administrator, code, today.AddDays(29)));
        Assert.Equal(6000m, await PriceAsync(administrator, code, today.AddDays(30)));
        Assert.Equal([5000m, 6000m], (await administrator.GetAsync($"/api/v1/tiers/{code}/prices")).Expect(HttpStatusCode.OK).Items.Select(p => (decimal)p!["amount"]!));
        var page = (await administrator.GetAsync($"/api/v1/tiers/{code}/prices?limit=1")).Json;
        Assert.Equal(6000m, (decimal)(await administrator.GetAsync($"/api/v1/tiers/{code}/prices?limit=1&cursor={page["next"]}")).Items[0]!["amount"]!);
        await RefusedAsync(new { currency = "USD", amount = 7000, validFrom = $"{today.AddDays(30):yyyy-MM-dd}" }, HttpStatusCode.Conflict, TierErrors.PriceExists.Code);
        await RefusedAsync(new { currency = "USD", amount = 7000, validFrom = $"{today.AddDays(-1):yyyy-MM-dd}" }, HttpStatusCode.BadRequest, TierErrors.PriceInPast.Code);
        await RefusedAsync(new { currency = "USD", amount = -1 }, HttpStatusCode.BadRequest, "money.not_positive");
        await RefusedAsync(new { currency = "USD", amount = 1.005 }, HttpStatusCode.BadRequest, "money.too_precise");
        await RefusedAsync(new { currency = "USD", amount = 1e11 }, HttpStatusCode.BadRequest, "money.too_large");
        await RefusedAsync(new { currency = "XAU", amount = 1 }, HttpStatusCode.BadRequest, "money.currency_unknown");
        await RefusedAsync(new { currency = "USD", amount = "1" }, HttpStatusCode.BadRequest, "request.malformed");
        await RefusedAsync(new { currency = "USD" }, HttpStatusCode.BadRequest, "request.invalid");

        async Task RefusedAsync(object price, HttpStatusCode status, string problem) =>
            (await administrator.PostAsync($"/api/v1/tiers/{code}/prices", price)).Expect(status, problem);
    }

    [Fact]
    public async Task A_code_is_taken_once_even_by_two_at_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        var code = NewCode();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => administrator.PostAsync("/api/v1/tiers", Tier(code))));

        Assert.Single(answers, a => a.Status is HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.Created), a => a.Expect(HttpStatusCode.Conflict, TierErrors.CodeTaken.Code));
    }

    [Fact]
    public async Task A_patch_honours_the_version_and_changes_what_it_names()
    {
        using var administrator = await host.DemoAsync("administrator");
        var code = NewCode();
        var etag = (await administrator.PostAsync("/api/v1/tiers", Tier(code))).Expect(HttpStatusCode.Created).Headers.ETag!.Tag;
        var changed = (await administrator.PatchAsync($"/api/v1/tiers/{code}", new { name = "Or", seats = (int?)null }, ("If-Match", etag))).Expect(HttpStatusCode.OK);

        Assert.Equal(("Or", null, 30), ((string)changed.Json["name"]!, (int?)changed.Json["seats"], (int)changed.Json["rank"]!));
        (await administrator.PatchAsync($"/api/v1/tiers/{code}", new { name = "Ouro" }, ("If-Match", etag))).Expect(HttpStatusCode.PreconditionFailed);
        (await administrator.PatchAsync($"/api/v1/tiers/{code}", new { validUntil = "2001-01-01" })).Expect(HttpStatusCode.BadRequest, TierErrors.EndsBeforeItBegins.Code);
        (await administrator.PatchAsync($"/api/v1/tiers/{code}", new { code = "other" })).Expect(HttpStatusCode.BadRequest, "request.unknown_field");
        (await administrator.PatchAsync("/api/v1/tiers/no-such-tier", new { name = "Or" })).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_granted_tier_has_no_price()
    {
        using var administrator = await host.DemoAsync("administrator");
        var code = NewCode();
        (await administrator.PostAsync("/api/v1/tiers", Tier(code, granted: true))).Expect(HttpStatusCode.Conflict, TierErrors.Granted.Code);
        (await administrator.PostAsync("/api/v1/tiers", Tier(code, granted: true, prices: []))).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync("/api/v1/tiers", Tier(NewCode(), prices: [new { currency = "USD", amount = 1, validFrom = "2001-01-01" }]))).Expect(HttpStatusCode.BadRequest, TierErrors.PriceInPast.Code);
        (await administrator.PostAsync("/api/v1/tiers", Tier(NewCode(), until: $"{host.Today():yyyy-MM-dd}", prices: [new { currency = "USD", amount = 1, validFrom = $"{host.Today().AddDays(1):yyyy-MM-dd}" }])))
            .Expect(HttpStatusCode.BadRequest, TierErrors.PriceOutsideTier.Code);
    }

    private static async Task<decimal> PriceAsync(ApiClient client, string code, DateOnly on) =>
        (decimal)(await client.GetAsync($"/api/v1/tiers/{code}?on={on:yyyy-MM-dd}")).Expect(HttpStatusCode.OK).Json["prices"]![0]!["amount"]!;

    private static async Task<List<string>> CodesAsync(ApiClient client, string filter)
    {
        var (codes, cursor) = (new List<string>(), (JsonNode?)"");
        while (cursor is not null)
        {
            var page = (await client.GetAsync($"/api/v1/tiers?limit=2{filter}{((string)cursor! is { Length: > 0 } c ? $"&cursor={Uri.EscapeDataString(c)}" : "")}")).Expect(HttpStatusCode.OK);
            codes.AddRange(page.Items.Select(t => (string)t!["code"]!));
            cursor = page.Json["next"];
        }
        return codes;
    }
}
