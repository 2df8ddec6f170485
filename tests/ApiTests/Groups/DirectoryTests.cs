using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;

namespace Membership.ApiTests.Groups;

/// <summary>The public directory: filters, pages, single groups, officers, counts; all without signing in.</summary>
public sealed class DirectoryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient _anonymous = host.Client();

    [Fact]
    public async Task The_chapters_of_Kenya_are_exactly_the_one_there_is()
    {
        var kenya = Assert.Single((await _anonymous.GetAsync("/api/v1/chapters?country=KE")).Expect(HttpStatusCode.OK).Items)!;
        Assert.Equal(("kenya", "chapter", "chartered", true), ((string)kenya["slug"]!, (string)kenya["kind"]!, (string)kenya["status"]!, (bool)kenya["approvalRequired"]!));
    }

    [Theory]
    [InlineData("chapters", "country=CK", "new-zealand")]
    [InlineData("chapters", "country=NZ", "new-zealand")]
    [InlineData("chapters", "language=pt-BR", "brazil")]
    [InlineData("chapters", "language=sw", "kenya")]
    [InlineData("chapters", "country=IN&language=te", "india-hyderabad")]
    [InlineData("working-groups", "language=zh-Hans", "universal-acceptance")]
    [InlineData("chapters", "q=quebec", "canada-quebec")]
    [InlineData("chapters", "q=QU%C3%89BEC", "canada-quebec")]
    [InlineData("chapters", "q=hyder%20INDIA", "india-hyderabad")]
    [InlineData("sigs", "q=acc", "accessibility")]
    [InlineData("working-groups", "q=wsis", "wsis")]
    public async Task Filters_find_exactly_what_they_name(string part, string filter, string slug) =>
        Assert.Equal([slug], await SlugsAsync($"/api/v1/{part}?{filter}"));

    [Theory]
    [InlineData("q=uebec")]
    [InlineData("country=AQ")]
    [InlineData("country=KE&language=te")]
    public async Task A_filter_that_fits_nothing_answers_an_empty_page(string filter)
    {
        var answer = (await _anonymous.GetAsync($"/api/v1/chapters?{filter}")).Expect(HttpStatusCode.OK);
        Assert.Empty(answer.Items);
        Assert.Null(answer.Json["next"]);
    }

    [Theory]
    [InlineData("الجمعية الإنترنت مصر", "الانترنت")]
    [InlineData("Общество Ёлочный край", "елочный")]
    [InlineData("社會 臺灣分會", "臺灣")]
    [InlineData("Société Île-de-France", "ile france")]
    [InlineData("सोसाइटी दिल्ली शाखा", "दिल्ली")]
    public async Task Names_are_found_in_any_script_with_accents_ignored(string name, string q)
    {
        var place = await host.NewGroupAsync(GroupKind.WorkingGroup, name);
        Assert.Contains(place.Path, (await SlugsAsync($"/api/v1/working-groups?q={Uri.EscapeDataString(q)}")).Select(s => $"/api/v1/working-groups/{s}"));
    }

    [Fact]
    public async Task Pages_walk_over_all_chapters_exactly_once_in_order()
    {
        var all = await SlugsAsync("/api/v1/chapters?limit=200");
        var walked = new List<string>();
        for (var path = "/api/v1/chapters?limit=5"; path is not null;)
        {
            var page = (await _anonymous.GetAsync(path)).Expect(HttpStatusCode.OK);
            walked.AddRange(page.Items.Select(g => (string)g!["slug"]!));
            var link = page.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            Assert.Equal(page.Json["next"] is null, link is null);
            Assert.True(page.Json["next"] is null || page.Items.Count == 5);
            path = link?.Split('<', '>')[1];
            if (path is not null) Assert.EndsWith("rel=\"next\"", link, StringComparison.Ordinal);
        }
        Assert.Equal(all, walked);
        Assert.Equal(walked.Order(StringComparer.Ordinal), walked);
        Assert.True(walked.Count > 15);
    }

    [Theory]
    [InlineData("country=XX", "country")]
    [InlineData("country=ke", "country")]
    [InlineData("language=klingon", "language")]
    [InlineData("q=%20", "q")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("contry=KE", "contry")]
    [InlineData("cursor=made-up", "cursor")]
    public async Task A_wrong_filter_is_refused_by_name(string query, string field) =>
        Assert.Contains(field, (await _anonymous.GetAsync($"/api/v1/chapters?{query}")).Expect(HttpStatusCode.BadRequest).Fields);

    [Fact]
    public async Task A_cursor_does_not_work_for_another_list()
    {
        var cursor = (string)(await _anonymous.GetAsync("/api/v1/chapters?limit=2")).Json["next"]!;
        (await _anonymous.GetAsync($"/api/v1/chapters?limit=2&language=en&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await _anonymous.GetAsync($"/api/v1/sigs?limit=2&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Theory]
    [InlineData("chapters/kenya", "chapter")]
    [InlineData("sigs/accessibility", "standingGroup")]
    [InlineData("sigs/iot", "sig")]
    [InlineData("working-groups/wsis", "workingGroup")]
    public async Task One_group_is_read_by_its_slug_and_only_once_per_version(string path, string kind)
    {
        var group = (await _anonymous.GetAsync($"/api/v1/{path}")).Expect(HttpStatusCode.OK);
        Assert.Equal(kind, (string)group.Json["kind"]!);
        Assert.Equal(["id", "kind", "slug", "name", "status", "description", "website", "approvalRequired", "countries", "languages"],
            group.Json.AsObject().Select(p => p.Key));
        var etag = group.Headers.ETag!;
        Assert.False(etag.IsWeak);
        var again = (await _anonymous.GetAsync($"/api/v1/{path}", ("If-None-Match", etag.ToString()))).Expect(HttpStatusCode.NotModified);
        Assert.Equal(("", etag), (again.Text, again.Headers.ETag));
        (await _anonymous.GetAsync($"/api/v1/{path}", ("If-None-Match", "\"another\""))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("chapters/atlantis")]
    [InlineData("chapters/wsis")]
    [InlineData("sigs/kenya")]
    [InlineData("working-groups/accessibility")]
    public async Task A_group_is_found_only_where_it_stands(string path)
    {
        (await _anonymous.GetAsync($"/api/v1/{path}")).Expect(HttpStatusCode.NotFound, "group.not_found");
        (await _anonymous.GetAsync($"/api/v1/{path}/officers")).Expect(HttpStatusCode.NotFound, "group.not_found");
    }

    [Fact]
    public async Task Officers_are_public_by_name_and_office_and_nothing_else()
    {
        var officers = (await _anonymous.GetAsync("/api/v1/chapters/kenya/officers")).Expect(HttpStatusCode.OK).Items;
        Assert.Contains(officers, o => (string)o!["office"]! == "secretary" && (string)o["name"]! == "Wangari Ng'ang'a");
        Assert.All(officers, o => Assert.Equal(["id", "office", "name", "from", "until"], o!.AsObject().Select(p => p.Key)));
        var walked = new List<JsonNode?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await _anonymous.GetAsync($"/api/v1/chapters/kenya/officers?limit=2{cursor}")).Expect(HttpStatusCode.OK);
            walked.AddRange(page.Items);
            cursor = page.Json["next"] is { } next ? $"&cursor={next}" : null;
        }
        Assert.Equal(officers.Select(o => (string)o!["id"]!), walked.Select(o => (string)o!["id"]!));
    }

    [Fact]
    public async Task Public_counts_move_when_somebody_joins_and_when_somebody_resigns()
    {
        var before = await StatisticsAsync(_ => true);
        Assert.Equal(["members", "countries", "chapters", "sigs", "workingGroups", "organizations"], before.AsObject().Select(p => p.Key));
        var person = await host.JoinAsync();
        var during = await StatisticsAsync(s => (int)s["members"]! == (int)before["members"]! + 1);
        Assert.Equal((int)before["countries"]!, (int)during["countries"]!);
        (await person.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        await StatisticsAsync(s => (int)s["members"]! == (int)before["members"]!);
        var chapters = (await _anonymous.GetAsync("/api/v1/chapters?limit=200")).Items;
        Assert.Equal(chapters.Count(c => (string)c!["status"]! != "inFormation"), (int)during["chapters"]!);
    }

    // The counts are cached for a moment.
    private async Task<JsonNode> StatisticsAsync(Func<JsonNode, bool> expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            var statistics = (await _anonymous.GetAsync("/api/v1/statistics")).Expect(HttpStatusCode.OK).Json;
            if (expected(statistics)) return statistics;
            Assert.True(attempt < 100, $"The counts did not follow: {statistics}");
            await Task.Delay(100);
        }
    }

    private async Task<IReadOnlyList<string>> SlugsAsync(string path) =>
        [.. (await _anonymous.GetAsync(path)).Expect(HttpStatusCode.OK).Items.Select(g => (string)g!["slug"]!)];
}
