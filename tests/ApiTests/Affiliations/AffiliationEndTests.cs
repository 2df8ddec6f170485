using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Membership.ApiTests.Representatives;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Affiliations;

/// <summary>Leaving an employer ends what one was there, and nothing else; leaving the body ends both.</summary>
public sealed class AffiliationEndTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Leaving_an_employer_never_ends_the_membership_or_a_group()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        await host.EnterKenyaAsync(person);
        var id = await person.ClaimedAsync(body);
        (await body.Principal.Api.DecideAsync(body, id, "confirm")).Expect(HttpStatusCode.OK);
        var ended = (await body.Principal.Api.DecideAsync(body, id, "end", "Moved on.")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("ended", null, "Moved on."), ((string)ended["status"]!, (string?)ended["emailDomain"], (string)ended["reason"]!));
        Assert.Contains("Moved on.", (await host.MailsAsync(person.Email))[0].Text, StringComparison.Ordinal);
        Assert.Equal("active", (string)(await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json["status"]!);
        Assert.Equal("active", (string)(await person.Api.GetAsync("/api/v1/me/enrollments")).Items.Single()!["status"]!);
        (await person.LeaveAsync(id)).Expect(HttpStatusCode.Conflict, "affiliation.state_forbids");
        await person.ClaimedAsync(body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_representative_who_leaves_the_organization_loses_the_rights_at_once(bool byThemselves)
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var id = await alternate.ClaimedAsync(body);
        (await alternate.Api.DecideAsync(body, id, "confirm")).Expect(HttpStatusCode.OK);
        (await (byThemselves ? alternate.LeaveAsync(id) : body.Principal.Api.DecideAsync(body, id, "end"))).Expect(HttpStatusCode.OK);

        (await alternate.Api.GetAsync($"{body.Path}/affiliations")).Expect(HttpStatusCode.NotFound);
        (await alternate.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound);
        var former = (await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["role"]! == "alternate")!;
        Assert.Equal(("ended", "affiliationEnded"), ((string)former["status"]!, (string)former["reason"]!));
        Assert.Contains("You no longer represent …", await host.SubjectsAsync(alternate.Email, body));
        Assert.Contains("Change among the representatives of …", await host.SubjectsAsync(body.Principal.Email, body));
    }

    [Fact]
    public async Task An_auditor_who_represents_an_organization_learns_no_more_of_its_past_than_an_auditor()
    {
        var (body, worker) = (await host.NewOrganizationAsync(), await host.JoinAsync("Wambui", "Declined"));
        using var auditor = await host.DemoAsync("auditor");
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{body.Path}/representatives", new { role = "alternate", memberId = (string)(await auditor.GetAsync("/api/v1/me")).Json["id"]!, replaces = false })).Expect(HttpStatusCode.Created);
        (await body.Principal.Api.DecideAsync(body, await worker.ClaimedAsync(body), "decline", "Never heard of them.")).Expect(HttpStatusCode.OK);
        Assert.Equal("W.", (string)Assert.Single((await auditor.GetAsync($"{body.Path}/affiliations?status=declined")).Expect(HttpStatusCode.OK).Items)!["givenName"]!);
        (await auditor.GetAsync($"{body.Path}/affiliations?status=declined&q=wambui")).Expect(HttpStatusCode.Forbidden);
        (await auditor.GetAsync($"{body.Path}/affiliations?status=claimed&q=wambui")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_claim_is_declined_with_a_reason_and_not_ended_without_one()
    {
        var (body, worker) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var claim = await worker.ClaimedAsync(body);
        (await body.Principal.Api.DecideAsync(body, claim, "end")).Expect(HttpStatusCode.Conflict, "affiliation.state_forbids");
        (await worker.LeaveAsync(claim)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_ends_an_appointment_wants_a_fresh_sign_in()
    {
        var (body, worker) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var (representative, other) = (await alternate.ClaimedAsync(body), await worker.ClaimedAsync(body));
        foreach (var claim in new[] { representative, other }) (await body.Principal.Api.DecideAsync(body, claim, "confirm")).Expect(HttpStatusCode.OK);
        var refresh = await host.SignInForLongAsync(body.Principal.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var old = host.Client((string)(await host.RefreshAsync((string)refresh["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
        (await old.DecideAsync(body, representative, "end")).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        (await old.DecideAsync(body, other, "end")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refused_claim_ends_no_appointment()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        (await body.Principal.Api.DecideAsync(body, await alternate.ClaimedAsync(body), "decline", "Not employed here.")).Expect(HttpStatusCode.OK);
        (await alternate.Api.GetAsync($"{body.Path}/affiliations")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_end_of_the_membership_ends_every_affiliation_and_frees_the_seats()
    {
        var bodies = new[] { await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1)), await host.NewOrganizationAsync() };
        var (person, next) = (await host.JoinAsync(), await host.JoinAsync());
        foreach (var body in bodies) (await body.Principal.Api.DecideAsync(body, await person.ClaimedAsync(body), "confirm")).Expect(HttpStatusCode.OK);
        (await bodies[0].Principal.Api.DecideAsync(bodies[0], await next.ClaimedAsync(bodies[0]), "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed representative waiting", await next.PlaceAsync());

        (await person.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed representative seat", await next.PlaceAsync());
        Assert.Equal(((1, 1), (0, 0)), (await host.SeatsAsync(bodies[0]), await host.SeatsAsync(bodies[1])));
        using var administrator = await host.DemoAsync("administrator");
        foreach (var body in bodies)
            Assert.Equal("membershipEnded", (string)(await administrator.GetAsync($"{body.Path}/affiliations?status=ended")).Items.Single()!["reason"]!);
        await host.BecomeMemberAsync(People.Joining(person.Email));
        using var back = host.Client(await host.SignInAsync(person.Email));
        Assert.All((await back.GetAsync("/api/v1/me/affiliations")).Items, a => Assert.Equal("ended", (string)a!["status"]!));
    }

    [Fact]
    public async Task A_resignation_and_a_confirmation_at_once_leave_no_seat_with_who_has_gone()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 3));
        for (var round = 0; round < 5; round++)
        {
            var person = await host.JoinAsync();
            var id = await person.ClaimedAsync(body);
            var answers = await Task.WhenAll(
                Task.Run(() => body.Principal.Api.DecideAsync(body, id, "confirm")), Task.Run(() => person.Api.PostAsync("/api/v1/me/resignation")));
            answers[1].Expect(HttpStatusCode.OK);
            Assert.Equal((0, 0), await host.SeatsAsync(body));
        }
    }
}
