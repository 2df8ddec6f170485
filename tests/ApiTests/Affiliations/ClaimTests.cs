using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.ApiTests.Representatives;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.ApiTests.Affiliations;

/// <summary>Members say where they work; a domain, a representative or staff confirm.</summary>
public sealed class ClaimTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("example.com", "confirmed domain seat")]
    [InlineData("mail.example.com", "claimed  none")]
    [InlineData("example.org", "claimed  none")]
    public async Task A_verified_address_at_a_domain_of_the_organization_confirms_at_once(string domain, string expected)
    {
        var (body, person) = (await host.NewOrganizationAsync(with: p => p with { Domains = [domain] }), await host.JoinAsync());
        await person.ClaimedAsync(body, "Engineer");
        Assert.Equal(expected, await person.PlaceAsync());
        var told = await host.SubjectsAsync(body.Principal.Email, body);
        Assert.Equal(expected.StartsWith("claimed", StringComparison.Ordinal), told.Contains("Does this person work for …?"));
        if (expected.StartsWith("confirmed", StringComparison.Ordinal)) Assert.Equal("It is confirmed that you work for …", (await host.SubjectsAsync(person.Email, body))[0]);
    }

    [Fact]
    public async Task Otherwise_a_representative_or_staff_confirm_and_the_person_is_told()
    {
        var (body, one, two) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        var confirmed = (await body.Principal.Api.DecideAsync(body, await one.ClaimedAsync(body, "Engineer"), "confirm")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("confirmed", "representative", true, "Engineer"), ((string)confirmed["status"]!, (string)confirmed["proof"]!, (bool)confirmed["hasSeat"]!, (string)confirmed["title"]!));
        (await administrator.DecideAsync(body, await two.ClaimedAsync(body), "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed staff seat", await two.PlaceAsync());
        foreach (var person in (Person[])[one, two]) Assert.Contains("One of the organization's seats is yours.", (await host.MailsAsync(person.Email))[0].Text, StringComparison.Ordinal);
        Assert.Equal([("affiliation.confirm", two.Id)], await host.OnDatabaseAsync(db => Task.FromResult(
            db.AuditEvents.Where(e => e.OrganizationId == body.Id).AsEnumerable().Select(e => (e.Action, e.MemberId!.Value)).ToList())));
        (await body.Principal.Api.DecideAsync(body, (string)confirmed["id"]!, "confirm")).Expect(HttpStatusCode.Conflict, "affiliation.state_forbids");
    }

    [Fact]
    public async Task A_refusal_has_a_reason_that_the_person_is_told_and_may_be_answered_with_another_claim()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = await person.ClaimedAsync(body);
        (await body.Principal.Api.DecideAsync(body, id, "decline")).Expect(HttpStatusCode.BadRequest);
        (await body.Principal.Api.DecideAsync(body, id, "decline", "Nobody knows you here.")).Expect(HttpStatusCode.OK);
        Assert.Contains("Nobody knows you here.", (await host.MailsAsync(person.Email))[0].Text, StringComparison.Ordinal);
        Assert.Equal("declined  none", await person.PlaceAsync());
        await person.ClaimedAsync(body);
        Assert.Equal(["claimed", "declined"], (await person.Api.GetAsync("/api/v1/me/affiliations")).Items.Select(a => (string)a!["status"]!));
        // Who says so over and over is announced once.
        Assert.Single(await host.SubjectsAsync(body.Principal.Email, body), s => s == "Does this person work for …?");
    }

    [Fact]
    public async Task A_second_claim_is_refused_also_at_the_same_moment()
    {
        for (var round = 0; round < 5; round++)
        {
            var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => person.ClaimAsync(body))));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            Assert.Equal("affiliation.already_claimed", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);
            Assert.Single((await person.Api.GetAsync("/api/v1/me/affiliations")).Items);
        }
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied, HttpStatusCode.NotFound, "resource.not_found")]
    [InlineData(OrganizationStatus.AwaitingPayment, HttpStatusCode.NotFound, "resource.not_found")]
    [InlineData(OrganizationStatus.Lapsed, HttpStatusCode.Conflict, "affiliation.organization_not_member")]
    [InlineData(OrganizationStatus.Grace, HttpStatusCode.Created, null)]
    public async Task Only_an_organization_that_is_a_member_has_people(OrganizationStatus status, HttpStatusCode expected, string? code)
    {
        var (body, person) = (await host.NewOrganizationAsync(status), await host.JoinAsync());
        (await person.ClaimAsync(body)).Expect(expected, code);
    }

    [Fact]
    public async Task Bad_claims_and_unknown_things_are_refused()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        (await person.Api.PostAsync("/api/v1/me/affiliations", new { organizationId = Guid.NewGuid() })).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["title"], (await person.ClaimAsync(body, "a\u202Eb")).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(["organizationId"], (await person.Api.PostAsync("/api/v1/me/affiliations", new { title = "x" })).Expect(HttpStatusCode.BadRequest).Fields);
        (await body.Principal.Api.DecideAsync(body, $"{Guid.NewGuid()}", "confirm")).Expect(HttpStatusCode.NotFound);
        (await person.LeaveAsync($"{Guid.NewGuid()}")).Expect(HttpStatusCode.NotFound);
        var other = await host.NewOrganizationAsync();
        (await other.Principal.Api.DecideAsync(other, await person.ClaimedAsync(body), "confirm")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_organization_lists_its_people_by_name_with_nothing_but_what_it_needs()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 0, overflow: SeatOverflow.Refuse), with: p => p with { Domains = ["example.com"] });
        var (zuri, abel) = (await host.JoinAsync("Zuri", "Okoth"), await host.JoinAsync("Ábel", "Ader"));
        foreach (var person in (Person[])[zuri, abel]) await person.ClaimedAsync(body, "Engineer");
        var list = $"{body.Path}/affiliations";
        Assert.Empty((await body.Principal.Api.GetAsync(list)).Expect(HttpStatusCode.OK).Items);
        foreach (var status in (string[])["declined", "ended"]) (await body.Principal.Api.GetAsync($"{list}?status={status}")).Expect(HttpStatusCode.Forbidden);
        var claims = (await body.Principal.Api.GetAsync($"{list}?status=claimed&limit=1")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Ábel", "example.com"), ((string)claims.Items.Single()!["givenName"]!, (string)claims.Items.Single()!["emailDomain"]!));
        Assert.Equal(["id", "memberId", "givenName", "familyName", "emailDomain", "title", "status", "proof", "hasSeat", "isWaiting", "claimedAt", "confirmedAt", "endedAt", "reason"],
            claims.Items.Single()!.AsObject().Select(f => f.Key));
        var rest = await body.Principal.Api.GetAsync($"{list}?status=claimed&limit=1&cursor={Uri.EscapeDataString((string)claims.Json["next"]!)}");
        Assert.Equal(("Zuri", null), ((string)rest.Items.Single()!["givenName"]!, (string?)rest.Json["next"]));

        foreach (var (q, found) in ((string, string)[])[("zu", "Zuri"), ("OKO", "Zuri"), ("abel ader", "Ábel"), ("der", ""), (zuri.Email[..10], ""), ("example.com", "")])
            Assert.Equal(found, string.Join(' ', (await body.Principal.Api.GetAsync($"{list}?status=claimed&q={Uri.EscapeDataString(q)}")).Expect(HttpStatusCode.OK).Items.Select(a => a!["givenName"])));
        using var auditor = await host.DemoAsync("auditor");
        var masked = (await auditor.GetAsync($"{list}?status=claimed")).Expect(HttpStatusCode.OK).Items[0]!;
        (await auditor.GetAsync($"{list}?status=ended")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Á.", "A.", null), ((string)masked["givenName"]!, (string)masked["familyName"]!, (string?)masked["title"]));
        (await auditor.GetAsync($"{list}?status=claimed&q=zu")).Expect(HttpStatusCode.Forbidden);
        (await (await host.NewRepresentativeAsync(body, RepresentativeRole.Billing)).Api.GetAsync(list)).Expect(HttpStatusCode.Forbidden);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.GetAsync($"/api/v1/organizations/{Guid.NewGuid()}/affiliations")).Expect(HttpStatusCode.NotFound);
        // Where else somebody has an address is their own business.
        var other = await host.NewOrganizationAsync();
        await zuri.ClaimedAsync(other);
        Assert.Null((string?)(await other.Principal.Api.GetAsync($"{other.Path}/affiliations?status=claimed")).Items.Single()!["emailDomain"]);
    }

    [Fact]
    public async Task The_list_follows_a_changed_name()
    {
        var (body, one, two) = (await host.NewOrganizationAsync(), await host.JoinAsync("Abel", null), await host.JoinAsync("Baraka", null));
        foreach (var person in (Person[])[one, two]) await person.ClaimedAsync(body);
        (await one.Api.PatchAsync("/api/v1/me", new { givenName = "Çelik" })).Expect(HttpStatusCode.OK);
        Assert.Equal(["Baraka", "Çelik"], (await body.Principal.Api.GetAsync($"{body.Path}/affiliations?status=claimed")).Items.Select(a => (string)a!["givenName"]!));
        Assert.Single((await body.Principal.Api.GetAsync($"{body.Path}/affiliations?status=claimed&q=celik")).Items);
    }
}
