using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Http;

/// <summary>What a list may be asked for, and that a typo never widens it.</summary>
public sealed class ListParameterTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/api/v1/members")]
    [InlineData("/api/v1/audit-events")]
    [InlineData("/api/v1/chapters")]
    [InlineData("/api/v1/sigs")]
    [InlineData("/api/v1/chapters/kenya/members")]
    [InlineData("/api/v1/chapters/kenya/enrollments")]
    [InlineData("/api/v1/chapters/kenya/officers")]
    [InlineData("/api/v1/me/history")]
    [InlineData("/api/v1/me/consents")]
    [InlineData("/api/v1/me/enrollments")]
    public async Task Every_list_refuses_limits_out_of_bounds_and_unknown_or_repeated_parameters(string list)
    {
        using var administrator = await host.DemoAsync("administrator");
        foreach (var (query, field) in new[]
        {
            ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=201", "limit"), ("limit=100000", "limit"), ("limit=abc", "limit"), ("limit=1.5", "limit"), ("limit=99999999999", "limit"),
            ("limit=1&limit=2", "limit"), ("limit=%D9%A3", "limit"), ("limt=5", "limt"), ("offset=5", "offset"), ("cursor=a&cursor=b", "cursor"), ("cursor=garbage", "cursor"), ("cursor=", "cursor"),
            ("cursor=%F0%9F%98%80", "cursor"), ("x%5B%5D=1", "x[]"), ("=1", ""),
        })
        {
            var answer = (await administrator.GetAsync($"{list}?{query}")).Expect(HttpStatusCode.BadRequest);
            Assert.Equal([field], answer.Fields);
        }
        (await administrator.GetAsync($"{list}?limit=1")).Expect(HttpStatusCode.OK);
        (await administrator.GetAsync($"{list}?limit=200")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cursor_works_on_its_own_list_with_its_own_filters_only()
    {
        using var administrator = await host.DemoAsync("administrator");
        async Task<string> CursorAsync(string list) => Uri.EscapeDataString((string)(await administrator.GetAsync(list)).Expect(HttpStatusCode.OK).Json["next"]!);
        var cursor = await CursorAsync("/api/v1/members?limit=1");
        (await administrator.GetAsync($"/api/v1/members?limit=2&cursor={cursor}")).Expect(HttpStatusCode.OK);
        foreach (var other in new[]
        {
            $"/api/v1/members?sort=newest&cursor={cursor}", $"/api/v1/members?country=KE&cursor={cursor}", $"/api/v1/members?status=active&cursor={cursor}", $"/api/v1/members?q=a&cursor={cursor}",
            $"/api/v1/chapters?cursor={cursor}", $"/api/v1/audit-events?cursor={cursor}", $"/api/v1/chapters/kenya/members?cursor={cursor}", $"/api/v1/me/history?cursor={cursor}",
            $"/api/v1/members?cursor={await CursorAsync("/api/v1/chapters?limit=1")}", $"/api/v1/chapters/kenya/members?cursor={await CursorAsync("/api/v1/chapters/kenya/enrollments?limit=1")}",
        })
            Assert.Equal(["cursor"], (await administrator.GetAsync(other)).Expect(HttpStatusCode.BadRequest, "cursor.invalid").Fields);
    }

    [Fact]
    public async Task A_changed_cursor_is_refused_and_a_cursor_shows_nobodys_name()
    {
        using var administrator = await host.DemoAsync("administrator");
        var cursor = (string)(await administrator.GetAsync("/api/v1/members?limit=1")).Json["next"]!;
        Assert.Matches("^[A-Za-z0-9_-]+$", cursor);
        for (var i = 0; i < cursor.Length; i += 17)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            (await administrator.GetAsync($"/api/v1/members?limit=1&cursor={changed}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        }
        (await administrator.GetAsync($"/api/v1/members?cursor={cursor[..^5]}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await administrator.GetAsync($"/api/v1/members?cursor={cursor}{cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Theory]
    [InlineData("/api/v1/members?status=Active", "status", "active")]
    [InlineData("/api/v1/members?status=nonsense", "status", "suspended")]
    [InlineData("/api/v1/members?status=1", "status", "active")]
    [InlineData("/api/v1/members?status=", "status", "active")]
    [InlineData("/api/v1/members?status=active,resigned", "status", "active")]
    [InlineData("/api/v1/members?sort=oldest", "sort", "newest")]
    [InlineData("/api/v1/members?country=ke", "country", "ISO 3166-1")]
    [InlineData("/api/v1/members?country=", "country", "ISO 3166-1")]
    [InlineData("/api/v1/members?q=", "q", "")]
    [InlineData("/api/v1/members?q=%20%20", "q", "")]
    [InlineData("/api/v1/members?q=...", "q", "")]
    [InlineData("/api/v1/members?q=a%00b", "q", "")]
    [InlineData("/api/v1/chapters/kenya/members?status=requested", "status", "active")]
    [InlineData("/api/v1/chapters/kenya/members?joinedAfter=yesterday", "joinedAfter", "")]
    [InlineData("/api/v1/chapters/kenya/enrollments?status=Requested", "status", "requested")]
    [InlineData("/api/v1/chapters/kenya/enrollments?count=maybe", "count", "")]
    [InlineData("/api/v1/audit-events?groupId=kenya", "groupId", "")]
    [InlineData("/api/v1/chapters?country=XX", "country", "")]
    public async Task A_filter_with_a_wrong_value_names_the_parameter_and_what_it_may_be(string path, string field, string hint)
    {
        using var administrator = await host.DemoAsync("administrator");
        var answer = (await administrator.GetAsync(path)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal([field], answer.Fields);
        Assert.Contains(hint, (string)answer.Json["errors"]![field]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_that_are_no_lists_refuse_parameters_too()
    {
        using var administrator = await host.DemoAsync("administrator");
        var me = (string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!;
        foreach (var path in new[] { "/api/v1/me?x=1", $"/api/v1/members/{me}?fields=email", "/api/v1/statistics?x=1", "/api/v1/chapters/kenya?x" })
            (await administrator.GetAsync(path)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["x"], (await administrator.PostAsync("/api/v1/me/consents?x=1", """{"consents":[{"purpose":"directory","granted":true}]}""")).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.DoesNotContain((await administrator.GetAsync("/api/v1/me/consents")).Items, c => (string)c!["purpose"]! == "directory");
    }

    [Fact]
    public async Task The_link_header_leads_to_the_next_page()
    {
        using var administrator = await host.DemoAsync("administrator");
        var page = await administrator.GetAsync("/api/v1/members?limit=2&status=active&q=a");
        var link = Assert.Single(page.Headers.GetValues("Link"));
        Assert.EndsWith("; rel=\"next\"", link, StringComparison.Ordinal);
        var next = (await administrator.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)])).Expect(HttpStatusCode.OK);
        Assert.Equal(2, next.Items.Count);
        Assert.Empty(next.Items.Select(i => (string)i!["id"]!).Intersect(page.Items.Select(i => (string)i!["id"]!)));
    }
}
