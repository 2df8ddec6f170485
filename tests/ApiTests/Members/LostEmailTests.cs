using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;

namespace Membership.ApiTests.Members;

/// <summary>Staff replace the address of a member who has lost the old mailbox.</summary>
public sealed class LostEmailTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_reason_of_staff_takes_the_place_of_the_old_mailbox()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using var administrator = await host.DemoAsync("administrator");
        (await ReplaceAsync(administrator, person.Id, next)).Expect(HttpStatusCode.Accepted);
        var told = (await host.MailsAsync(person.Email))[0];
        Assert.Equal("Your email address is about to be changed", told.Subject);
        Assert.DoesNotContain("http", told.Text, StringComparison.Ordinal);
        Assert.Equal(person.Email, await person.EmailAsync());

        Assert.Equal(EmailChangeSteps.Done, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(next)));
        Assert.Equal(next, await person.EmailAsync());
        using var auditor = await host.DemoAsync("auditor");
        var lines = (await auditor.GetAsync("/api/v1/audit-events")).Items.Where(e => (string?)e!["memberId"] == person.Id.ToString()).ToList();
        Assert.Equal("The old provider closed", (string)lines.Single(e => (string)e!["action"]! == "member.email.request")!["reason"]!);
        Assert.Single(lines, e => (string)e!["action"]! == "member.email");
    }

    [Fact]
    public async Task A_new_password_stops_it()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using var administrator = await host.DemoAsync("administrator");
        (await ReplaceAsync(administrator, person.Id, next)).Expect(HttpStatusCode.Accepted);
        var link = await host.ConfirmLinkAsync(next);
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", person.Email, People.Password);
        using (await browser.PostFormAsync("/account/manage", "/account/manage?handler=password", ("currentPassword", People.Password), ("newPassword", "a new long phrase"))) { }
        Assert.Equal(EmailChangeSteps.Refused, await host.ConfirmEmailAsync(link));
        Assert.True(await host.CanSignInAsync(person.Email, "a new long phrase"));
    }

    [Fact]
    public async Task It_takes_an_administrator_a_reason_and_somebody_else()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using var administrator = await host.DemoAsync("administrator");
        var self = Guid.Parse((string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!);
        (await ReplaceAsync(administrator, self, next)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await ReplaceAsync(person.Api, self, next)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await ReplaceAsync(administrator, person.Id, next, " ")).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await ReplaceAsync(administrator, person.Id, "nowhere")).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await ReplaceAsync(administrator, person.Id, person.Email)).Expect(HttpStatusCode.Conflict, "member.email_unchanged");
        (await ReplaceAsync(administrator, Guid.NewGuid(), next)).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        (await ReplaceAsync(administrator, person.Id, next)).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        Assert.Empty(await host.MailsAsync(next));
    }

    private static Task<Answer> ReplaceAsync(ApiClient caller, Guid memberId, string email, string reason = "The old provider closed") =>
        caller.PostAsync($"/api/v1/members/{memberId}/email", new { email, reason });
}
