using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Representatives;

/// <summary>Somebody is invited to represent an organization, and answers.</summary>
public sealed class InvitationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_member_who_is_invited_finds_the_invitation_accepts_and_has_the_rights_at_once()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var invited = (await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("invited", "alternate", person.Email, null, null), ((string)invited["status"]!, (string)invited["role"]!, (string)invited["email"]!, (string?)invited["name"], (string?)invited["memberId"]));
        (await person.Api.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        var mail = (await host.MailsAsync(person.Email))[0];
        Assert.Equal($"Invitation to represent {body.Name}", mail.Subject);
        Assert.Contains($"\n\n{host.Address.ToString().TrimEnd('/')}/account/organizations\n\n", mail.Text, StringComparison.Ordinal);

        var mine = Assert.Single((await person.Api.GetAsync("/api/v1/me/representations")).Expect(HttpStatusCode.OK).Items)!;
        Assert.Equal((body.Name, "invited", (string)invited["id"]!), ((string)mine["organizationName"]!, (string)mine["status"]!, (string)mine["id"]!));
        var accepted = (await person.AnswerAsync((string)mine["id"]!)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("active", null), ((string)accepted["status"]!, (string?)accepted["invitedUntil"]));
        Assert.NotNull(accepted["from"]);

        Assert.Contains($"alternate {person.Id}", await person.Api.InOfficeAsync(body));
        Assert.Contains("New representative of …", await host.SubjectsAsync(body.Principal.Email, body));
        (await person.AnswerAsync((string)mine["id"]!)).Expect(HttpStatusCode.Conflict, "representative.over");
    }

    [Fact]
    public async Task Somebody_who_is_no_member_yet_joins_first_with_the_address()
    {
        var (body, email) = (await host.NewOrganizationAsync(), People.NewEmail());
        await host.OnDatabaseAsync(async db =>
        {
            db.Organizations.Attach(await db.Organizations.FindAsync(body.Id) ?? throw new InvalidOperationException()).Property(o => o.Language).CurrentValue = "fr";
            return await db.SaveChangesAsync();
        });
        (await body.Principal.Api.InviteAsync(body, "billing", email)).Expect(HttpStatusCode.Created);
        Assert.Equal($"Invitation à représenter {body.Name}", Assert.Single(await host.MailsAsync(email)).Subject);

        await host.BecomeMemberAsync(People.Joining(email));
        using var api = host.Client(await host.SignInAsync(email));
        var invitation = Assert.Single((await api.GetAsync("/api/v1/me/representations")).Items)!;
        (await api.PostAsync($"/api/v1/me/representations/{invitation["id"]}/accept")).Expect(HttpStatusCode.OK);
        Assert.Equal(["See"], await RightsAsync(api, body));
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_an_address_is_known()
    {
        var (body, member) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var known = (await body.Principal.Api.InviteAsync(body, "billing", member.Email)).Expect(HttpStatusCode.Created).Json;
        var unknown = (await body.Principal.Api.InviteAsync(body, "election", People.NewEmail())).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(known.AsObject().Where(f => f.Value is null).Select(f => f.Key), unknown.AsObject().Where(f => f.Value is null).Select(f => f.Key));
        Assert.All((await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=invited")).Items, i => Assert.Equal((null, null), ((string?)i!["name"], (string?)i["memberId"])));
    }

    [Fact]
    public async Task An_invitation_can_be_declined_and_taken_back_and_is_nobody_elses()
    {
        var (body, person, other) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        var declined = (string)(await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Json["id"]!;
        (await other.AnswerAsync(declined)).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await other.AnswerAsync(declined, "decline")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        Assert.Equal("declined", (string)(await person.AnswerAsync(declined, "decline")).Expect(HttpStatusCode.OK).Json["status"]!);
        (await person.AnswerAsync(declined)).Expect(HttpStatusCode.Conflict, "representative.over");
        Assert.Contains("The invitation to represent … is over", await host.SubjectsAsync(body.Principal.Email, body));

        var withdrawn = (string)(await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Expect(HttpStatusCode.Created).Json["id"]!;
        Assert.Equal("withdrawn", (string)(await body.Principal.Api.EndAsync(body, withdrawn)).Expect(HttpStatusCode.OK).Json["status"]!);
        (await person.AnswerAsync(withdrawn)).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["Invitation to represent …", "Invitation to represent …"], await host.SubjectsAsync(person.Email, body));
        var history = (await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=all")).Items;
        Assert.Equal(["withdrawn", "declined", "active"], history.Select(r => (string)r!["status"]!));
        // Whom an answered invitation went to is forgotten.
        Assert.All(history.Take(2), r => Assert.Null(r!["email"]));
    }

    [Fact]
    public async Task An_invitation_runs_out_after_thirty_days_and_makes_room_for_another()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = (string)(await body.Principal.Api.InviteAsync(body, "alternate", person.Email)).Json["id"]!;
        var late = (string)(await body.Principal.Api.InviteAsync(body, "billing", person.Email)).Json["id"]!;
        host.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        var back = person with { Api = host.Client(await host.SignInAsync(person.Email)) };
        using var principal = host.Client(await host.SignInAsync(body.Principal.Email));
        (await back.AnswerAsync(id)).Expect(HttpStatusCode.Conflict, "representative.over");
        Assert.Empty((await back.Api.GetAsync("/api/v1/me/representations")).Items);
        Assert.Empty((await principal.GetAsync($"{body.Path}/representatives?status=invited")).Items);
        var shown = (await principal.GetAsync($"{body.Path}/representatives?status=all")).Items.Single(r => (string)r!["id"]! == id)!;
        Assert.Equal(("withdrawn", "expired", null), ((string)shown["status"]!, (string)shown["reason"]!, (string?)shown["email"]));

        // Housekeeping has not come by: the next invitation finds the old one in its place.
        (await principal.InviteAsync(body, "alternate", person.Email)).Expect(HttpStatusCode.Created);
        await host.Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);
        Assert.Equal(["expired", "expired", "null"], (await host.OnDatabaseAsync(db => Task.FromResult(db.Representatives.Where(r => r.OrganizationId == body.Id && !r.IsCurrent)
            .AsEnumerable().Select(r => r.Reason ?? "null").Order(StringComparer.Ordinal).ToList()))));
        Assert.Equal(2, (await host.SubjectsAsync(body.Principal.Email, body)).Count(s => s == "The invitation to represent … is over"));
        (await back.AnswerAsync(late)).Expect(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied, HttpStatusCode.Conflict, "organization.state_forbids")]
    [InlineData(OrganizationStatus.AwaitingPayment, HttpStatusCode.Conflict, "organization.state_forbids")]
    [InlineData(OrganizationStatus.Terminated, HttpStatusCode.Conflict, "representative.organization_ended")]
    [InlineData(OrganizationStatus.Lapsed, HttpStatusCode.Created, null)]
    public async Task Nobody_is_invited_before_the_membership_and_after_the_end(OrganizationStatus status, HttpStatusCode expected, string? code)
    {
        var body = await host.NewOrganizationAsync(status);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.InviteAsync(body, "billing", People.NewEmail())).Expect(expected, code);
    }

    [Fact]
    public async Task An_invitation_that_waits_when_the_organization_ends_cannot_be_accepted()
    {
        var (body, person) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = (string)(await body.Principal.Api.InviteAsync(body, "billing", person.Email)).Json["id"]!;
        await host.OnDatabaseAsync(async db =>
        {
            var organization = await db.Organizations.FindAsync(body.Id);
            db.Organizations.Attach(organization!).Property(o => o.Status).CurrentValue = OrganizationStatus.Terminated;
            return await db.SaveChangesAsync();
        });
        (await person.AnswerAsync(id)).Expect(HttpStatusCode.Conflict, "representative.organization_ended");
    }

    [Fact]
    public async Task Bad_invitations_say_what_is_wrong()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        foreach (var (wrong, field) in ((object, string)[])
        [
            (new { role = "treasurer", email = "a@example.org" }, "role"), (new { email = "a@example.org" }, "role"), (new { role = "billing" }, "email"),
            (new { role = "billing", email = "nobody" }, "email"), (new { role = "billing", email = "a@example.org", memberId = Guid.NewGuid() }, "email"),
        ])
            Assert.Contains(field, (await administrator.PostAsync($"{body.Path}/representatives", wrong)).Expect(HttpStatusCode.BadRequest).Fields);
        (await administrator.NameAsync(body, "billing", Guid.NewGuid())).Expect(HttpStatusCode.NotFound);
        (await administrator.GetAsync($"{body.Path}/representatives?status=former")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync($"/api/v1/organizations/{Guid.NewGuid()}/representatives")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_organization_floods_nobody_with_invitations()
    {
        var body = await host.NewOrganizationAsync();
        Answer answer;
        var sent = 0;
        var email = People.NewEmail();
        while ((answer = await body.Principal.Api.InviteAsync(body, "billing", email)).Status is HttpStatusCode.Created)
        {
            sent++;
            (await body.Principal.Api.EndAsync(body, (string)answer.Json["id"]!)).Expect(HttpStatusCode.OK);
        }
        answer.Expect(HttpStatusCode.Conflict, "representative.too_many_invitations");
        Assert.Equal(20, sent);
        Assert.Equal(3, (await host.SubjectsAsync(email, body)).Count);
    }

    [Fact]
    public async Task Several_organizations_together_flood_nobody_either_and_learn_nothing_of_it()
    {
        var (person, answers) = (await host.JoinAsync(), new List<Answer>());
        for (var i = 0; i < 4; i++)
        {
            var body = await host.NewOrganizationAsync();
            answers.Add((await body.Principal.Api.InviteAsync(body, "billing", person.Email)).Expect(HttpStatusCode.Created));
            Assert.Equal(i < 3 ? 1 : 0, (await host.SubjectsAsync(person.Email, body)).Count);
        }
        Assert.Single(answers.Select(a => string.Join(' ', a.Json.AsObject().Where(f => f.Value is null).Select(f => f.Key))).Distinct());
        Assert.Equal(4, (await person.Api.GetAsync("/api/v1/me/representations")).Items.Count);
    }

    private static async Task<IReadOnlyList<string>> RightsAsync(ApiClient caller, Body body) =>
        (await caller.GetAsync($"{body.Path}/representatives")).Status is HttpStatusCode.OK
            ? (await caller.GetAsync($"{body.Path}/affiliations")).Status is HttpStatusCode.OK ? ["See", "Act"] : ["See"] : [];
}
