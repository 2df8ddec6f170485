using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>Rules 1 and 11: enrollments follow the global membership, offices follow the enrollment.</summary>
public sealed class MembershipEndTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_officer_who_leaves_the_group_loses_the_office_and_its_rights_for_good()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        (await chair.Api.ActAsync(place.Path, chair.EnrollmentId, "leave")).Expect(HttpStatusCode.OK);
        await ExpectNoOfficeAsync(place, chair.Api);
        await chair.Api.EnterAsync(place.Path, administrator);
        await ExpectNoOfficeAsync(place, chair.Api);
    }

    [Fact]
    public async Task An_officer_who_is_removed_loses_the_office_and_its_rights_for_good()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        var secretary = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        (await secretary.Api.ActAsync(place.Path, chair.EnrollmentId, "remove", "By vote.")).Expect(HttpStatusCode.OK);
        await ExpectNoOfficeAsync(place, chair.Api);
        await chair.Api.EnterAsync(place.Path, secretary.Api);
        await ExpectNoOfficeAsync(place, chair.Api);
    }

    [Fact]
    public async Task An_officer_who_is_suspended_in_the_group_has_no_rights_until_reinstated()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        (await administrator.ActAsync(place.Path, chair.EnrollmentId, "suspend", "A question is open.")).Expect(HttpStatusCode.OK);
        await ExpectNoOfficeAsync(place, chair.Api);
        (await administrator.ActAsync(place.Path, chair.EnrollmentId, "reinstate")).Expect(HttpStatusCode.OK);
        (await chair.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_officer_who_resigns_the_membership_and_comes_back_holds_no_office()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        (await chair.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        (await chair.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.Unauthorized);
        using var back = await ComeBackAsync(chair.Email, chair.Id);
        Assert.All((await back.GetAsync("/api/v1/me/enrollments")).Items, e => Assert.Equal("endedByGlobal", (string)e!["status"]!));
        await back.EnterAsync(place.Path, administrator);
        await ExpectNoOfficeAsync(place, back);
    }

    [Fact]
    public async Task Suspending_a_membership_suspends_what_is_active_and_reinstating_restores_exactly_that()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        var places = new[] { await host.NewGroupAsync(), await host.NewGroupAsync(), await host.NewGroupAsync(), await host.NewGroupAsync() };
        var active = await person.Api.EnterAsync(places[0].Path, administrator);
        var held = await person.Api.EnterAsync(places[1].Path, administrator);
        (await administrator.ActAsync(places[1].Path, held, "suspend", "The group's own matter.")).Expect(HttpStatusCode.OK);
        var asked = await person.Api.AskAsync(places[2].Path);
        var gone = await person.Api.EnterAsync(places[3].Path, administrator);
        (await person.Api.ActAsync(places[3].Path, gone, "leave")).Expect(HttpStatusCode.OK);
        string[] ids = [active, held, asked, gone];

        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);
        Assert.Equal(["suspended", "suspended", "requested", "left"], await StatusesAsync());
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await administrator.ActAsync(places[0].Path, active, "reinstate")).Expect(HttpStatusCode.Conflict, "enrollment.suspended_with_membership");
        (await administrator.ActAsync(places[1].Path, held, "reinstate")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        (await administrator.ActAsync(places[2].Path, asked, "approve")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");

        (await administrator.PostAsync($"/api/v1/members/{person.Id}/reinstate", new { reason = "Cleared." })).Expect(HttpStatusCode.OK);
        Assert.Equal(["active", "suspended", "requested", "left"], await StatusesAsync());
        (await administrator.ActAsync(places[1].Path, held, "reinstate")).Expect(HttpStatusCode.OK);
        (await administrator.ActAsync(places[2].Path, asked, "approve")).Expect(HttpStatusCode.OK);

        async Task<IReadOnlyList<string>> StatusesAsync()
        {
            var statuses = new List<string>();
            foreach (var (place, id) in places.Zip(ids))
                statuses.Add((string)(await administrator.GetAsync($"{place.Path}/enrollments/{id}")).Expect(HttpStatusCode.OK).Json["status"]!);
            return statuses;
        }
    }

    [Theory]
    [InlineData("resignation", "membershipResigned")]
    [InlineData("terminate", "membershipTerminated")]
    public async Task The_end_of_a_membership_ends_every_enrollment_in_one_go(string how, string code)
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        var places = new[] { await host.NewGroupAsync(), await host.NewGroupAsync(), await host.NewGroupAsync() };
        string[] ids = [await person.Api.EnterAsync(places[0].Path, administrator), await person.Api.EnterAsync(places[1].Path, administrator), await person.Api.AskAsync(places[2].Path)];
        (await administrator.ActAsync(places[1].Path, ids[1], "suspend", "Waiting.")).Expect(HttpStatusCode.OK);

        var ended = how is "resignation"
            ? await person.Api.PostAsync("/api/v1/me/resignation", new { reason = "My own words" })
            : await administrator.PostAsync($"/api/v1/members/{person.Id}/terminate", new { reason = "Staff's own words" });
        ended.Expect(HttpStatusCode.OK);
        foreach (var (place, id) in places.Zip(ids))
        {
            var enrollment = (await administrator.GetAsync($"{place.Path}/enrollments/{id}")).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(("endedByGlobal", code), ((string)enrollment["status"]!, (string)enrollment["reason"]!));
            Assert.NotNull(enrollment["endedAt"]);
            Assert.Empty((await administrator.GetAsync($"{place.Path}/members")).Items);
            foreach (var action in (string[])["approve", "decline", "suspend", "reinstate", "remove"])
                (await administrator.ActAsync(place.Path, id, action, action is "approve" or "reinstate" ? null : "Too late.")).Expect(HttpStatusCode.Conflict, "enrollment.state_forbids");
        }
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Whoever_comes_back_may_ask_again()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        await person.Api.EnterAsync(GroupSteps.Kenya, administrator);
        (await person.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        using var back = await ComeBackAsync(person.Email, person.Id);
        await back.EnterAsync(GroupSteps.Kenya, administrator);
        Assert.Equal(["active", "endedByGlobal"], (await back.GetAsync("/api/v1/me/enrollments")).Items.Select(e => (string)e!["status"]!));
    }

    private async Task<ApiClient> ComeBackAsync(string email, Guid id)
    {
        using var anonymous = host.Client();
        (await anonymous.PostAsync("/api/v1/members", People.Joining(email))).Expect(HttpStatusCode.Accepted);
        var member = (await anonymous.PostAsync("/api/v1/members/verification", new { token = await host.MailedTokenAsync(email) })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(id.ToString(), (string)member["id"]!);
        return host.Client(await host.SignInAsync(email));
    }

    private static async Task ExpectNoOfficeAsync(Place place, ApiClient former)
    {
        foreach (var part in (string[])["enrollments", "members", "enrollments/counts", "offices"])
            (await former.GetAsync($"{place.Path}/{part}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        Assert.DoesNotContain((await former.GetAsync($"{place.Path}/officers")).Items, o => (string)o!["office"]! == "chair");
    }
}
