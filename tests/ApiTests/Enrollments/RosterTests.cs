using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.ApiTests.Enrollments;

/// <summary>Pages of a roster: what they show (rule 13), to whom, and in which order.</summary>
public sealed class RosterTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_roster_shows_exactly_what_rule_13_lists()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        var entry = Assert.Single((await chair.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK).Items)!.AsObject();
        Assert.Equal(["id", "memberId", "givenName", "familyName", "email", "country", "city", "joinedAt", "status"], entry.Select(p => p.Key));
        Assert.Equal((chair.EnrollmentId, chair.Id.ToString(), chair.Email, "KE", "Nairobi", "active"),
            ((string)entry["id"]!, (string)entry["memberId"]!, (string)entry["email"]!, (string)entry["country"]!, (string)entry["city"]!, (string)entry["status"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&q=s")]
    [InlineData("&country=KE")]
    public async Task Pages_walk_over_everybody_exactly_once_in_name_order(string filter)
    {
        var place = await host.NewGroupAsync(GroupKind.Sig);
        // Names that repeat, names that differ in accents only, names of one word, two words with one beginning.
        await host.FillAsync(place, Enumerable.Range(0, 47).Select(i => (i % 5) switch
        {
            0 => new Resident("Šárka", "Söderberg"),
            1 => new Resident("Sarka", "Soderberg"),
            2 => new Resident($"Suma{i % 3}", null, "IN"),
            3 => new Resident("Sofía", "Santos"),
            _ => new Resident($"Ölga{i}", "Sw\u00e4rd-Sand"),
        }));
        using var integrator = await host.IntegratorAsync();
        var all = (await integrator.GetAsync($"{place.Path}/members?limit=200{filter}")).Expect(HttpStatusCode.OK).Items;
        var walked = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await integrator.GetAsync($"{place.Path}/members?limit=7{filter}{cursor}")).Expect(HttpStatusCode.OK);
            Assert.False(page.Json.AsObject().ContainsKey("total"));
            walked.AddRange(page.Items.Select(e => (string)e!["id"]!));
            cursor = page.Json["next"] is { } next ? $"&cursor={next}" : null;
        }
        Assert.Equal(all.Select(e => (string)e!["id"]!), walked);
        Assert.Equal(walked.Count, walked.Distinct().Count());
        Assert.Equal(filter is "&country=KE" ? 38 : 47, walked.Count);
        if (filter is "&q=s") return;
        var names = all.Select(e => new PersonName((string)e!["givenName"]!, (string?)e["familyName"]).Folded).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_group_and_filters()
    {
        var (place, other) = (await host.NewGroupAsync(), await host.NewGroupAsync());
        foreach (var group in (Place[])[place, other])
            await host.FillAsync(group, [new Resident("Achieng", "Akinyi"), new Resident("Baraka", "Bett"), new Resident("Chebet", "Cherono")]);
        using var integrator = await host.IntegratorAsync();
        var cursor = (string)(await integrator.GetAsync($"{place.Path}/members?limit=2")).Json["next"]!;
        (await integrator.GetAsync($"{place.Path}/members?limit=2&country=KE&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await integrator.GetAsync($"{other.Path}/members?limit=2&cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await integrator.GetAsync($"{place.Path}/members?limit=5&cursor={cursor}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Auditors_see_initials_and_domains_only()
    {
        var place = await host.NewGroupAsync();
        await host.FillAsync(place, [new Resident("Wanjikũ", "Ng'ang'a"), new Resident("李", "小龍", "TW", "臺北")]);
        using var auditor = await host.DemoAsync("auditor");
        foreach (var guess in new[] { "q=wanjiku", "city=nairobi" })
            (await auditor.GetAsync($"{place.Path}/members?{guess}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        var answer = (await auditor.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK);
        var entry = Assert.Single(answer.Items, e => (string)e!["country"]! == "KE")!;
        Assert.Equal(("W.", "N.", "…@example.com", "KE", null), ((string)entry["givenName"]!, (string)entry["familyName"]!, (string)entry["email"]!, (string)entry["country"]!, (string?)entry["city"]));
        Assert.Equal(2, answer.Items.Count);
    }

    [Fact]
    public async Task Members_of_the_group_who_hold_no_office_do_not_see_its_roster()
    {
        using var secretary = await host.DemoAsync("secretary");
        var member = (await host.JoinAsync()).Api;
        await member.EnterAsync(GroupSteps.Kenya, secretary);
        (await member.GetAsync($"{GroupSteps.Kenya}/members")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        using var integrator = await host.IntegratorAsync("groups.read members.write");
        (await integrator.GetAsync($"{GroupSteps.Kenya}/members")).Expect(HttpStatusCode.Forbidden, "auth.insufficient_scope");
        using var anonymous = host.Client();
        (await anonymous.GetAsync($"{GroupSteps.Kenya}/members")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        (await secretary.GetAsync("/api/v1/chapters/atlantis/members")).Expect(HttpStatusCode.NotFound, "group.not_found");
    }

    [Fact]
    public async Task The_roster_follows_a_changed_profile_at_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var person = await host.JoinAsync("Oldname", "Before");
        await person.Api.EnterAsync(place.Path, administrator);
        (await person.Api.PatchAsync("/api/v1/me", new { givenName = "Newname", familyName = "After", city = "Kisumu", country = "UG" })).Expect(HttpStatusCode.OK);
        foreach (var filter in (string[])["q=newname", "q=after", "city=kisumu", "country=UG"])
            Assert.Single((await administrator.GetAsync($"{place.Path}/members?{filter}")).Items);
        foreach (var filter in (string[])["q=oldname", "q=before", "city=nairobi", "country=KE"])
            Assert.Empty((await administrator.GetAsync($"{place.Path}/members?{filter}")).Items);
    }
}
