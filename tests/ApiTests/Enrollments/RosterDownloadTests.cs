using System.Net;
using System.Text;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;

namespace Membership.ApiTests.Enrollments;

/// <summary>Downloading a roster: the file itself, and who may have it (rules 13 and 14).</summary>
public sealed class RosterDownloadTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly (string Name, string Value) AsCsv = ("Accept", "text/csv");

    [Fact]
    public async Task The_file_is_UTF_8_with_a_byte_order_mark_and_the_columns_of_rule_13()
    {
        var place = await host.NewGroupAsync(GroupKind.WorkingGroup);
        await host.FillAsync(place, [new Resident("Wanjikũ", "Mwangi", "KE", "Nairobi") { Email = "wanjiku.csv@example.com", JoinedAt = new(2025, 3, 1, 12, 30, 15, 250, TimeSpan.Zero) },
            new Resident("李", null, "TW", null)]);
        var csv = await DownloadAsync($"{place.Path}/members");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv.Bytes[..3]);
        Assert.Equal(("text/csv", "utf-8"), (csv.Headers.ContentType!.MediaType, csv.Headers.ContentType.CharSet));
        Assert.Equal(("attachment", $"{place.Path.Split('/')[^1]}-members.csv"), (csv.Headers.ContentDisposition!.DispositionType, csv.Headers.ContentDisposition.FileName));
        Assert.Equal(["givenName", "familyName", "email", "country", "city", "joinedAt", "status"], csv.Rows[0]);
        Assert.Equal(["Wanjikũ", "Mwangi", "wanjiku.csv@example.com", "KE", "Nairobi", "2025-03-01T12:30:15.250Z", "active"], csv.Rows[1]);
        Assert.Equal(["李", "", "TW", ""], [csv.Rows[2][0], csv.Rows[2][1], csv.Rows[2][3], csv.Rows[2][4]]);
        Assert.Equal(3, csv.Rows.Count);
    }

    [Fact]
    public async Task Commas_and_quotes_in_names_stay_in_their_fields()
    {
        var place = await host.NewGroupAsync();
        await host.FillAsync(place, [new Resident("Ann \"Annie\", Dr.", "O'Neil, Jr", "KE", "Nairobi, \"West\"")]);
        Assert.Equal(["Ann \"Annie\", Dr.", "O'Neil, Jr", "Nairobi, \"West\""], Only(await DownloadAsync($"{place.Path}/members"), 0, 1, 4));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@x")]
    [InlineData("=1,2")]
    public async Task A_name_that_begins_like_a_formula_stays_a_name(string name)
    {
        var place = await host.NewGroupAsync();
        await host.FillAsync(place, [new Resident(name, name, "KE", name) { Email = $"+{People.NewEmail()}" }]);
        var row = Assert.Single((await DownloadAsync($"{place.Path}/members")).Data);
        foreach (var column in (int[])[0, 1, 4]) Assert.Equal("'" + name, row[column]);
        Assert.StartsWith("'+", row[2], StringComparison.Ordinal);
        using var integrator = await host.IntegratorAsync();
        Assert.Equal(name, (string)(await integrator.GetAsync($"{place.Path}/members")).Items[0]!["givenName"]!);
    }

    [Fact]
    public async Task The_filters_of_the_pages_apply()
    {
        var place = await host.NewGroupAsync();
        await host.FillAsync(place,
        [
            new Resident("Zoë", "Adler", "FR", "Orléans"), new Resident("Zoe", "Brandt", "DE", "Köln") { JoinedAt = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero) },
            new Resident("Max", "Zoega", "DE", "Bonn") { Suspended = true },
        ]);
        Assert.Equal(["Zoë", "Zoe"], await NamesAsync(""));
        Assert.Equal(["Zoë", "Zoe"], await NamesAsync("q=zoe"));
        Assert.Equal(["Zoe"], await NamesAsync("q=br%20zoe"));
        Assert.Equal(["Zoe"], await NamesAsync("country=DE"));
        Assert.Equal(["Zoe"], await NamesAsync("city=koln"));
        Assert.Equal(["Zoë"], await NamesAsync("joinedAfter=2025-06-01T00:00:00Z"));
        Assert.Equal(["Max"], await NamesAsync("status=suspended"));
        Assert.Empty(await NamesAsync("country=IT"));

        async Task<IEnumerable<string>> NamesAsync(string filter) => (await DownloadAsync($"{place.Path}/members?{filter}")).Data.Select(r => r[0]);
    }

    [Fact]
    public async Task A_chapter_of_several_thousand_members_arrives_completely()
    {
        const int size = 3001;
        var place = await host.NewGroupAsync();
        await host.FillAsync(place, Enumerable.Range(0, size).Select(i => new Resident($"Given{i % 11}", i % 3 == 0 ? null : $"Family{i % 7}")));
        var emails = (await DownloadAsync($"{place.Path}/members")).Data.Select(r => r[2]).ToList();
        Assert.Equal((size, size), (emails.Count, emails.Distinct().Count()));
        var found = (await DownloadAsync($"{place.Path}/members?q=family")).Data.Select(r => r[2]).ToList();
        Assert.Equal((2000, 2000), (found.Count, found.Distinct().Count()));
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/csv, application/json;q=0.5", true)]
    [InlineData("application/json", false)]
    [InlineData("application/json, text/csv;q=0.5", false)]
    [InlineData("*/*", false)]
    public async Task The_file_comes_only_to_those_who_prefer_it(string accept, bool csv)
    {
        using var secretary = await host.DemoAsync("secretary");
        var answer = (await secretary.GetAsync($"{GroupSteps.Kenya}/members", ("Accept", accept))).Expect(HttpStatusCode.OK);
        Assert.Equal(csv ? "text/csv" : "application/json", answer.ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Without_a_signed_agreement_officers_and_integrators_get_nothing_and_each_attempt_is_recorded()
    {
        const string Trinidad = "/api/v1/chapters/trinidad-and-tobago";
        using var chair = await host.DemoAsync("chair.tt");
        using var integrator = await host.IntegratorAsync();
        using var administrator = await host.DemoAsync("administrator");
        (await chair.GetAsync($"{Trinidad}/members")).Expect(HttpStatusCode.OK);
        var refused = (await chair.GetAsync($"{Trinidad}/members", AsCsv)).Expect(HttpStatusCode.Forbidden, "group.agreement_missing");
        Assert.Equal("application/problem+json", refused.ContentHeaders.ContentType!.MediaType);
        (await integrator.GetAsync($"{Trinidad}/members", AsCsv)).Expect(HttpStatusCode.Forbidden, "group.agreement_missing");
        (await administrator.GetAsync($"{Trinidad}/members", AsCsv)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            [("done", "swagger", await IdAsync(administrator)), ("group.agreement_missing", "integrator-demo", null), ("group.agreement_missing", "swagger", await IdAsync(chair))],
            await DownloadsAsync(Trinidad));
    }

    [Fact]
    public async Task Every_download_and_every_refusal_is_recorded_with_who_it_was()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var treasurer = await host.DemoAsync("treasurer");
        using var auditor = await host.DemoAsync("auditor");
        using var stranger = await host.DemoAsync("chair.tt");
        using var integrator = await host.IntegratorAsync();
        var place = await host.NewGroupAsync();
        var secretary = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        (await secretary.Api.GetAsync($"{place.Path}/members", AsCsv)).Expect(HttpStatusCode.OK);
        (await integrator.GetAsync($"{place.Path}/members?country=KE", AsCsv)).Expect(HttpStatusCode.OK);
        foreach (var refused in (ApiClient[])[stranger, treasurer, auditor])
            (await refused.GetAsync($"{place.Path}/members", AsCsv)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        // Two of them may fall into one millisecond, within which there is no order.
        Assert.Equivalent(
            new (string, string, string?)[] { ("access.forbidden", "swagger", await IdAsync(auditor)), ("access.forbidden", "swagger", await IdAsync(treasurer)), ("access.forbidden", "swagger", await IdAsync(stranger)),
                ("done", "integrator-demo", null), ("done", "swagger", secretary.Id.ToString()) },
            await DownloadsAsync(place.Path), strict: true);
    }

    [Theory]
    [InlineData("limit=10")]
    [InlineData("count=true")]
    [InlineData("cursor=anything")]
    public async Task A_download_is_whole_and_takes_no_page(string page)
    {
        using var administrator = await host.DemoAsync("administrator");

        var refused = (await administrator.GetAsync($"{GroupSteps.Kenya}/members?{page}", AsCsv)).Expect(HttpStatusCode.BadRequest);

        Assert.NotNull(refused.Json["errors"]!["limit"]);
    }

    [Fact]
    public async Task The_treasurer_of_the_chapter_itself_is_refused()
    {
        using var treasurer = await host.DemoAsync("treasurer");
        (await treasurer.GetAsync($"{GroupSteps.Kenya}/members", AsCsv)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        Assert.Contains(("access.forbidden", "swagger", await IdAsync(treasurer)), await DownloadsAsync(GroupSteps.Kenya));
    }

    private async Task<Csv> DownloadAsync(string path) => await Csv.DownloadAsync(host, await host.SignInAsync("administrator@example.org"), path);

    private static string[] Only(Csv csv, params int[] columns)
    {
        var row = Assert.Single(csv.Data);
        return [.. columns.Select(c => row[c])];
    }

    private static async Task<string?> IdAsync(ApiClient member) => (string)(await member.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json["id"]!;

    // Newest first.
    private async Task<IReadOnlyList<(string, string?, string?)>> DownloadsAsync(string group)
    {
        using var auditor = await host.DemoAsync("auditor");
        var id = (string)(await auditor.GetAsync(group)).Expect(HttpStatusCode.OK).Json["id"]!;
        var events = (await auditor.GetAsync($"/api/v1/audit-events?groupId={id}")).Expect(HttpStatusCode.OK).Items;
        return [.. events.Where(e => (string)e!["action"]! == "roster.download").Select(e => ((string)e!["outcome"]!, (string?)e["clientId"], (string?)e["actorId"]))];
    }
}
