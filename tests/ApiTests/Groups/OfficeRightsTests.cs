using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;

namespace Membership.ApiTests.Groups;

/// <summary>What each office may do, by default and as a group decides (rule 12).</summary>
public sealed class OfficeRightsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] All = ["seeCounts", "seeRoster", "approveMembers", "downloadRoster", "postNews"];

    [Fact]
    public async Task Approval_can_be_given_to_the_membership_officer_alone()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var secretary = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        var membership = await host.NewOfficerAsync(administrator, place.Path, "membershipOfficer");
        var set = (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = new[] { "seeCounts", "seeRoster" } })).Expect(HttpStatusCode.OK);
        Assert.Equal(["seeCounts", "seeRoster"], set.Json["rights"]!.AsArray().Select(r => (string)r!));

        var applicant = await host.JoinAsync("Amina", "Rule-Twelve");
        var id = await applicant.Api.AskAsync(place.Path);
        Assert.Contains(await host.MailsAsync(membership.Email), m => m.Text.Contains("Rule-Twelve", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.MailsAsync(secretary.Email), m => m.Text.Contains("Rule-Twelve", StringComparison.Ordinal));
        (await secretary.Api.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await secretary.Api.ActAsync(place.Path, id, "decline", "No.")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await secretary.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK);
        (await secretary.Api.GetAsync($"{place.Path}/members", ("Accept", "text/csv"))).Expect(HttpStatusCode.Forbidden);
        (await membership.Api.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.OK);

        (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = All })).Expect(HttpStatusCode.OK);
        (await secretary.Api.ActAsync(place.Path, id, "suspend", "Now it may.")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_group_of_the_seed_whose_bylaws_say_so_gives_approval_to_the_membership_officer_alone()
    {
        using var auditor = await host.DemoAsync("auditor");
        var offices = (await auditor.GetAsync("/api/v1/chapters/germany/offices")).Expect(HttpStatusCode.OK).Items
            .ToDictionary(o => (string)o!["office"]!, o => o!["rights"]!.AsArray().Select(r => (string)r!).ToArray());
        Assert.Equal(["membershipOfficer"], offices.Where(o => o.Value.Contains("approveMembers", StringComparer.Ordinal)).Select(o => o.Key));
    }

    [Fact]
    public async Task Approving_without_the_roster_decides_on_requests_and_shows_no_members()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var contact = await host.NewOfficerAsync(administrator, place.Path, "contact");
        (await administrator.PutAsync($"{place.Path}/offices/contact", new { rights = new[] { "approveMembers" } })).Expect(HttpStatusCode.OK);
        var applicant = await host.JoinAsync();
        var id = await applicant.Api.AskAsync(place.Path);

        Assert.Equal(id, (string)(await contact.Api.GetAsync($"{place.Path}/enrollments?status=requested")).Expect(HttpStatusCode.OK).Items[0]!["id"]!);
        (await contact.Api.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.OK);
        (await contact.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Fact]
    public async Task The_audit_trail_says_which_office_and_which_rights()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        var place = await host.NewGroupAsync();
        var officer = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = new[] { "seeCounts", "seeRoster" } })).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"{place.Path}/officers/{officer.TermId}/end")).Expect(HttpStatusCode.OK);

        var details = (await auditor.GetAsync($"/api/v1/audit-events?groupId={place.Id}")).Expect(HttpStatusCode.OK).Items
            .ToDictionary(e => (string)e!["action"]!, e => (string?)e!["detail"], StringComparer.Ordinal);

        Assert.Equal("secretary", details["officer.appoint"]);
        Assert.Equal("secretary", details["officer.end"]);
        Assert.StartsWith("secretary", details["office.rights"], StringComparison.Ordinal);
        Assert.Contains("SeeRoster", details["office.rights"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_empty_list_takes_every_right_away_in_this_group_only()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (here, there) = (await host.NewGroupAsync(), await host.NewGroupAsync());
        var chair = await host.NewOfficerAsync(administrator, here.Path, "chair");
        await chair.Api.EnterAsync(there.Path, administrator);
        (await administrator.AppointAsync(there.Path, chair.Id, "chair")).Expect(HttpStatusCode.Created);
        (await administrator.PutAsync($"{here.Path}/offices/chair", new { rights = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        (await chair.Api.GetAsync($"{here.Path}/enrollments/counts")).Expect(HttpStatusCode.Forbidden);
        (await chair.Api.GetAsync($"{here.Path}/members")).Expect(HttpStatusCode.Forbidden);
        (await chair.Api.GetAsync($"{there.Path}/members")).Expect(HttpStatusCode.OK);
        Assert.Single((await chair.Api.GetAsync($"{here.Path}/officers")).Items);
        Assert.Equal("office.rights", (string)(await administrator.GetAsync($"/api/v1/audit-events?groupId={here.Id}")).Items[0]!["action"]!);
    }

    [Theory]
    [InlineData("""{"rights":["rule"]}""")]
    [InlineData("""{"rights":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"rights":["seeCounts"],"until":"2027-01-01"}""")]
    public async Task Malformed_rights_are_refused(string body)
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PutAsync($"{GroupSteps.Kenya}/offices/contact", body)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Rights_of_an_office_or_a_group_that_is_not_there_cannot_be_set()
    {
        using var administrator = await host.DemoAsync("administrator");
        Assert.Equal("group.office_unknown", (await administrator.PutAsync($"{GroupSteps.Kenya}/offices/emperor", new { rights = All })).Code);
        (await administrator.PutAsync("/api/v1/chapters/atlantis/offices/chair", new { rights = All })).Expect(HttpStatusCode.NotFound, "group.not_found");
    }

    [Fact]
    public async Task Officers_and_staff_read_what_each_office_may_do_and_others_do_not()
    {
        using var treasurer = await host.DemoAsync("treasurer");
        using var stranger = await host.DemoAsync("member");
        using var chair = await host.DemoAsync("chair.tt");
        var offices = (await treasurer.GetAsync($"{GroupSteps.Kenya}/offices", ("Accept-Language", "fr"))).Expect(HttpStatusCode.OK).Items;
        Assert.Equal(9, offices.Count);
        Assert.All(offices, o => Assert.Equal(["office", "name", "rights"], o!.AsObject().Select(p => p.Key)));
        Assert.Equal(All, offices.Single(o => (string)o!["office"]! == "secretary")!["rights"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(["seeCounts"], offices.Single(o => (string)o!["office"]! == "treasurer")!["rights"]!.AsArray().Select(r => (string)r!));
        Assert.NotEqual("Treasurer", (string)offices.Single(o => (string)o!["office"]! == "treasurer")!["name"]!);
        (await stranger.GetAsync($"{GroupSteps.Kenya}/offices")).Expect(HttpStatusCode.Forbidden);
        (await chair.GetAsync($"{GroupSteps.Kenya}/offices")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_treasurer_sees_counts_only()
    {
        using var treasurer = await host.DemoAsync("treasurer");
        using var secretary = await host.DemoAsync("secretary");
        var counts = (await treasurer.GetAsync($"{GroupSteps.Kenya}/enrollments/counts")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["requested", "active", "suspended"], counts.AsObject().Select(p => p.Key));
        foreach (var status in (string[])["requested", "active", "suspended"])
            Assert.Equal((int)(await secretary.GetAsync($"{GroupSteps.Kenya}/enrollments?status={status}&count=true&limit=1")).Json["total"]!, (int)counts[status]!);
        (await treasurer.GetAsync($"{GroupSteps.Kenya}/members")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await treasurer.GetAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        var id = (string)(await secretary.GetAsync($"{GroupSteps.Kenya}/enrollments?limit=1")).Items[0]!["id"]!;
        (await treasurer.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        (await treasurer.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}/history")).Expect(HttpStatusCode.NotFound, "enrollment.not_found");
        (await treasurer.ActAsync(GroupSteps.Kenya, id, "approve")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Theory]
    [InlineData(GroupKind.Sig)]
    [InlineData(GroupKind.StandingGroup)]
    [InlineData(GroupKind.WorkingGroup)]
    public async Task The_chair_of_a_worldwide_group_approves_and_reads_the_roster_but_does_not_download_it(GroupKind kind)
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync(kind);
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        var secretary = await host.NewOfficerAsync(administrator, place.Path, "secretary");
        var applicant = await host.JoinAsync(city: null);
        var id = await applicant.Api.AskAsync(place.Path);
        (await secretary.Api.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.Forbidden);
        (await secretary.Api.GetAsync($"{place.Path}/enrollments/counts")).Expect(HttpStatusCode.OK);
        (await chair.Api.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.OK);
        Assert.Equal(3, (await chair.Api.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK).Items.Count);
        (await chair.Api.GetAsync($"{place.Path}/members", ("Accept", "text/csv"))).Expect(HttpStatusCode.Forbidden, "access.forbidden");
    }
}
