using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using static Membership.ApiTests.Organizations.ApplicationSteps;

namespace Membership.ApiTests.Organizations;

/// <summary>The public list, and the list of staff.</summary>
public sealed class OrganizationListTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient _anonymous = host.Client();
    private readonly string _word = $"w{Guid.NewGuid():N}";

    [Fact]
    public async Task Everyone_sees_members_in_good_standing_that_agreed_and_nothing_but_what_is_public()
    {
        var applicant = await host.JoinAsync();
        var tier = await host.NewTierAsync();
        foreach (var status in Enum.GetValues<OrganizationStatus>()) await host.NewOrganizationAsync(status, tier, applicant, $"{_word} {status}");
        await host.NewOrganizationAsync(OrganizationStatus.Active, tier, applicant, $"{_word} hidden", with: p => p with { ListedPublicly = false });

        var listed = (await _anonymous.GetAsync($"{OrganizationsPath}?q={_word}&limit=200")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal([$"{_word} Active", $"{_word} Grace", $"{_word} RenewalDue"], listed.Select(o => (string)o!["legalName"]!).Order(StringComparer.Ordinal));
        Assert.All(listed, o => Assert.Equal(["id", "legalName", "kind", "country", "website", "logoUrl", "tier", "memberSince"], o!.AsObject().Select(p => p.Key)));
        Assert.All(listed, o => Assert.Equal((tier.Code, tier.Name), ((string)o!["tier"]!["code"]!, (string)o["tier"]!["name"]!)));

        foreach (var caller in new[] { await host.DemoAsync("administrator"), await host.DemoAsync("auditor"), await host.IntegratorAsync("organizations.read") })
        {
            var all = (await caller.GetAsync($"{OrganizationsPath}?q={_word}&limit=200")).Expect(HttpStatusCode.OK).Items;
            Assert.Equal(Enum.GetValues<OrganizationStatus>().Length + 1, all.Count);
            Assert.Equal("rejected", (string)Assert.Single((await caller.GetAsync($"{OrganizationsPath}?q={_word}&status=rejected")).Items)!["status"]!);
        }
        foreach (var caller in new[] { applicant.Api, await host.IntegratorAsync(), await host.IntegratorAsync("organizations.write") })
            Assert.Equal(3, (await caller.GetAsync($"{OrganizationsPath}?q={_word}&limit=200")).Expect(HttpStatusCode.OK).Items.Count);
    }

    [Theory]
    [InlineData("status=active")]
    [InlineData("awaitingAnswer=true")]
    public async Task Filters_of_staff_are_for_staff(string filter)
    {
        var member = await host.JoinAsync();
        (await _anonymous.GetAsync($"{OrganizationsPath}?{filter}")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        foreach (var caller in new[] { member.Api, await host.IntegratorAsync() }) (await caller.GetAsync($"{OrganizationsPath}?{filter}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        using var machine = await host.IntegratorAsync("organizations.read");
        (await machine.GetAsync($"{OrganizationsPath}?{filter}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Names_are_found_by_beginnings_of_words_in_any_script_and_filtered()
    {
        var (applicant, tier, gold) = (await host.JoinAsync(), await host.NewTierAsync(), await host.NewTierAsync(rank: 20));
        await host.NewOrganizationAsync(tier: tier, applicant: applicant, name: $"{_word} Fondation Été");
        await host.NewOrganizationAsync(tier: gold, applicant: applicant, name: $"{_word} مؤسسة الشبكة", with: p => p with { Country = "EG", Kind = OrganizationKind.Foundation });
        await host.NewOrganizationAsync(tier: gold, applicant: applicant, name: $"{_word} {_word}-Netz", with: p => p with { Country = "DE" });
        async Task<int> CountAsync(string query) => (await _anonymous.GetAsync($"{OrganizationsPath}?{query}")).Expect(HttpStatusCode.OK).Items.Count;

        Assert.Equal(3, await CountAsync($"q={_word}"));
        Assert.Equal(1, await CountAsync($"q={_word} ETE"));
        Assert.Equal(1, await CountAsync($"q={Uri.EscapeDataString($"موسسه {_word}")}"));
        Assert.Equal(0, await CountAsync($"q={_word} ondation"));
        Assert.Equal(1, await CountAsync($"q={_word}&country=EG"));
        Assert.Equal(1, await CountAsync($"q={_word}&kind=foundation"));
        Assert.Equal(2, await CountAsync($"q={_word}&tier={gold.Code}"));
        Assert.Equal(1, await CountAsync($"tier={tier.Code}&sort=newest"));
        Assert.Equal(0, await CountAsync("tier=no-such-tier"));
        Assert.Equal(1, await CountAsync($"tier={gold.Code}&kind=foundation&country=EG"));
    }

    [Theory]
    [InlineData("sort=name")]
    [InlineData("sort=newest")]
    [InlineData("q=WORD")]
    public async Task Pages_follow_each_other_without_gaps(string query)
    {
        var (applicant, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        foreach (var name in new[] { "Delta", "Àlpha", "alpha", "Charlie", "Бета" }) await host.NewOrganizationAsync(tier: tier, applicant: applicant, name: $"{name} {_word}");
        var list = $"{OrganizationsPath}?{query.Replace("WORD", _word, StringComparison.Ordinal)}&tier={tier.Code}";
        var whole = (await _anonymous.GetAsync(list)).Expect(HttpStatusCode.OK).Items.Select(Name).ToList();
        Assert.Equal(5, whole.Count);
        if (query == "sort=newest") Assert.Equal([$"Бета {_word}", $"Charlie {_word}"], whole.Take(2));
        if (query == "sort=name") Assert.Equal([$"Charlie {_word}", $"Delta {_word}", $"Бета {_word}"], whole.Skip(2));
        var walked = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = (await _anonymous.GetAsync($"{list}&limit=2{next}")).Expect(HttpStatusCode.OK);
            walked.AddRange(page.Items.Select(Name));
            next = page.Json["next"] is { } cursor ? $"&cursor={cursor}" : null;
            Assert.Equal(next is not null, page.Headers.Contains("Link"));
        }
        Assert.Equal(whole, walked);
    }

    [Theory]
    [InlineData("kind=company", "kind")]
    [InlineData("status=gone", "status")]
    [InlineData("country=xx", "country")]
    [InlineData("q=%20", "q")]
    [InlineData("q=%00", "q")]
    [InlineData("tier=%00", "tier")]
    [InlineData("sort=rank", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("awaitingAnswer=maybe", "awaitingAnswer")]
    [InlineData("names=x", "names")]
    public async Task A_bad_filter_is_refused_and_named(string query, string field)
    {
        using var administrator = await host.DemoAsync("administrator");
        Assert.Equal([field], (await administrator.GetAsync($"{OrganizationsPath}?{query}")).Expect(HttpStatusCode.BadRequest).Fields);
    }

    [Fact]
    public async Task A_cursor_of_staff_opens_nothing_for_others_or_with_other_filters()
    {
        using var administrator = await host.DemoAsync("administrator");
        var cursor = (await administrator.GetAsync($"{OrganizationsPath}?limit=1")).Json["next"]!;
        (await _anonymous.GetAsync($"{OrganizationsPath}?limit=1&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await administrator.GetAsync($"{OrganizationsPath}?limit=1&kind=foundation&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Fact]
    public async Task My_organizations_are_those_I_applied_for_or_represent()
    {
        var person = await host.JoinAsync();
        var tier = await host.NewTierAsync();
        await host.NewOrganizationAsync(OrganizationStatus.Rejected, tier, person, $"C {_word}");
        await host.NewOrganizationAsync(OrganizationStatus.Applied, tier, person, $"B {_word}");
        await host.NewOrganizationAsync(OrganizationStatus.Active, tier, person, $"A {_word}");
        await host.NewOrganizationAsync(OrganizationStatus.Terminated, tier, person, $"D {_word}");
        var mine = (await person.Api.GetAsync("/api/v1/me/organizations")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal(["active", "applied", "rejected"], mine.Select(o => (string)o!["status"]!));
        Assert.Equal([false, true, true], mine.Select(o => (bool)o!["applied"]!));
        Assert.Equal([["principal"], [], []], mine.Select(o => o!["roles"]!.AsArray().Select(r => (string)r!)));
        var first = (await person.Api.GetAsync("/api/v1/me/organizations?limit=2")).Expect(HttpStatusCode.OK);
        Assert.Equal($"C {_word}", Name(Assert.Single((await person.Api.GetAsync($"/api/v1/me/organizations?limit=2&cursor={first.Json["next"]}")).Items)));
        Assert.Empty((await (await host.JoinAsync()).Api.GetAsync("/api/v1/me/organizations")).Items);
    }

    [Fact]
    public async Task Statistics_count_organizations_in_good_standing()
    {
        var before = await CountAsync();
        foreach (var status in new[] { OrganizationStatus.Active, OrganizationStatus.Grace, OrganizationStatus.AwaitingPayment, OrganizationStatus.Lapsed }) await host.NewOrganizationAsync(status);
        // The counts are cached for a moment.
        for (var attempt = 0; attempt < 100 && await CountAsync() != before + 2; attempt++) await Task.Delay(100);
        Assert.Equal(before + 2, await CountAsync());

        async Task<int> CountAsync() => (int)(await _anonymous.GetAsync("/api/v1/statistics")).Expect(HttpStatusCode.OK).Json["organizations"]!;
    }

    private static string Name(JsonNode? organization) => (string)organization!["legalName"]!;
}
