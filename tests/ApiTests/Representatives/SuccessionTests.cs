using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Representatives;

/// <summary>One holder of each role, one invitation to it, two people as principal and alternate (rule 17).</summary>
public sealed class SuccessionTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_role_that_is_held_passes_on_only_where_the_invitation_says_so()
    {
        var (body, next) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        (await body.Principal.Api.InviteAsync(body, "principal", next.Email)).Expect(HttpStatusCode.Conflict, "representative.role_taken");
        var former = await body.Principal.Api.HolderAsync(body, "principal");

        var id = (string)(await body.Principal.Api.InviteAsync(body, "principal", next.Email, replaces: true)).Expect(HttpStatusCode.Created).Json["id"]!;
        (await body.Principal.Api.InviteAsync(body, "principal", People.NewEmail(), replaces: true)).Expect(HttpStatusCode.Conflict, "representative.invited_already");
        Assert.Equal([$"principal {body.Principal.Id}"], await body.Principal.Api.InOfficeAsync(body));
        (await next.AnswerAsync(id)).Expect(HttpStatusCode.OK);

        Assert.Equal([$"principal {next.Id}"], await next.Api.InOfficeAsync(body));
        (await body.Principal.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound);
        var ended = (await next.Api.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["id"]! == former)!;
        Assert.Equal(("ended", "replaced", next.Id.ToString()), ((string)ended["status"]!, (string)ended["reason"]!, (string)ended["endedBy"]!));
        // No moment without a principal, and none with two.
        Assert.Equal((string)(await next.Api.GetAsync($"{body.Path}/representatives")).Items.Single()!["from"]!, (string)ended["until"]!);
        Assert.Equal("You no longer represent …", (await host.SubjectsAsync(body.Principal.Email, body))[0]);
        Assert.DoesNotContain(await host.SubjectsAsync("administrator@example.org", body), s => s == "… has no representative");
    }

    [Fact]
    public async Task An_invitation_replaces_nobody_who_took_office_after_it()
    {
        var (body, invited) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = (string)(await body.Principal.Api.InviteAsync(body, "billing", invited.Email, replaces: true)).Expect(HttpStatusCode.Created).Json["id"]!;
        var holder = await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        (await invited.AnswerAsync(id)).Expect(HttpStatusCode.Conflict, "representative.role_taken");
        Assert.Contains($"billing {holder.Id}", await body.Principal.Api.InOfficeAsync(body));
    }

    [Fact]
    public async Task Whoever_took_the_role_meanwhile_keeps_it_against_an_invitation_that_replaces_nobody()
    {
        var (body, invited) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = (string)(await body.Principal.Api.InviteAsync(body, "billing", invited.Email)).Json["id"]!;
        await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        (await invited.AnswerAsync(id)).Expect(HttpStatusCode.Conflict, "representative.role_taken");
        Assert.Equal("invited", (string)(await invited.Api.GetAsync("/api/v1/me/representations")).Items.Single()!["status"]!);
    }

    [Fact]
    public async Task Principal_and_alternate_are_two_people()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        (await body.Principal.Api.InviteAsync(body, "alternate", body.Principal.Email)).Expect(HttpStatusCode.Conflict, "representative.same_person");
        (await administrator.NameAsync(body, "alternate", body.Principal.Id)).Expect(HttpStatusCode.Conflict, "representative.same_person");
        var principal = (string)(await body.Principal.Api.InviteAsync(body, "principal", person.Email, replaces: true)).Json["id"]!;
        var alternate = (string)(await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Json["id"]!;
        (await person.AnswerAsync(alternate)).Expect(HttpStatusCode.OK);
        (await person.AnswerAsync(principal)).Expect(HttpStatusCode.Conflict, "representative.same_person");
        // Any other role goes together with them.
        await body.Principal.Api.BringInAsync(body, "billing", person);
        Assert.Equal([$"alternate {person.Id}", $"billing {person.Id}", $"principal {body.Principal.Id}"], await person.Api.InOfficeAsync(body));
    }

    [Fact]
    public async Task Staff_name_a_member_who_is_in_office_at_once_and_is_told()
    {
        var (body, person, next) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        (await body.Principal.Api.NameAsync(body, "alternate", person.Id)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        var named = (await administrator.NameAsync(body, "alternate", person.Id)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("active", person.Email, "Wanjikũ Mwangi"), ((string)named["status"]!, (string)named["email"]!, (string)named["name"]!));
        Assert.Equal("You represent …", (await host.SubjectsAsync(person.Email, body))[0]);
        (await administrator.NameAsync(body, "alternate", next.Id)).Expect(HttpStatusCode.Conflict, "representative.role_taken");
        (await administrator.NameAsync(body, "alternate", next.Id, replaces: true)).Expect(HttpStatusCode.Created);
        (await person.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["You no longer represent …", "You represent …"], await host.SubjectsAsync(person.Email, body));
        Assert.Equal([("representative.appoint", person.Id), ("representative.appoint", next.Id)], await host.OnDatabaseAsync(db => Task.FromResult(
            db.AuditEvents.Where(e => e.OrganizationId == body.Id).OrderBy(e => e.SortKey).AsEnumerable().Select(e => (e.Action, e.MemberId!.Value)).ToList())));
    }

    [Fact]
    public async Task Whom_staff_name_displaces_whoever_is_invited()
    {
        var (body, invited, named) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        var id = (string)(await body.Principal.Api.InviteAsync(body, "alternate", invited.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        (await administrator.NameAsync(body, "alternate", named.Id)).Expect(HttpStatusCode.Created);
        (await invited.AnswerAsync(id)).Expect(HttpStatusCode.NotFound);
        var withdrawn = (await administrator.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["id"]! == id)!;
        Assert.Equal(("withdrawn", "replaced"), ((string)withdrawn["status"]!, (string)withdrawn["reason"]!));
        Assert.Contains("The invitation to represent … is over", await host.SubjectsAsync(body.Principal.Email, body));
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied)]
    [InlineData(OrganizationStatus.AwaitingPayment)]
    public async Task Staff_name_a_member_in_every_state_before_the_end(OrganizationStatus status)
    {
        var (body, person) = (await host.NewOrganizationAsync(status), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.NameAsync(body, "alternate", person.Id)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Staff_name_nobody_who_is_not_in_good_standing()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);
        (await administrator.NameAsync(body, "billing", person.Id)).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
    }

    [Fact]
    public async Task Two_invitations_to_one_role_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var body = await host.NewOrganizationAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => body.Principal.Api.InviteAsync(body, "alternate", People.NewEmail()))));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            Assert.Equal("representative.invited_already", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);
            Assert.Single((await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=invited")).Items);
        }
    }

    [Fact]
    public async Task Two_who_take_one_role_at_once_leave_one_in_office()
    {
        using var administrator = await host.DemoAsync("administrator");
        for (var round = 0; round < 5; round++)
        {
            var (body, invited, named) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
            var id = (string)(await body.Principal.Api.InviteAsync(body, "alternate", invited.Email)).Json["id"]!;
            var answers = await Task.WhenAll(Task.Run(() => invited.AnswerAsync(id)), Task.Run(() => invited.AnswerAsync(id)), Task.Run(() => administrator.NameAsync(body, "alternate", named.Id)));
            Assert.Single(answers, a => a.Status is HttpStatusCode.OK or HttpStatusCode.Created);
            Assert.Equal(2, (await body.Principal.Api.InOfficeAsync(body)).Count);
        }
    }

    [Fact]
    public async Task One_person_who_accepts_both_at_once_holds_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
            var principal = (string)(await body.Principal.Api.InviteAsync(body, "principal", person.Email, replaces: true)).Json["id"]!;
            var alternate = (string)(await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Json["id"]!;
            var answers = await Task.WhenAll(Task.Run(() => person.AnswerAsync(principal)), Task.Run(() => person.AnswerAsync(alternate)));
            // With the principal goes what they sent, so the other one is either against the rule or gone.
            Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
            Assert.Contains(answers.Single(a => a.Status is not HttpStatusCode.OK).Code, (string[])["representative.same_person", "resource.not_found", "resource.concurrent_change"]);
        }
    }
}
