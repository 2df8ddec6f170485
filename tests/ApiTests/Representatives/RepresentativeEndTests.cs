using System.Net;
using Membership.ApiTests.Clients;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Representatives;

/// <summary>Rights end with the appointment, at that instant, and nobody is left to find out by themselves.</summary>
public sealed class RepresentativeEndTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Whoever_is_ended_is_refused_with_the_very_next_call_and_everybody_concerned_is_told()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        (await alternate.Api.GetAsync($"{body.Path}/affiliations")).Expect(HttpStatusCode.OK);
        var id = await body.Principal.Api.HolderAsync(body, "alternate");
        var ended = (await body.Principal.Api.EndAsync(body, id, "Moved to another employer.")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("ended", body.Principal.Id.ToString(), "Moved to another employer."), ((string)ended["status"]!, (string)ended["endedBy"]!, (string)ended["reason"]!));

        foreach (var path in (string[])["representatives", "affiliations"]) (await alternate.Api.GetAsync($"{body.Path}/{path}")).Expect(HttpStatusCode.NotFound);
        (await alternate.Api.InviteAsync(body, "billing", People.NewEmail())).Expect(HttpStatusCode.NotFound);
        (await body.Principal.Api.EndAsync(body, id)).Expect(HttpStatusCode.Conflict, "representative.over");
        Assert.Equal("You no longer represent …", (await host.SubjectsAsync(alternate.Email, body))[0]);
        Assert.Contains("Moved to another employer.", (await host.MailsAsync(alternate.Email))[0].Text, StringComparison.Ordinal);
        Assert.Contains("Change among the representatives of …", await host.SubjectsAsync(body.Principal.Email, body));
        Assert.DoesNotContain("… has no representative", await host.SubjectsAsync("administrator@example.org", body));
    }

    [Fact]
    public async Task While_suspended_nobody_acts_through_an_application_or_an_invitation_either()
    {
        var (body, invited) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var client = await body.Principal.Api.RegisterForAsync(body.Id);
        using var machine = await host.MachineAsync(client);
        var invitation = (string)(await body.Principal.Api.InviteAsync(body, "billing", invited.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.OK);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{body.Principal.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);

        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (await host.TokenAsync(client, (string)client["secret"]!)).Error());
        (await invited.AnswerAsync(invitation)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_declines_stays_unknown_to_whoever_invited()
    {
        var (body, stranger) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = (string)(await body.Principal.Api.InviteAsync(body, "election", stranger.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        (await stranger.AnswerAsync(id, "decline")).Expect(HttpStatusCode.OK);
        (await stranger.AnswerAsync(id, "decline")).Expect(HttpStatusCode.Conflict, "representative.over");

        var text = (await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=all")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("\"declined\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{stranger.Id}", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Staff_are_told_when_neither_principal_nor_alternate_is_left()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        var mine = (string)(await body.Principal.Api.GetAsync("/api/v1/me/representations")).Items.Single()!["id"]!;
        Assert.Equal(("ended", "left"), await EndMineAsync(body.Principal, mine));
        (await body.Principal.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound);
        Assert.Contains("Change among the representatives of …", await host.SubjectsAsync(alternate.Email, body));
        Assert.DoesNotContain("… has no representative", await host.SubjectsAsync("administrator@example.org", body));

        var last = (string)(await alternate.Api.GetAsync("/api/v1/me/representations")).Items.Single()!["id"]!;
        (await body.Principal.AnswerAsync(last, "end")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        Assert.Equal(("ended", "left"), await EndMineAsync(alternate, last));
        Assert.Equal(["… has no representative"], await host.SubjectsAsync("administrator@example.org", body));
        (await alternate.AnswerAsync(last, "end")).Expect(HttpStatusCode.Conflict, "representative.over");
    }

    [Fact]
    public async Task The_end_of_the_membership_is_the_end_of_every_appointment_and_a_return_brings_none_back()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        (await body.Principal.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        Assert.Equal([$"alternate {alternate.Id}"], await alternate.Api.InOfficeAsync(body));
        var former = (await alternate.Api.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["role"]! == "principal")!;
        Assert.Equal(("ended", "membershipEnded", null), ((string)former["status"]!, (string)former["reason"]!, (string?)former["email"]));
        Assert.Contains("Reason: the personal membership has ended", (await host.MailsAsync(alternate.Email))[0].Text, StringComparison.Ordinal);

        await host.BecomeMemberAsync(People.Joining(body.Principal.Email));
        using var back = host.Client(await host.SignInAsync(body.Principal.Email));
        (await back.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{alternate.Id}/terminate", new { reason = "Case 7." })).Expect(HttpStatusCode.OK);
        Assert.Equal(["… has no representative"], await host.SubjectsAsync("administrator@example.org", body));
        Assert.Empty(await administrator.InOfficeAsync(body));
    }

    [Fact]
    public async Task Whoever_is_suspended_counts_for_nobody_when_the_other_one_goes()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{alternate.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);
        Assert.Empty(await host.SubjectsAsync("administrator@example.org", body));
        (await body.Principal.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        Assert.Equal(["… has no representative"], await host.SubjectsAsync("administrator@example.org", body));
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("resigned")]
    [InlineData("replaced")]
    public async Task With_whoever_acted_for_the_organization_go_the_invitations_they_sent(string how)
    {
        var (body, invited, next) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var theirs = (string)(await alternate.Api.InviteAsync(body, "billing", invited.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        var others = (string)(await body.Principal.Api.InviteAsync(body, "election", invited.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        if (how == "ended") (await body.Principal.Api.EndAsync(body, await body.Principal.Api.HolderAsync(body, "alternate"))).Expect(HttpStatusCode.OK);
        else if (how == "resigned") (await alternate.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        else await body.Principal.Api.BringInAsync(body, "alternate", next, replaces: true);

        (await invited.AnswerAsync(theirs)).Expect(HttpStatusCode.NotFound);
        var withdrawn = (await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["id"]! == theirs)!;
        Assert.Equal(("withdrawn", "inviterLeft"), ((string)withdrawn["status"]!, (string)withdrawn["reason"]!));
        Assert.Contains("The invitation to represent … is over", await host.SubjectsAsync(body.Principal.Email, body));
        (await invited.AnswerAsync(others)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_is_suspended_has_no_rights_meanwhile_and_has_them_again_afterwards()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{body.Principal.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(["… has no representative"], await host.SubjectsAsync("administrator@example.org", body));
        Assert.Equal([$"principal {body.Principal.Id}"], await administrator.InOfficeAsync(body));
        (await administrator.PostAsync($"/api/v1/members/{body.Principal.Id}/reinstate", new { reason = "Cleared." })).Expect(HttpStatusCode.OK);
        using var back = host.Client(await host.SignInAsync(body.Principal.Email));
        (await back.GetAsync($"{body.Path}/affiliations")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_changed_address_changes_no_appointment()
    {
        var (body, next) = (await host.NewOrganizationAsync(), People.NewEmail());
        await body.Principal.AskForEmailAsync(next);
        foreach (var email in (string[])[next, body.Principal.Email]) await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(email));
        var shown = (await body.Principal.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.OK).Items.Single()!;
        Assert.Equal(("principal", next), ((string)shown["role"]!, (string)shown["email"]!));
    }

    [Fact]
    public async Task Appointing_and_ending_want_a_fresh_sign_in_and_giving_up_does_not()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = await body.Principal.Api.BringInAsync(body, "billing", person);
        var refresh = await host.SignInForLongAsync(body.Principal.Email);
        var mine = await host.SignInForLongAsync(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var old = host.Client((string)(await host.RefreshAsync((string)refresh["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
        (await old.InviteAsync(body, "alternate", People.NewEmail())).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        (await old.EndAsync(body, id)).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        (await old.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.OK);
        using var own = host.Client((string)(await host.RefreshAsync((string)mine["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
        Assert.Equal(("ended", "left"), await EndMineAsync(person with { Api = own }, id));
    }

    private static async Task<(string Status, string Reason)> EndMineAsync(Person person, string id)
    {
        var ended = (await person.AnswerAsync(id, "end")).Expect(HttpStatusCode.OK).Json;
        return ((string)ended["status"]!, (string)ended["reason"]!);
    }
}
