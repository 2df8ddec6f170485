using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Representatives;
using Membership.Domain.Organizations;

namespace Membership.ApiTests.Organizations;

/// <summary>An application whose principal staff have named, because whoever applied is gone or is not to act for the organization.</summary>
public sealed class NamedPrincipalTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_named_principal_answers_staff_and_never_speaks_as_staff()
    {
        var (body, named, administrator) = await NamedAsync();
        var said = (await named.Api.PostAsync($"{body.Path}/messages", new { text = "Please send your password." })).Expect(HttpStatusCode.Created).Json;
        Assert.Equal((false, OrganizationStatus.Applied), ((bool)said["fromStaff"]!, await StatusAsync(body)));
        Assert.DoesNotContain("A question about the application of …", await host.SubjectsAsync(body.Principal.Email, body));

        (await administrator.PostAsync($"{body.Path}/messages", new { text = "Which domain is yours?" })).Expect(HttpStatusCode.Created);
        Assert.Contains("A question about the application of …", await host.SubjectsAsync(named.Email, body));
        Assert.DoesNotContain("A question about the application of …", await host.SubjectsAsync(body.Principal.Email, body));
        (await named.Api.PostAsync($"{body.Path}/messages", new { text = "example.org" })).Expect(HttpStatusCode.Created);
        Assert.False((bool)(await administrator.GetAsync(body.Path)).Json["awaitingAnswer"]!);
        Assert.Contains("An answer about the application of …", await host.SubjectsAsync("administrator@example.org", body));
    }

    [Fact]
    public async Task A_question_that_reaches_nobody_is_told_to_staff()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        using var administrator = await host.DemoAsync("administrator");
        await SuspendAsync(administrator, body.Principal);
        (await administrator.PostAsync($"{body.Path}/messages", new { text = "Which domain is yours?" })).Expect(HttpStatusCode.Created);

        Assert.Contains("Nobody can answer for …", await host.SubjectsAsync("administrator@example.org", body));
    }

    [Fact]
    public async Task Whoever_applied_looks_on_once_staff_have_named_another_principal()
    {
        var (body, named, administrator) = await NamedAsync();
        (await body.Principal.Api.GetAsync(body.Path)).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.PostAsync($"{body.Path}/messages", new { text = "It is mine." })).Expect(HttpStatusCode.Forbidden);
        (await body.Principal.Api.EndAsync(body, await administrator.HolderAsync(body, "principal"))).Expect(HttpStatusCode.Forbidden);
        (await named.Api.PatchAsync(body.Path, new { website = "https://www.example.org" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_applicant_whom_staff_named_alternate_does_not_become_principal_too()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.NameAsync(body, "alternate", body.Principal.Id)).Expect(HttpStatusCode.Created);

        (await administrator.PostAsync($"{body.Path}/approve")).Expect(HttpStatusCode.Conflict, "representative.same_person");
    }

    [Fact]
    public async Task Another_role_takes_nothing_from_whoever_applied()
    {
        var (body, billing) = (await host.NewOrganizationAsync(OrganizationStatus.Applied), await host.JoinAsync());
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.NameAsync(body, "billing", billing.Id)).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{body.Path}/reject", new { reason = "Not an organization." })).Expect(HttpStatusCode.OK);

        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Text.Contains("Not an organization.", StringComparison.Ordinal));
        (await body.Principal.Api.GetAsync(body.Path)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Staff_who_act_for_an_organization_neither_decide_on_it_nor_speak_as_staff()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        using var administrator = await host.DemoAsync("administrator");
        var self = Guid.Parse((string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!);
        (await administrator.NameAsync(body, "principal", self)).Expect(HttpStatusCode.Created);
        Assert.False((bool)(await administrator.PostAsync($"{body.Path}/messages", new { text = "For the organization." })).Expect(HttpStatusCode.Created).Json["fromStaff"]!);
        (await administrator.PostAsync($"{body.Path}/approve")).Expect(HttpStatusCode.Forbidden, "organization.own_application");
        (await administrator.PostAsync($"{body.Path}/reject", new { reason = "No." })).Expect(HttpStatusCode.Forbidden, "organization.own_application");
    }

    [Fact]
    public async Task The_approval_is_told_to_the_principal_who_must_be_in_good_standing()
    {
        var (body, named, administrator) = await NamedAsync();
        await SuspendAsync(administrator, named);
        (await administrator.PostAsync($"{body.Path}/approve")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        (await administrator.PostAsync($"/api/v1/members/{named.Id}/reinstate", new { reason = "It was a mistake." })).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"{body.Path}/approve")).Expect(HttpStatusCode.OK);

        var (told, applicant) = (await host.SubjectsAsync(named.Email, body), await host.SubjectsAsync(body.Principal.Email, body));
        Assert.Contains(told, s => s.Contains("approved", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(applicant, s => s.Contains("approved", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("The application of … is decided", applicant);
    }

    [Fact]
    public async Task Whoever_was_followed_by_others_is_not_told_why_they_were_refused()
    {
        var (body, named, administrator) = await NamedAsync();
        (await administrator.PostAsync($"{body.Path}/approve")).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"{body.Path}/reject", new { reason = "About those who came after." })).Expect(HttpStatusCode.OK);

        Assert.Contains(await host.MailsAsync(named.Email), m => m.Text.Contains("About those who came after.", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.MailsAsync(body.Principal.Email), m => m.Text.Contains("About those who came after.", StringComparison.Ordinal));
        (await body.Principal.Api.GetAsync(body.Path)).Expect(HttpStatusCode.NotFound);
    }

    private async Task<(Body, Person Named, ApiClient Administrator)> NamedAsync()
    {
        var (body, named, administrator) = (await host.NewOrganizationAsync(OrganizationStatus.Applied), await host.JoinAsync(), await host.DemoAsync("administrator"));
        (await administrator.NameAsync(body, "principal", named.Id)).Expect(HttpStatusCode.Created);
        return (body, named, administrator);
    }

    private static async Task SuspendAsync(ApiClient administrator, Person person) =>
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Under review." })).Expect(HttpStatusCode.OK);

    private Task<OrganizationStatus> StatusAsync(Body body) => host.OnDatabaseAsync(async db => (await db.Organizations.FindAsync(body.Id))!.Status);
}
