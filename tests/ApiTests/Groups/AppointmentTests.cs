using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Groups;

/// <summary>Appointing officers and ending their terms (rule 11).</summary>
public sealed class AppointmentTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_active_member_of_the_group_is_appointed_listed_and_recorded()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var person = await host.JoinAsync("Achieng");
        await person.Api.EnterAsync(place.Path, administrator);
        var term = (await administrator.AppointAsync(place.Path, person.Id, "secretary", until: new DateOnly(2099, 12, 31))).Expect(HttpStatusCode.Created);
        Assert.NotNull(term.Headers.Location);
        Assert.Equal("appointed", (string)term.Json["status"]!);

        var officer = Assert.Single((await administrator.GetAsync($"{place.Path}/officers")).Items)!;
        Assert.Equal((string)term.Json["id"]!, (string)officer["id"]!);
        Assert.Equal(("secretary", "Achieng Mwangi", "2026-01-01", "2099-12-31"),
            ((string)officer["office"]!, (string)officer["name"]!, (string)officer["from"]!, (string)officer["until"]!));
        var record = (await administrator.GetAsync($"/api/v1/audit-events?groupId={place.Id}")).Items[0]!;
        Assert.Equal(("officer.appoint", "done", person.Id.ToString()), ((string)record["action"]!, (string)record["outcome"]!, (string)record["memberId"]!));
    }

    [Fact]
    public async Task Only_an_active_member_of_the_group_can_be_appointed()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var person = await host.JoinAsync();
        await RefuseAsync(person.Id);
        await RefuseAsync(Guid.NewGuid());
        var id = await person.Api.AskAsync(place.Path);
        await RefuseAsync(person.Id);
        (await administrator.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.OK);
        (await administrator.ActAsync(place.Path, id, "suspend", "A question is open.")).Expect(HttpStatusCode.OK);
        await RefuseAsync(person.Id);

        async Task RefuseAsync(Guid memberId) => Assert.Equal(["memberId"],
            (await administrator.AppointAsync(place.Path, memberId, "chair")).Expect(HttpStatusCode.Conflict, "group.officer_must_be_member").Fields);
    }

    [Fact]
    public async Task A_term_must_make_sense()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair", until: new DateOnly(2098, 1, 1));
        var (day, before) = (new DateOnly(2026, 5, 2), new DateOnly(2026, 5, 1));
        Assert.Equal(["office"], (await administrator.AppointAsync(place.Path, chair.Id, "emperor")).Expect(HttpStatusCode.BadRequest, "group.office_unknown").Fields);
        Assert.Equal(["until"], (await administrator.AppointAsync(place.Path, chair.Id, "secretary", day, before)).Expect(HttpStatusCode.BadRequest, "group.term_ends_before_it_begins").Fields);
        Assert.Equal(["office"], (await administrator.AppointAsync(place.Path, chair.Id, "")).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(["memberId"], (await administrator.AppointAsync(place.Path, Guid.Empty, "secretary")).Expect(HttpStatusCode.BadRequest).Fields);
        (await administrator.PostAsync($"{place.Path}/officers", new { memberId = chair.Id, office = "secretary", from = "tomorrow" })).Expect(HttpStatusCode.BadRequest);
        (await administrator.AppointAsync("/api/v1/chapters/atlantis", chair.Id, "secretary")).Expect(HttpStatusCode.NotFound, "group.not_found");
    }

    [Fact]
    public async Task Nobody_holds_one_office_twice_at_a_time_but_may_hold_two_offices_or_return()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair", until: new DateOnly(2098, 1, 1));
        (await administrator.AppointAsync(place.Path, chair.Id, "chair", new DateOnly(2098, 1, 1))).Expect(HttpStatusCode.Conflict, "group.term_exists");
        (await administrator.AppointAsync(place.Path, chair.Id, "chair", new DateOnly(2020, 1, 1))).Expect(HttpStatusCode.Conflict, "group.term_exists");
        (await administrator.AppointAsync(place.Path, chair.Id, "chair", new DateOnly(2098, 1, 2))).Expect(HttpStatusCode.Created);
        (await administrator.AppointAsync(place.Path, chair.Id, "contact")).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{place.Path}/officers/{chair.TermId}/end")).Expect(HttpStatusCode.OK);
        (await administrator.AppointAsync(place.Path, chair.Id, "chair", until: new DateOnly(2090, 1, 1))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Two_simultaneous_appointments_make_one_term()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var person = await host.JoinAsync();
        await person.Api.EnterAsync(place.Path, administrator);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => administrator.AppointAsync(place.Path, person.Id, "chair"))));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Single((await administrator.GetAsync($"{place.Path}/officers")).Items);
    }

    [Fact]
    public async Task Ending_a_term_ends_the_rights_at_once()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var secretary = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        (await secretary.Api.GetAsync($"{place.Path}/enrollments")).Expect(HttpStatusCode.OK);
        var ended = (await administrator.PostAsync($"{place.Path}/officers/{secretary.TermId}/end")).Expect(HttpStatusCode.OK);
        Assert.Equal("ended", (string)ended.Json["status"]!);
        foreach (var part in (string[])["enrollments", "enrollments/counts", "members", "offices"])
            (await secretary.Api.GetAsync($"{place.Path}/{part}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        Assert.Empty((await secretary.Api.GetAsync($"{place.Path}/officers")).Items);
        (await administrator.PostAsync($"{place.Path}/officers/{secretary.TermId}/end")).Expect(HttpStatusCode.OK);
        Assert.Equal("officer.end", (string)(await administrator.GetAsync($"/api/v1/audit-events?groupId={place.Id}")).Items[0]!["action"]!);
    }

    [Fact]
    public async Task A_term_is_ended_only_under_its_own_group()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        (await administrator.PostAsync($"{GroupSteps.Kenya}/officers/{chair.TermId}/end")).Expect(HttpStatusCode.NotFound);
        (await administrator.PostAsync($"{place.Path}/officers/{Guid.NewGuid()}/end")).Expect(HttpStatusCode.NotFound);
        (await chair.Api.GetAsync($"{place.Path}/enrollments")).Expect(HttpStatusCode.OK);
    }
}
