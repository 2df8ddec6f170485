using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Clients;

/// <summary>A yes counts for what was shown, and not for what the application became afterwards.</summary>
public sealed class ConsentAfterChangeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Elsewhere = "https://elsewhere.example.org/callback";

    [Theory]
    [InlineData("""{"scopes":["openid"]}""", """{"scopes":["openid","membership"]}""")]
    [InlineData("""{"name":"Somebody else"}""", """{}""")]
    [InlineData("""{"redirectUris":["http://127.0.0.1:53682/callback","https://elsewhere.example.org/callback"]}""", """{}""")]
    public async Task Members_are_asked_again_after_a_change_of_what_they_agreed_to(string change, string back)
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("public", "openid", "membership");
        using var browser = await AllowAsync(client);
        (await administrator.PatchAsync(client.Path(), change)).Expect(HttpStatusCode.OK);
        (await administrator.PatchAsync(client.Path(), back)).Expect(HttpStatusCode.OK);
        Assert.Equal("asked", await SilentlyAsync(browser, client));
    }

    [Theory]
    [InlineData("""{"scopes":["membership","openid","profile"]}""")]
    [InlineData("""{"name":"CRM of the secretariat"}""")]
    [InlineData("""{"redirectUris":["http://127.0.0.1:53682/callback"]}""")]
    [InlineData("""{"postLogoutRedirectUris":["https://elsewhere.example.org/goodbye"]}""")]
    public async Task Other_changes_ask_nobody(string change)
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("public", "openid", "membership");
        (await administrator.PatchAsync(client.Path(), new { redirectUris = new[] { ClientSteps.Callback, Elsewhere } })).Expect(HttpStatusCode.OK);
        using var browser = await AllowAsync(client);
        (await administrator.PatchAsync(client.Path(), change)).Expect(HttpStatusCode.OK);
        Assert.Equal("code", await SilentlyAsync(browser, client));
    }

    private async Task<LoginBrowser> AllowAsync(JsonNode client)
    {
        var (person, browser) = (await host.JoinAsync(), new LoginBrowser(host.Address));
        await browser.FollowAsync(host, new Uri(host.Address, Authorize(browser, client)), ClientSteps.Callback, person.Email);
        Assert.Equal("code", await SilentlyAsync(browser, client));
        return browser;
    }

    private static async Task<string> SilentlyAsync(LoginBrowser browser, JsonNode client)
    {
        using var response = await browser.GetAsync(Authorize(browser, client) + "&prompt=none");
        var answer = QueryHelpers.ParseQuery(new Uri(response.Headers.Location!.OriginalString).Query);
        return answer.ContainsKey("code") ? "code" : answer["error"].ToString() is "consent_required" or "interaction_required" ? "asked" : answer["error"].ToString();
    }

    private static string Authorize(LoginBrowser browser, JsonNode client) => QueryHelpers.AddQueryString("/connect/authorize",
        new Dictionary<string, string?>(browser.Request("openid membership", CodeFlowTests.Verifier())) { ["client_id"] = (string)client["clientId"]!, ["redirect_uri"] = ClientSteps.Callback });
}
