using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>Signing in with an account of another provider: a second host of ours plays it, with its own members.</summary>
public sealed class FederationTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task An_account_elsewhere_opens_nothing_until_its_owner_connects_it_with_proof_of_both()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync("Amina", "Were");
        using var browser = new LoginBrowser(hosts.Here.Address);

        var page = await SignInElsewhereAsync(browser, there.Email);
        Assert.Contains(there.Email, page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=connect", page, StringComparison.Ordinal);
        Assert.Equal("/account/login", await LeadsAsync(browser, "/account/manage"));

        await browser.LoginAsync("/account/login", here.Email, People.Password);
        using (var connected = await browser.PostFormAsync("/account/external", "/account/external?handler=connect")) Assert.Equal("/account/providers", Path(connected));
        Assert.Contains((await hosts.Here.MailsAsync(here.Email)), m => m.Subject.Contains("Partner", StringComparison.Ordinal));

        using var another = new LoginBrowser(hosts.Here.Address);
        await SignInElsewhereAsync(another, there.Email);
        using var manage = await another.GetAsync("/account/manage");
        Assert.Contains("Amina Were", await manage.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equal_address_elsewhere_is_no_proof()
    {
        var there = await hosts.Provider.JoinAsync();
        await JoinHereAsync(there.Email);
        using var browser = new LoginBrowser(hosts.Here.Address);

        await SignInElsewhereAsync(browser, there.Email);

        Assert.Equal("/account/login", await LeadsAsync(browser, "/account/manage"));
    }

    [Fact]
    public async Task An_account_elsewhere_belongs_to_one_membership()
    {
        var there = await hosts.Provider.JoinAsync();
        var (first, second) = (await hosts.Here.JoinAsync(), await hosts.Here.JoinAsync());
        using var one = new LoginBrowser(hosts.Here.Address);
        using var other = new LoginBrowser(hosts.Here.Address);
        await SignInElsewhereAsync(one, there.Email);
        await SignInElsewhereAsync(other, there.Email);
        await one.LoginAsync("/account/login", first.Email, People.Password);
        await other.LoginAsync("/account/login", second.Email, People.Password);
        (await one.PostFormAsync("/account/external", "/account/external?handler=connect")).Dispose();

        using var refused = await other.PostFormAsync("/account/login", "/account/external?handler=connect");

        Assert.Contains(AccountErrors.ProviderTaken.Message, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([first.Id], await hosts.Here.OnDatabaseAsync(async db =>
            (await db.UserLogins.Where(l => l.UserId == first.Id || l.UserId == second.Id).ToListAsync()).Select(l => l.UserId)));
    }

    [Fact]
    public async Task Connecting_asks_for_a_fresh_sign_in()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync();
        using var browser = new LoginBrowser(hosts.Here.Address);
        await browser.LoginAsync("/account/login", here.Email, People.Password);
        hosts.Here.Clock.Advance(TimeSpan.FromMinutes(20));
        await SignInElsewhereAsync(browser, there.Email);

        using (var stale = await browser.PostFormAsync("/account/external", "/account/external?handler=connect")) Assert.Equal("/account/login", Path(stale));
        Assert.False(await hosts.Here.OnDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == here.Id)));
    }

    [Fact]
    public async Task Connecting_asks_for_the_second_factor_of_who_has_one()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync();
        using var browser = await hosts.Here.PasswordAsync(here.Email);
        await hosts.Here.GivePasskeyAsync(here.Id);
        await SignInElsewhereAsync(browser, there.Email);

        using (var lacking = await browser.PostFormAsync("/account/external", "/account/external?handler=connect"))
            Assert.EndsWith("again=factor", lacking.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(await hosts.Here.OnDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == here.Id)));
    }

    [Fact]
    public async Task Disconnecting_asks_for_a_fresh_sign_in()
    {
        var (here, subject) = await ConnectedAsync();
        using var browser = await hosts.Here.PasswordAsync(here.Email);
        hosts.Here.Clock.Advance(TimeSpan.FromMinutes(20));

        using (var stale = await browser.PostFormAsync("/account/manage", "/account/providers?handler=disconnect", ("provider", "partner"), ("subject", subject)))
            Assert.Equal("/account/login", Path(stale));
        Assert.True(await hosts.Here.OnDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == here.Id)));
    }

    [Fact]
    public async Task A_reset_of_the_second_factor_takes_the_connections_away()
    {
        var (here, _) = await ConnectedAsync();
        using var administrator = await hosts.Here.DemoAsync("administrator");

        (await administrator.PostAsync($"/api/v1/members/{here.Id}/second-factor/reset", new { reason = "Lost the telephone" })).Expect(HttpStatusCode.OK);

        Assert.False(await hosts.Here.OnDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == here.Id)));
    }

    [Fact]
    public async Task A_connection_can_be_taken_back_and_a_suspended_member_is_not_signed_in()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync();
        using var browser = new LoginBrowser(hosts.Here.Address);
        await SignInElsewhereAsync(browser, there.Email);
        await browser.LoginAsync("/account/login", here.Email, People.Password);
        (await browser.PostFormAsync("/account/external", "/account/external?handler=connect")).Dispose();

        using var administrator = await hosts.Here.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{here.Id}/suspend", new { reason = "Test" })).Expect(HttpStatusCode.OK);
        using var suspended = new LoginBrowser(hosts.Here.Address);
        await SignInElsewhereAsync(suspended, there.Email);
        Assert.Equal("/account/login", await LeadsAsync(suspended, "/account/manage"));
        (await administrator.PostAsync($"/api/v1/members/{here.Id}/reinstate", new { reason = "Test" })).Expect(HttpStatusCode.OK);

        await browser.LoginAsync("/account/login", here.Email, People.Password);
        var subject = await hosts.Here.OnDatabaseAsync(db => db.UserLogins.Where(l => l.UserId == here.Id).Select(l => l.ProviderKey).SingleAsync());
        (await browser.PostFormAsync("/account/providers", "/account/providers?handler=disconnect", ("provider", "partner"), ("subject", subject))).Dispose();
        using var afterwards = new LoginBrowser(hosts.Here.Address);
        await SignInElsewhereAsync(afterwards, there.Email);
        Assert.Equal("/account/login", await LeadsAsync(afterwards, "/account/manage"));
    }

    [Theory]
    [InlineData($"{TwoHosts.Callback}?error=access_denied&state=x")]
    [InlineData($"{TwoHosts.Callback}?code=stolen&state=forged")]
    [InlineData(TwoHosts.Callback)]
    public async Task An_answer_that_nobody_here_asked_for_changes_nothing(string answer)
    {
        using var browser = new LoginBrowser(hosts.Here.Address);

        using var response = await browser.GetAsync(answer);

        Assert.Equal("/account/external", Path(response));
    }

    [Fact]
    public async Task A_signed_in_member_connects_from_the_page_of_providers()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync();
        using var browser = new LoginBrowser(hosts.Here.Address);
        await browser.LoginAsync("/account/login", here.Email, People.Password);

        await SignInElsewhereAsync(browser, there.Email, "/account/providers", "/account/providers?handler=go");
        using var connected = await browser.PostFormAsync("/account/external", "/account/external?handler=connect");

        Assert.Equal("/account/providers", Path(connected));
        Assert.True(await hosts.Here.OnDatabaseAsync(db => db.UserLogins.AnyAsync(l => l.UserId == here.Id)));
    }

    [Fact]
    public async Task An_unknown_provider_is_nowhere()
    {
        using var browser = new LoginBrowser(hosts.Here.Address);

        using var response = await browser.PostFormAsync("/account/login", "/account/external?handler=go", ("provider", "nobody"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // Two browsers' worth of cookies in one person's hands: hosts on one machine would mix theirs up.
    private async Task<string> SignInElsewhereAsync(LoginBrowser browser, string email, string page = "/account/login", string button = "/account/external?handler=go")
    {
        using var elsewhere = new LoginBrowser(hosts.Provider.Address);
        using var go = await browser.PostFormAsync(page, button, ("provider", "partner"));
        Assert.True(go.Headers.Location is not null, await go.Content.ReadAsStringAsync());
        var asked = go.Headers.Location!;
        Assert.Equal(hosts.Provider.Address.Authority, asked.Authority);
        using var atLogin = await elsewhere.GetAsync(asked.PathAndQuery);
        var after = await elsewhere.LoginAsync(atLogin.Headers.Location!.ToString(), email, People.Password);
        using var answered = await elsewhere.GetAsync(after.PathAndQuery);
        using var back = await browser.GetAsync(answered.Headers.Location!.PathAndQuery);
        using var answer = await browser.GetAsync(back.Headers.Location!.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    // A member whose account is connected, and what the provider calls them.
    private async Task<(Person Member, string Subject)> ConnectedAsync()
    {
        var there = await hosts.Provider.JoinAsync();
        var here = await hosts.Here.JoinAsync();
        using var browser = await hosts.Here.PasswordAsync(here.Email);
        await SignInElsewhereAsync(browser, there.Email);
        (await browser.PostFormAsync("/account/external", "/account/external?handler=connect")).Dispose();
        return (here, await hosts.Here.OnDatabaseAsync(db => db.UserLogins.Where(l => l.UserId == here.Id).Select(l => l.ProviderKey).SingleAsync()));
    }

    private async Task JoinHereAsync(string email)
    {
        using var anonymous = hosts.Here.Client();
        (await anonymous.PostAsync("/api/v1/members", People.Joining(email))).Expect(HttpStatusCode.Accepted);
        (await anonymous.PostAsync("/api/v1/members/verification", new { token = await hosts.Here.MailedTokenAsync(email) })).Expect(HttpStatusCode.OK);
    }

    private async Task<string> LeadsAsync(LoginBrowser browser, string page)
    {
        using var response = await browser.GetAsync(page);
        return Path(response);
    }

    private string Path(HttpResponseMessage response) => new Uri(hosts.Here.Address, response.Headers.Location!).AbsolutePath;
}
