using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;

namespace Membership.ApiTests.Groups;

/// <summary>The public directory: filters and pages, without signing in.</summary>
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

    private async Task<IReadOnlyList<string>> SlugsAsync(string path) =>
        [.. (await _anonymous.GetAsync(path)).Expect(HttpStatusCode.OK).Items.Select(g => (string)g!["slug"]!)];
}
