using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>Who sees which enrollment, its history, and a group's list of requests.</summary>
public sealed class SightTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Another_chapters_secretary_sees_and_decides_nothing_here()
    {
        using var administrator = await host.DemoAsync("administrator");
        var other = await host.NewOfficerAsync(administrator, (await host.NewGroupAsync()).Path, "secretary");
        var member = (await host.JoinAsync()).Api;
        var id = await member.AskAsync(GroupSteps.Kenya);
        foreach (var part in (string[])["enrollments", "enrollments/counts", "members"])
            (await other.Api.GetAsync($"{GroupSteps.Kenya}/{part}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        foreach (var action in (string[])["approve", "decline", "suspend", "reinstate", "remove"])
            (await other.Api.ActAsync(GroupSteps.Kenya, id, action, action is "approve" or "reinstate" ? null : "No.")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        foreach (var part in (string[])["", "/history"])
            (await other.Api.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}{part}")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
    }

    [Fact]
    public async Task An_enrollment_is_found_only_under_its_own_group()
    {
        using var secretary = await host.DemoAsync("secretary");
        var place = await host.NewGroupAsync();
        var member = (await host.JoinAsync()).Api;
        var id = await member.AskAsync(place.Path);
        (await secretary.ActAsync(GroupSteps.Kenya, id, "approve")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        (await secretary.ActAsync(GroupSteps.Kenya, id, "remove", "Not mine.")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        (await secretary.ActAsync(GroupSteps.Kenya, Guid.NewGuid().ToString(), "approve")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        (await secretary.ActAsync(GroupSteps.Kenya, "not-an-id", "approve")).Expect(HttpStatusCode.NotFound);
        foreach (var part in (string[])["", "/history"])
        {
            (await secretary.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}{part}")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
            (await member.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}{part}")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        }
        (await member.ActAsync(GroupSteps.Kenya, id, "withdraw")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        Assert.Equal("requested", (string)(await member.GetAsync($"{place.Path}/enrollments/{id}")).Json["status"]!);
    }

    [Fact]
    public async Task To_a_stranger_a_single_enrollment_does_not_exist()
    {
        using var secretary = await host.DemoAsync("secretary");
        var owner = (await host.JoinAsync()).Api;
        var colleague = (await host.JoinAsync()).Api;
        var id = await owner.EnterAsync(GroupSteps.Kenya, secretary);
        await colleague.EnterAsync(GroupSteps.Kenya, secretary);
        foreach (var stranger in (ApiClient[])[(await host.JoinAsync()).Api, colleague])
        {
            foreach (var part in (string[])["", "/history"])
                (await stranger.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}{part}")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
            foreach (var action in (string[])["withdraw", "leave"])
                (await stranger.ActAsync(GroupSteps.Kenya, id, action)).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
            (await stranger.ActAsync(GroupSteps.Kenya, id, "remove", "No.")).Expect(HttpStatusCode.Forbidden);
        }
        foreach (var friend in (ApiClient[])[owner, secretary])
            (await friend.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_history_tells_every_change_with_who_and_why_oldest_first()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        var person = await host.JoinAsync();
        var id = await person.Api.EnterAsync(place.Path, chair.Api);
        (await chair.Api.ActAsync(place.Path, id, "suspend", "Dues of the hall.")).Expect(HttpStatusCode.OK);
        (await chair.Api.ActAsync(place.Path, id, "reinstate")).Expect(HttpStatusCode.OK);
        (await person.Api.ActAsync(place.Path, id, "leave", "I am moving.")).Expect(HttpStatusCode.OK);

        var path = $"{place.Path}/enrollments/{id}/history";
        var lines = (await person.Api.GetAsync(path)).Expect(HttpStatusCode.OK).Items;
        Assert.All(lines, l => Assert.Equal(["ordinal", "at", "from", "to", "reason", "actorId"], l!.AsObject().Select(p => p.Key)));
        Assert.Equal(
            [(1, null, "requested", null, person.Id), (2, "requested", "active", null, chair.Id), (3, "active", "suspended", "Dues of the hall.", chair.Id),
                (4, "suspended", "active", null, chair.Id), (5, "active", "left", "I am moving.", person.Id)],
            lines.Select(l => ((int)l!["ordinal"]!, (string?)l["from"], (string)l["to"]!, (string?)l["reason"], Guid.Parse((string)l["actorId"]!))));
        var first = (await chair.Api.GetAsync($"{path}?limit=3")).Expect(HttpStatusCode.OK);
        var second = (await chair.Api.GetAsync($"{path}?limit=3&cursor={first.Json["next"]}")).Expect(HttpStatusCode.OK);
        Assert.Equal([1, 2, 3, 4, 5], first.Items.Concat(second.Items).Select(l => (int)l!["ordinal"]!));
        Assert.Null(second.Json["next"]);
    }

    [Fact]
    public async Task Requests_are_listed_oldest_first_a_page_at_a_time_with_a_total()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var ids = new List<string>();
        foreach (var name in (string[])["Zawadi", "Ábel", "Mumbi"]) ids.Add(await (await host.JoinAsync(name)).Api.AskAsync(place.Path));
        var declined = await (await host.JoinAsync("Juma")).Api.AskAsync(place.Path);
        (await administrator.ActAsync(place.Path, declined, "decline", "Twice the same person.")).Expect(HttpStatusCode.OK);

        var first = (await administrator.GetAsync($"{place.Path}/enrollments?limit=2&count=true")).Expect(HttpStatusCode.OK);
        Assert.Equal(3, (int)first.Json["total"]!);
        var second = (await administrator.GetAsync($"{place.Path}/enrollments?limit=2&cursor={first.Json["next"]}")).Expect(HttpStatusCode.OK);
        Assert.False(second.Json.AsObject().ContainsKey("total"));
        Assert.Equal(ids, first.Items.Concat(second.Items).Select(e => (string)e!["id"]!));
        Assert.Equal([ids[1]], (await administrator.GetAsync($"{place.Path}/enrollments?q=abel")).Items.Select(e => (string)e!["id"]!));
        Assert.Equal([declined], (await administrator.GetAsync($"{place.Path}/enrollments?status=declined")).Items.Select(e => (string)e!["id"]!));
        (await administrator.GetAsync($"{place.Path}/enrollments?status=Requested")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync($"{place.Path}/enrollments?state=requested")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Staff_who_audit_see_initials_and_no_message_integrators_with_the_scope_see_the_request()
    {
        var place = await host.NewGroupAsync();
        var person = await host.JoinAsync("Sélène", "Ōkubo");
        var id = (string)(await person.Api.PostAsync($"{place.Path}/enrollments", new { message = "My private words" })).Json["id"]!;
        using var auditor = await host.DemoAsync("auditor");
        foreach (var path in (string[])[$"{place.Path}/enrollments", $"{place.Path}/enrollments/{id}"])
        {
            var answer = (await auditor.GetAsync(path)).Expect(HttpStatusCode.OK);
            Assert.Contains("\"givenName\":\"S.\",\"familyName\":\"Ō.\",\"email\":\"…@example.com\"", answer.Text.Replace("\\u2026", "…", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
            foreach (var secret in (string[])["Sélène", "kubo", person.Email, "Nairobi", "private words"]) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
        }
        using var integrator = await host.IntegratorAsync();
        Assert.Equal(person.Email, (string)(await integrator.GetAsync($"{place.Path}/enrollments/{id}")).Expect(HttpStatusCode.OK).Json["member"]!["email"]!);
        using var other = await host.IntegratorAsync("groups.read");
        (await other.GetAsync($"{place.Path}/enrollments/{id}")).Expect(HttpStatusCode.Forbidden, "auth.insufficient_scope");
    }
}
