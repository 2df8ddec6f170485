using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Groups;

/// <summary>One group, its officers and the public counts, as everyone may see them.</summary>
public sealed class PublicGroupTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient _anonymous = host.Client();

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
}
