using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Clients;

/// <summary>A registered application signs a member in, who is asked first.</summary>
public sealed class RegisteredSignInTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_web_application_signs_a_member_in_through_consent_and_is_seen_to()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (person, client) = (await host.JoinAsync(), await administrator.RegisterAsync("web"));
        var tokens = await SignInAsync(client, person.Email);
        using var api = host.Client((string)tokens["access_token"]!);
        Assert.Equal(person.Id.ToString(), (string)(await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json["id"]!);
        Assert.NotNull((string?)(await administrator.GetAsync(client.Path())).Json["lastUsedAt"]);
        var refreshed = (await RefreshAsync(client, (string)tokens["refresh_token"]!)).Expect(HttpStatusCode.OK).Json;

        (await administrator.PatchAsync(client.Path(), new { scopes = new[] { "openid", "offline_access" } })).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_grant", (await RefreshAsync(client, (string)refreshed["refresh_token"]!)).Error());
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://127.0.0.1:53683/callback")]
    [InlineData("http://127.0.0.1/callback")]
    [InlineData("http://localhost:53682/callback")]
    [InlineData("http://127.0.0.1:53682/callback/")]
    [InlineData("http://127.0.0.1:53682/callback?x=1")]
    public async Task Any_other_address_leads_nowhere(string address)
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("public");
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", Request(browser, client, CodeFlowTests.Verifier(), address)));
        Assert.Equal("/account/denied?reason=client", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Disabling_ends_refresh_tokens_too()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (person, client) = (await host.JoinAsync(), await administrator.RegisterAsync("web"));
        var tokens = await SignInAsync(client, person.Email);
        (await administrator.PostAsync(client.Path() + "/disable")).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync(client.Path() + "/enable")).Expect(HttpStatusCode.OK);
        Assert.Equal("invalid_grant", (await RefreshAsync(client, (string)tokens["refresh_token"]!)).Error());
    }

    private async Task<JsonNode> SignInAsync(JsonNode client, string email)
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = CodeFlowTests.Verifier();
        var asked = await browser.AuthorizeAsync(email, People.Password, Request(browser, client, verifier, ClientSteps.Callback));
        Assert.Equal("/account/consent", asked.AbsolutePath);
        var returnUrl = QueryHelpers.ParseQuery(asked.Query).Single(p => p.Key.Equals("returnUrl", StringComparison.OrdinalIgnoreCase)).Value.ToString();
        using var allowed = await browser.PostFormAsync(asked.PathAndQuery, "/account/consent?handler=allow", ("returnUrl", returnUrl));
        var location = new Uri(host.Address, allowed.Headers.Location!);
        for (var steps = 0; location.Port == host.Address.Port && steps < 3; steps++)
        {
            using var next = await browser.GetAsync(location.PathAndQuery);
            location = new Uri(host.Address, next.Headers.Location!);
        }
        Assert.StartsWith(ClientSteps.Callback + "?", location.ToString(), StringComparison.Ordinal);
        using var anonymous = host.Client();
        return (await anonymous.FormAsync("/connect/token", ("grant_type", "authorization_code"), ("client_id", (string)client["clientId"]!), ("client_secret", (string)client["secret"]!),
            ("code", QueryHelpers.ParseQuery(location.Query)["code"].ToString()), ("redirect_uri", ClientSteps.Callback), ("code_verifier", verifier))).Expect(HttpStatusCode.OK).Json;
    }

    private async Task<Answer> RefreshAsync(JsonNode client, string token)
    {
        using var anonymous = host.Client();
        return await anonymous.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("client_id", (string)client["clientId"]!),
            ("client_secret", (string)client["secret"]!), ("refresh_token", token));
    }

    private static Dictionary<string, string?> Request(LoginBrowser browser, JsonNode client, string verifier, string address) =>
        new(browser.Request("openid membership offline_access", verifier)) { ["client_id"] = (string)client["clientId"]!, ["redirect_uri"] = address };
}
