using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>How staff and integrators find members: any script, any accents, any page.</summary>
public sealed class MemberSearchTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly string _word = $"zq{Guid.NewGuid():N}"[..12];

    [Theory]
    [InlineData("José", "jose", true)]
    [InlineData("JOSÉ", "josé", true)]
    [InlineData("jose", "JOSÉ", true)]
    [InlineData("José", "joseph", false)]
    [InlineData("José", "ose", false)]
    [InlineData("مُحَمَّد", "محمد", true)]
    [InlineData("محمد", "مُحَمَّد", true)]
    [InlineData("أحمد", "احمد", true)]
    [InlineData("ሰላማዊት", "ሰላማ", true)]
    [InlineData("Ödegård", "odegard", true)]
    [InlineData("Łukasz", "lukasz", true)]
    [InlineData("Ярослав", "ЯРО", true)]
    [InlineData("Αλέξανδρος", "αλεξανδροσ", true)]
    [InlineData("Ng'ang'a", "ang", true)]
    [InlineData("Anne-Marie", "marie", true)]
    [InlineData("花子", "花", true)]
    [InlineData("𠮷野", "𠮷", true)]
    public async Task A_search_ignores_case_and_accents_in_every_script(string given, string query, bool found)
    {
        await host.BecomeMemberAsync(People.Joining(People.NewEmail(), given, _word));
        using var administrator = await host.DemoAsync("administrator");
        var items = (await administrator.GetAsync($"/api/v1/members?q={Uri.EscapeDataString($"{query} {_word}")}")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal(found ? 1 : 0, items.Count);
    }

    [Fact]
    public async Task All_words_of_a_search_must_match_in_any_order_and_filters_narrow_it()
    {
        await host.BecomeMemberAsync(People.Joining(People.NewEmail(), "María José", $"García {_word}"));
        await host.BecomeMemberAsync(People.Joining(People.NewEmail(), "María", _word).With("country", "UG"));
        using var administrator = await host.DemoAsync("administrator");
        async Task<int> Count(string query) => (await administrator.GetAsync($"/api/v1/members?{query}")).Expect(HttpStatusCode.OK).Items.Count;
        Assert.Equal(2, await Count($"q={_word}%20maria"));
        Assert.Equal(1, await Count($"q=garc%20{_word}%20jos"));
        Assert.Equal(0, await Count($"q={_word}%20nobody"));
        Assert.Equal(1, await Count($"q={_word}&country=UG"));
        Assert.Equal(2, await Count($"q={_word}&status=active"));
        Assert.Equal(0, await Count($"q={_word}&status=suspended"));
        Assert.Equal(0, await Count($"q={_word}&country=UG&status=resigned"));
    }

    [Fact]
    public async Task A_member_is_found_by_address_once()
    {
        var local = $"mail.{_word}";
        await host.BecomeMemberAsync(People.Joining($"{local}@Example.com", _word, _word));
        using var administrator = await host.DemoAsync("administrator");
        foreach (var query in new[] { $"{local}@example.com", $"{local.ToUpperInvariant()}@EXAMPLE", _word })
            Assert.Single((await administrator.GetAsync($"/api/v1/members?q={Uri.EscapeDataString(query)}")).Expect(HttpStatusCode.OK).Items);
    }

    [Fact]
    public async Task Pages_walk_everything_exactly_once_in_order_by_name_and_by_date()
    {
        using var administrator = await host.DemoAsync("administrator");
        var byName = await host.OnDatabaseAsync(db => Task.FromResult(db.Members.OrderBy(m => m.SortKey).Select(m => m.Id).ToList()));
        Assert.True(byName.Count > 100);
        Assert.Equal(byName, (await WalkAsync(administrator, "sort=name&limit=37")).Select(Id));
        Assert.Equal(byName, (await WalkAsync(administrator, "limit=200")).Select(Id));

        var newest = await WalkAsync(administrator, "sort=newest&limit=41");
        Assert.Equal(byName.Order(), newest.Select(Id).Order());
        var dates = newest.Select(m => (DateTimeOffset)m["joinedAt"]!).ToList();
        Assert.Equal(dates.OrderDescending(), dates);

        var kenyans = await WalkAsync(administrator, "country=KE&status=active&limit=7");
        Assert.Equal(byName.Where(kenyans.Select(Id).Contains), kenyans.Select(Id));
        Assert.Equal(await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Count(m => m.Country == "KE" && m.Status == Domain.Members.MemberStatus.Active))), kenyans.Count);
    }

    [Fact]
    public async Task A_search_is_walked_page_by_page_too()
    {
        for (var i = 0; i < 5; i++) await host.BecomeMemberAsync(People.Joining(People.NewEmail(), i % 2 == 0 ? _word : "Ana", $"{_word}{i}"));
        using var administrator = await host.DemoAsync("administrator");
        var found = await WalkAsync(administrator, $"q={_word}&limit=2");
        Assert.Equal(5, found.Select(Id).Distinct().Count());
        Assert.Equal(5, found.Count);
    }

    [Fact]
    public async Task An_auditor_sees_members_masked()
    {
        var member = await host.BecomeMemberAsync(People.Joining($"{_word}@example.net", "Éva", _word, "Szeged"));
        using var auditor = await host.DemoAsync("auditor");
        foreach (var path in new[] { "/api/v1/members?sort=newest&limit=1", $"/api/v1/members/{member["id"]}" })
        {
            var answer = (await auditor.GetAsync(path)).Expect(HttpStatusCode.OK);
            foreach (var secret in new[] { _word, "Éva", "Szeged" }) Assert.DoesNotContain(secret, answer.Json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
            var item = answer.Json["items"]?[0] ?? answer.Json;
            Assert.Equal(("É.", "z.", "…@example.net"), ((string)item["givenName"]!, (string)item["familyName"]!, (string)item["email"]!));
        }
        (await auditor.GetAsync($"/api/v1/members?q={_word}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await auditor.PostAsync($"/api/v1/members/{member["id"]}/suspend", new { reason = "x" })).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_staff_and_clients_with_the_scope_see_members()
    {
        using var anonymous = host.Client();
        using var secretary = await host.DemoAsync("secretary");
        using var integrator = await host.IntegratorAsync();
        using var other = await host.IntegratorAsync("groups.read");
        var member = await host.BecomeMemberAsync(People.Joining(People.NewEmail()));
        foreach (var path in new[] { "/api/v1/members", $"/api/v1/members/{member["id"]}" })
        {
            (await anonymous.GetAsync(path)).Expect(HttpStatusCode.Unauthorized, "auth.required");
            (await secretary.GetAsync(path)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
            (await integrator.GetAsync(path)).Expect(HttpStatusCode.OK);
            (await other.GetAsync(path)).Expect(HttpStatusCode.Forbidden, "auth.insufficient_scope");
        }
        (await integrator.GetAsync($"/api/v1/members/{Guid.NewGuid()}")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await integrator.GetAsync($"/api/v1/members/{member["id"]}/history")).Expect(HttpStatusCode.Forbidden);
        (await integrator.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Forbidden);
    }

    private static Guid Id(JsonNode item) => Guid.Parse((string)item["id"]!);

    private static async Task<List<JsonNode>> WalkAsync(ApiClient client, string query)
    {
        var found = new List<JsonNode>();
        var next = $"/api/v1/members?{query}";
        while (next is not null)
        {
            var page = (await client.GetAsync(next)).Expect(HttpStatusCode.OK);
            found.AddRange(page.Items!);
            var cursor = (string?)page.Json["next"];
            next = cursor is null ? null : $"/api/v1/members?{query}&cursor={Uri.EscapeDataString(cursor)}";
            Assert.Equal(next is not null, page.Headers.Contains("Link"));
            Assert.True(found.Count < 5000);
        }
        return found;
    }
}
