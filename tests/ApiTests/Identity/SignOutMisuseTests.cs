using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>Signing out at an application's wish: a forged, foreign or mixed-up wish asks first, and leads nobody to an address that is not the application's.</summary>
public sealed class SignOutMisuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Fact]
    public async Task A_forged_hint_signs_nobody_out()
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        var real = await IdTokenAsync(browser, application, Member);
        using var client = host.Client();
        var keySet = (await client.GetAsync("/.well-known/jwks.json")).Json;
        foreach (var hint in ForgedTokens.Of(real, keySet))
        {
            await StaysSignedInAsync(browser, ("id_token_hint", hint), ("post_logout_redirect_uri", application.AfterSignOut));
            using (await browser.ForgeAsync("/connect/endsession", ("id_token_hint", hint), ("post_logout_redirect_uri", application.AfterSignOut))) await AssertSignedInAsync(browser);
        }
    }

    [Fact]
    public async Task Another_members_hint_does_not_sign_this_one_out()
    {
        var application = await host.RegisterAsync();
        using var other = new LoginBrowser(host.Address);
        var foreign = await IdTokenAsync(other, application, "secretary@example.org");
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        await StaysSignedInAsync(browser, ("id_token_hint", foreign), ("post_logout_redirect_uri", application.AfterSignOut));
    }

    [Fact]
    public async Task A_hint_made_for_another_application_is_not_this_ones()
    {
        var (application, other) = (await host.RegisterAsync(), await host.RegisterAsync("https://other.example"));
        using var browser = new LoginBrowser(host.Address);
        var hint = await IdTokenAsync(browser, application, Member);
        await StaysSignedInAsync(browser, ("id_token_hint", hint), ("client_id", other.Id), ("post_logout_redirect_uri", other.AfterSignOut));
        await StaysSignedInAsync(browser, ("id_token_hint", hint), ("client_id", "nobody"));
        using var response = await browser.GetAsync(EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", other.AfterSignOut)));
        Assert.Equal(host.Address.Authority, new Uri(host.Address, response.Headers.Location!).Authority);
    }

    [Theory]
    [InlineData("https://application.example/callback")]
    [InlineData("https://application.example/goodbye/")]
    [InlineData("https://application.example/goodbye?x=1")]
    [InlineData("https://application.example:444/goodbye")]
    [InlineData("https://application.example/%67oodbye")]
    [InlineData("https://application.example/goodbye\\")]
    [InlineData("https://application.example/goodbye\r\nX-Injected: 1")]
    [InlineData("https://application.example@evil.example/goodbye")]
    [InlineData("//application.example/goodbye")]
    [InlineData("https://application.example/goodbye https://evil.example")]
    public async Task The_way_back_is_a_registered_address_to_the_letter(string back)
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        var hint = await IdTokenAsync(browser, application, Member);
        using var response = await browser.GetAsync(EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", back), ("state", "s")));
        Assert.Equal(host.Address.Authority, new Uri(host.Address, response.Headers.Location!).Authority);
        Assert.False(response.Headers.Contains("X-Injected"));
    }

    [Fact]
    public async Task Parameters_given_twice_or_beyond_all_size_are_no_fault()
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        var hint = await IdTokenAsync(browser, application, Member);
        foreach (var name in new[] { "id_token_hint", "post_logout_redirect_uri", "state", "client_id", "ui_locales", "logout_hint" })
            foreach (var value in new[] { "", "\0", "\r\nX-Injected: 1", "é", new string('x', 60_000) })
            {
                using var twice = await browser.ForgeAsync("/connect/endsession", ("id_token_hint", "x"), (name, value), (name, value));
                Assert.InRange((int)twice.StatusCode, 200, 499);
                Assert.False(twice.Headers.Contains("X-Injected"));
            }
        await AssertSignedInAsync(browser);
        using var posted = await browser.ForgeAsync("/connect/endsession", ("id_token_hint", hint), ("client_id", application.Id), ("post_logout_redirect_uri", application.AfterSignOut), ("state", "\r\nX-Injected: 1"));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.False(posted.Headers.Contains("X-Injected"));
    }

    private async Task StaysSignedInAsync(LoginBrowser browser, params (string Name, string Value)[] query)
    {
        using var response = await browser.GetAsync(EndSession(query));
        Assert.InRange((int)response.StatusCode, 200, 499);
        if (response.Headers.Location is { } location) Assert.Equal(host.Address.Authority, new Uri(host.Address, location).Authority);
        await AssertSignedInAsync(browser);
    }

    private static async Task AssertSignedInAsync(LoginBrowser browser)
    {
        using var page = await browser.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static string EndSession(params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString("/connect/endsession", query.Select(q => KeyValuePair.Create(q.Name, (string?)q.Value)));

    private async Task<string> IdTokenAsync(LoginBrowser browser, RegisteredApplication application, string email)
    {
        var verifier = CodeFlowTests.Verifier();
        var start = new Uri(host.Address, QueryHelpers.AddQueryString("/connect/authorize", application.Request("openid", verifier)));
        var callback = await browser.FollowAsync(host, start, application.RedirectUri, email);
        var answer = await application.PostAsync(host, "/connect/token", ("grant_type", "authorization_code"),
            ("code", QueryHelpers.ParseQuery(callback.Query)["code"].ToString()), ("code_verifier", verifier), ("redirect_uri", application.RedirectUri));
        return (string)answer.Expect(HttpStatusCode.OK).Json["id_token"]!;
    }
}
