using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>A page of another site signs a member in with oidc-client-ts, in a real browser with its rules about origins and cookies.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed partial class ForeignPageTests(BrowserHost host)
{
    private const string Scope = "openid profile email membership offline_access";

    [SkippableFact]
    public async Task A_page_of_another_site_signs_in_calls_the_API_renews_and_signs_out()
    {
        await using var visitor = await host.VisitAsync();
        await using var application = await ApplicationPage.StartAsync(host, Scope);
        var page = visitor.Page;
        await page.GotoAsync(application.Origin);
        await page.Locator("#signIn").ClickAsync();
        await page.FillLoginAsync("member@example.org", People.Password);
        await Expect(page.Locator("main")).ToContainTextAsync("Application");
        await page.MainButton().ClickAsync();

        var user = await SaidAsync(page);
        Assert.StartsWith(application.Origin, page.Url, StringComparison.Ordinal);
        Assert.Equal(("member@example.org", "Zuhura"), ((string?)user["profile"]!["email"], (string?)user["profile"]!["given_name"]));
        Assert.False((bool)user["expired"]!);

        await AssertCallsAsync(page, (string)user["profile"]!["sub"]!);
        await page.Locator("#renew").ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("\"expired\":false");
        var renewed = await SaidAsync(page);
        Assert.NotEqual((string)user["refresh"]!, (string)renewed["refresh"]!);
        Assert.NotEqual((string)user["access"]!, (string)renewed["access"]!);
        await AssertCallsAsync(page, (string)user["profile"]!["sub"]!);

        await page.Locator("#signOut").ClickAsync();
        await page.WaitForURLAsync($"{application.Origin}/goodbye**");
        await Expect(page.Locator("#said")).ToHaveTextAsync("null");
        await page.GotoAsync("/account/manage");
        await Expect(page).ToHaveURLAsync(LoginPage());
        Assert.Empty(visitor.Complaints);
    }

    [SkippableFact]
    public async Task A_member_who_says_no_sends_the_page_an_error_and_nothing_else()
    {
        await using var visitor = await host.VisitAsync();
        await using var application = await ApplicationPage.StartAsync(host, Scope);
        var page = visitor.Page;
        await page.GotoAsync(application.Origin);
        await page.Locator("#signIn").ClickAsync();
        await page.FillLoginAsync("member@example.org", People.Password);
        await page.Locator("main form button:not(.primary)").ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("access_denied");
        Assert.DoesNotContain("code=", page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_page_that_is_no_clients_cannot_call_the_API_even_with_a_token()
    {
        await using var visitor = await host.VisitAsync();
        await using var application = await ApplicationPage.StartAsync(host, Scope);
        await visitor.Page.GotoAsync(application.Origin.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        var token = await host.SignInAsync("member@example.org");
        const string Call = "([url, token]) => fetch(url, { headers: { Authorization: `Bearer ${token}` } }).then(r => `${r.status}`, e => e.name)";
        var stranger = await visitor.Page.EvaluateAsync<string>(Call, new[] { new Uri(host.Address, "/api/v1/me").ToString(), token });
        Assert.Equal("TypeError", stranger);
        await visitor.Page.GotoAsync(application.Origin);
        Assert.Equal("200", await visitor.Page.EvaluateAsync<string>(Call, new[] { new Uri(host.Address, "/api/v1/me").ToString(), token }));
    }

    private static async Task AssertCallsAsync(IPage page, string id)
    {
        await page.Locator("#call").ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("\"status\"");
        var called = await SaidAsync(page);
        Assert.Equal((200, id), ((int)called["status"]!, (string?)called["body"]!["id"]));
        Assert.StartsWith("\"", (string)called["tag"]!, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> SaidAsync(IPage page)
    {
        await Expect(page.Locator("#said")).ToHaveTextAsync(AnObject());
        return JsonNode.Parse(await page.Locator("#said").InnerTextAsync())!;
    }

    [GeneratedRegex(@"^\{")]
    private static partial Regex AnObject();

    [GeneratedRegex("/account/login")]
    private static partial Regex LoginPage();
}
