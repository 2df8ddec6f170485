using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>The page of one's own sessions, and what ending one ends.</summary>
public sealed partial class SessionsPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Page = "/account/sessions";

    [Fact]
    public async Task It_shows_ones_own_sessions_and_which_one_is_looking()
    {
        var (person, other) = (await host.JoinAsync(), await host.JoinAsync());
        using var here = await SignedInAsync(person.Email);
        using var there = await SignedInAsync(person.Email);
        using var foreign = await SignedInAsync(other.Email);
        var html = await ReadAsync(here);
        // One of them is the browser that Join signed in with.
        Assert.Equal(3, Headings().Count(html));
        Assert.Equal(2, Ids(html).Count);
        Assert.Single(Regex.Matches(html, "This browser"));
        Assert.Contains("/24", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_one_takes_effect_at_once_and_takes_its_tokens_along()
    {
        var person = await host.JoinAsync();
        using var here = await SignedInAsync(person.Email);
        using var there = new LoginBrowser(host.Address);
        var tokens = await there.SignInAsync(person.Email, People.Password, "openid membership offline_access");
        using var application = host.Client((string)tokens["access_token"]!);
        (await application.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        // The one that was seen last stands first; Join's is older.
        foreach (var id in Ids(await ReadAsync(here)).Take(1)) await EndAsync(here, id);
        Assert.False(await OpensAsync(there));
        (await application.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        Assert.True(await OpensAsync(here));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_others_end_and_this_one_stays()
    {
        var person = await host.JoinAsync();
        using var there = await SignedInAsync(person.Email);
        using var here = new LoginBrowser(host.Address);
        using var mine = host.Client((string)(await here.SignInAsync(person.Email, People.Password, "openid membership"))["access_token"]!);
        using (var answer = await here.PostFormAsync(Page, $"{Page}?handler=others")) Assert.Equal($"{Page}?ended=others", answer.Headers.Location?.ToString());
        Assert.False(await OpensAsync(there));
        Assert.True(await OpensAsync(here));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await mine.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_session()
    {
        var (person, other) = (await host.JoinAsync(), await host.JoinAsync());
        using var victim = await SignedInAsync(person.Email);
        using var second = await SignedInAsync(person.Email);
        var id = Ids(await ReadAsync(second))[0];
        using var attacker = await SignedInAsync(other.Email);
        using (var answer = await attacker.PostFormAsync(Page, $"{Page}?handler=end", ("id", id))) Assert.Equal($"{Page}?ended=one", answer.Headers.Location?.ToString());
        Assert.True(await OpensAsync(victim));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("others")]
    [InlineData("everywhere")]
    public async Task Without_the_forms_token_nothing_ends(string handler)
    {
        var person = await host.JoinAsync();
        using var here = await SignedInAsync(person.Email);
        using var there = await SignedInAsync(person.Email);
        var id = Ids(await ReadAsync(here))[0];
        using (var answer = await here.PostAsync($"{Page}?handler={handler}", ("id", id))) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await OpensAsync(there));
        Assert.True(await OpensAsync(here));
    }

    [Fact]
    public async Task A_cookie_that_is_replayed_after_signing_out_opens_nothing()
    {
        using var browser = new LoginBrowser(host.Address);
        string cookie;
        using (var signedIn = await browser.PostFormAsync("/account/login", ("email", "member@example.org"), ("password", People.Password)))
            cookie = signedIn.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("membership.session=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = host.Client();
        (await thief.GetAsync("/account/manage", ("Cookie", cookie))).Expect(HttpStatusCode.OK);
        using (await browser.PostFormAsync("/account/logout")) { }
        foreach (var page in new[] { "/account/manage", Page, "/account/applications", "/account/history", "/account/email" })
            (await thief.GetAsync(page, ("Cookie", cookie))).Expect(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("/account/applications")]
    [InlineData("/account/history")]
    [InlineData("/account/email")]
    public async Task Who_is_not_signed_in_is_led_to_the_login_page(string page)
    {
        using var browser = new LoginBrowser(host.Address);
        using var answer = await browser.GetAsync(page);
        Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(page)}", answer.Headers.Location?.ToString());
    }

    private async Task<LoginBrowser> SignedInAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    private static async Task EndAsync(LoginBrowser browser, string id)
    {
        using var answer = await browser.PostFormAsync(Page, $"{Page}?handler=end", ("id", id));
        Assert.Equal($"{Page}?ended=one", answer.Headers.Location?.ToString());
    }

    private static async Task<string> ReadAsync(LoginBrowser browser)
    {
        using var answer = await browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<bool> OpensAsync(LoginBrowser browser)
    {
        using var answer = await browser.GetAsync(Page);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    private static IReadOnlyList<string> Ids(string html) => [.. Id().Matches(html).Select(m => m.Groups["id"].Value)];

    [GeneratedRegex("name=\"id\" value=\"(?<id>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex("<h2 id=\"s-", RegexOptions.NonBacktracking)]
    private static partial Regex Headings();
}
