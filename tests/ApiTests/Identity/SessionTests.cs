using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>The browser's session: what it opens, how it ends, and how a client may ask for its end.</summary>
public sealed class SessionTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_session_alone_does_not_open_the_API()
    {
        using var browser = await SignedInAsync();
        using var api = await browser.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        using var userinfo = await browser.GetAsync("/connect/userinfo");
        Assert.Equal(HttpStatusCode.Unauthorized, userinfo.StatusCode);
    }

    [Fact]
    public async Task The_sessions_cookie_is_kept_from_scripts_and_other_sites()
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.PostFormAsync("/account/login", ("email", "member@example.org"), ("password", People.Password));
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("membership.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_by_a_button_only()
    {
        using var browser = await SignedInAsync();
        using (await browser.GetAsync("/account/logout")) Assert.True(await IsSignedInAsync(browser));
        using (await browser.PostFormAsync("/account/logout")) Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        using var browser = await SignedInAsync();
        host.Clock.Advance(TimeSpan.FromHours(9));
        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_other_sessions_and_tokens()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        using var here = await SignedInAsync(person.Email);
        using var there = await SignedInAsync(person.Email);
        using (var response = await here.PostFormAsync("/account/sessions", "/account/sessions?handler=everywhere")) Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.False(await IsSignedInAsync(here));
        Assert.False(await IsSignedInAsync(there));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Changing_the_password_ends_other_sessions_and_keeps_this_one()
    {
        var person = await host.JoinAsync();
        using var here = await SignedInAsync(person.Email);
        using var there = await SignedInAsync(person.Email);
        const string form = "/account/manage?handler=password";
        using (var wrong = await here.PostFormAsync("/account/manage", form, ("currentPassword", "not the password"), ("newPassword", "a new long phrase")))
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using (var weak = await here.PostFormAsync("/account/manage", form, ("currentPassword", People.Password), ("newPassword", "short")))
            Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        Assert.True(await host.CanSignInAsync(person.Email));
        using (var right = await here.PostFormAsync("/account/manage", form, ("currentPassword", People.Password), ("newPassword", "a new long phrase")))
            Assert.Equal("/account/manage?changed=true", right.Headers.Location?.ToString());
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True(await IsSignedInAsync(here));
        Assert.False(await IsSignedInAsync(there));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.False(await host.CanSignInAsync(person.Email));
        Assert.True(await host.CanSignInAsync(person.Email, "a new long phrase"));
    }

    [Fact]
    public async Task An_application_with_our_id_token_ends_the_session_and_gets_the_browser_back()
    {
        using var browser = new LoginBrowser(host.Address);
        var hint = (string)(await browser.SignInAsync("member@example.org", People.Password, "openid"))["id_token"]!;
        var back = new Uri(host.Address, "/swagger/").ToString();
        Assert.Equal(back + "?state=a%20b%26c", await LeadsAsync(browser, EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", back), ("state", "a b&c"))));
        Assert.False(await IsSignedInAsync(browser));
    }

    [Theory]
    [InlineData("http://evil.example/")]
    [InlineData("{base}@evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https:/evil.example")]
    [InlineData("")]
    public async Task After_signing_out_nobody_is_sent_to_a_foreign_address(string back)
    {
        using var browser = new LoginBrowser(host.Address);
        var hint = (string)(await browser.SignInAsync("member@example.org", People.Password, "openid"))["id_token"]!;
        var address = back.Replace("{base}", host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        Assert.Equal("/account/logout", await LeadsAsync(browser, EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", address))));
    }

    [Fact]
    public async Task An_address_after_signing_out_with_other_than_ASCII_letters_breaks_nothing()
    {
        using var browser = new LoginBrowser(host.Address);
        var hint = (string)(await browser.SignInAsync("member@example.org", People.Password, "openid"))["id_token"]!;
        foreach (var path in new[] { "/swagger/é", "/swagger/\r\nX: y" })
        {
            var request = EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", host.Address.ToString().TrimEnd('/') + path));
            Assert.Equal("/account/logout", await LeadsAsync(browser, request));
        }
    }

    [Fact]
    public async Task Without_an_id_token_of_ours_the_member_is_asked_first()
    {
        using var browser = new LoginBrowser(host.Address);
        var real = (string)(await browser.SignInAsync("member@example.org", People.Password, "openid"))["id_token"]!;
        var claims = Jwt.Claims(real);
        var (kid, parts) = ((string)Jwt.Header(real)["kid"]!, real.Split('.'));
        foreach (var hint in new[]
        {
            null, "", "garbage", "a.b.c", "e30.e30.e30", "W10.e30.", Jwt.Forge(new { alg = "none" }, claims, ""), Jwt.Forge(new { alg = "none", kid }, claims, parts[2]),
            Jwt.Forge(new { alg = "HS256", kid }, claims, parts[2]), Jwt.Forge(new { alg = "RS256", kid = "other" }, claims, parts[2]), $"{parts[0]}.{parts[1]}.", $"{parts[0]}.e30.{parts[2]}",
        })
        {
            var request = hint is null ? "/connect/endsession" : EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", browser.RedirectUri));
            Assert.Equal("/account/logout", await LeadsAsync(browser, request));
        }
        Assert.True(await IsSignedInAsync(browser));
    }

    // Where a request to sign out ends: one login server answers at once, the other goes by way of the page, with a note of its own.
    private async Task<string> LeadsAsync(LoginBrowser browser, string path)
    {
        for (var steps = 0; steps < 3; steps++)
        {
            using var response = await browser.GetAsync(path);
            if (!AuthorizeAnswers.IsRedirect(response)) return new Uri(host.Address, path).AbsolutePath;
            path = response.Headers.Location!.OriginalString;
            if (!path.StartsWith("/account/logout?logoutId=", StringComparison.OrdinalIgnoreCase)) return path;
        }
        throw new InvalidOperationException($"Signing out goes round in circles: {path}");
    }

    private static string EndSession(params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString("/connect/endsession", query.Select(q => KeyValuePair.Create(q.Name, (string?)q.Value)));

    private async Task<LoginBrowser> SignedInAsync(string email = "member@example.org")
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    private static async Task<bool> IsSignedInAsync(LoginBrowser browser)
    {
        using var response = await browser.GetAsync("/account/manage");
        return response.StatusCode is HttpStatusCode.OK;
    }
}
