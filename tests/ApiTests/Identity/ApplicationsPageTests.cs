using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Identity;

namespace Membership.ApiTests.Identity;

/// <summary>The page of the applications that a member has let in.</summary>
public sealed class ApplicationsPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Page = "/account/applications";
    private const string Swagger = "value=\"swagger\"";

    [Fact]
    public async Task It_shows_who_may_do_what_and_takes_it_away()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        await AllowAsync(person.Id, "openid profile");
        using var browser = await SignedInAsync(person.Email);
        var html = await ReadAsync(browser);
        Assert.Contains(Swagger, html, StringComparison.Ordinal);
        Assert.Contains("act for you", html, StringComparison.Ordinal);

        using (var answer = await browser.PostFormAsync(Page, ("clientId", "swagger"))) Assert.Equal($"{Page}?ended=true", answer.Headers.Location?.ToString());
        Assert.DoesNotContain(Swagger, await ReadAsync(browser), StringComparison.Ordinal);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        Assert.False(await host.OnDatabaseAsync(db => Task.FromResult(db.ClientConsents.Any(c => c.MemberId == person.Id) || db.OidcGrants.Any(g => g.MemberId == person.Id))));
    }

    [Fact]
    public async Task Who_has_let_nobody_in_sees_nobody()
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email));
        using var browser = await SignedInAsync(email);
        Assert.Contains("No application may use your account.", await ReadAsync(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_shuts_out_somebody_elses_application()
    {
        var (person, other) = (await host.JoinAsync(), await host.JoinAsync());
        await AllowAsync(person.Id, "openid");
        using var attacker = await SignedInAsync(other.Email);
        using (await attacker.PostFormAsync(Page, ("clientId", "swagger"), ("memberId", person.Id.ToString()))) { }
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        Assert.True(await host.OnDatabaseAsync(db => Task.FromResult(db.ClientConsents.Any(c => c.MemberId == person.Id))));
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_ends()
    {
        var person = await host.JoinAsync();
        using var browser = await SignedInAsync(person.Email);
        using (var answer = await browser.PostAsync(Page, ("clientId", "swagger"))) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_yes_to_an_application_is_told_by_mail_and_no_other()
    {
        var person = await host.JoinAsync();
        await AllowAsync(person.Id, "openid");
        await AllowAsync(person.Id, "openid profile");
        var mail = Assert.Single(await host.MailsAsync(person.Email), m => m.Text.Contains("/account/applications", StringComparison.Ordinal));
        Assert.Contains(host.Address.ToString(), mail.Text, StringComparison.Ordinal);
    }

    private Task<bool> AllowAsync(Guid memberId, string scopes) => host.OnServiceAsync<ConsentStore, bool>(s => s.RememberAsync(memberId, "swagger", scopes.Split(' '), CancellationToken.None));

    private async Task<LoginBrowser> SignedInAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    private static async Task<string> ReadAsync(LoginBrowser browser)
    {
        using var answer = await browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
