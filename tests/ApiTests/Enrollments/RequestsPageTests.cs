using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>The page that the mails to leaders lead to: it shows and decides no more than the API does.</summary>
public sealed class RequestsPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Page = "/account/requests";

    [Fact]
    public async Task A_leader_approves_on_the_page_and_the_request_is_gone_from_it()
    {
        var (member, id) = await RequestAsync("Approved<b>");
        using var chair = await BrowserAsync("chair@example.org");
        var html = await ReadAsync(chair);
        Assert.Contains(id, html, StringComparison.Ordinal);
        Assert.Contains("Approved&lt;b&gt;", html, StringComparison.Ordinal);
        using var done = await DecideAsync(chair, "approve", id);
        Assert.Equal("/account/requests?done=approved", done.Headers.Location?.ToString());
        Assert.Equal("active", await StatusAsync(member, id));
        Assert.DoesNotContain(id, await ReadAsync(chair), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_on_the_page_needs_a_reason_too()
    {
        var (member, id) = await RequestAsync();
        using var chair = await BrowserAsync("chair@example.org");
        using (var refused = await DecideAsync(chair, "decline", id, ("reason", " "))) Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("requested", await StatusAsync(member, id));
        using var done = await DecideAsync(chair, "decline", id, ("reason", "Please write to us."));
        Assert.Equal("/account/requests?done=declined", done.Headers.Location?.ToString());
        Assert.Equal("declined", await StatusAsync(member, id));
    }

    [Theory]
    [InlineData("treasurer@example.org")]
    [InlineData("chair.tt@example.org")]
    [InlineData("member@example.org")]
    public async Task Whoever_may_not_approve_sees_no_request_and_decides_none(string email)
    {
        var (member, id) = await RequestAsync();
        using var browser = await BrowserAsync(email);
        Assert.DoesNotContain(id, await ReadAsync(browser), StringComparison.Ordinal);
        using (var refused = await DecideAsync(browser, "approve", id)) Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using (var refused = await DecideAsync(browser, "decline", id, ("reason", "No."))) Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("requested", await StatusAsync(member, id));
    }

    [Fact]
    public async Task What_was_decided_meanwhile_is_refused_with_a_page()
    {
        var (member, id) = await RequestAsync();
        using var chair = await BrowserAsync("chair@example.org");
        await member.ActAsync(GroupSteps.Kenya, id, "withdraw");
        using var late = await DecideAsync(chair, "approve", id);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal("withdrawn", await StatusAsync(member, id));
        using var nobody = await DecideAsync(chair, "approve", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.OK, nobody.StatusCode);
    }

    [Fact]
    public async Task Without_a_session_or_the_forms_token_nothing_is_decided()
    {
        var (member, id) = await RequestAsync();
        using var browser = new LoginBrowser(host.Address);
        using var page = await browser.GetAsync(Page);
        Assert.Equal((HttpStatusCode.Redirect, "/account/login"), (page.StatusCode, new Uri(host.Address, page.Headers.Location!).AbsolutePath));
        using var chair = host.Client(await host.SignInAsync("chair@example.org"));
        var forged = await chair.FormAsync($"{Page}?handler=approve", ("kind", "Chapter"), ("slug", "kenya"), ("id", id));
        Assert.NotEqual(HttpStatusCode.OK, forged.Status);
        Assert.Equal("requested", await StatusAsync(member, id));
    }

    private async Task<(ApiClient Member, string Id)> RequestAsync(string familyName = "Waiting")
    {
        var person = await host.JoinAsync("Page", familyName);
        return (person.Api, await person.Api.AskAsync(GroupSteps.Kenya));
    }

    private async Task<LoginBrowser> BrowserAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync($"/account/login?returnUrl={Uri.EscapeDataString(Page)}", email, People.Password);
        return browser;
    }

    private static async Task<string> ReadAsync(LoginBrowser browser)
    {
        using var page = await browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> DecideAsync(LoginBrowser browser, string decision, string id, params (string, string)[] fields) =>
        // Any page of the session carries its token.
        browser.PostFormAsync("/account/manage", $"{Page}?handler={decision}", [("kind", "Chapter"), ("slug", "kenya"), ("id", id), .. fields]);

    private static async Task<string> StatusAsync(ApiClient member, string id) =>
        (string)(await member.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Expect(HttpStatusCode.OK).Json["status"]!;
}
