using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;

namespace Membership.BrowserTests.Identity;

/// <summary>OpenID Connect clients that nobody here wrote sign in and call the API. The person is played by the test, the client by the package.</summary>
public sealed class ClientLibraryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [SkippableTheory]
    [InlineData("openid-client")]
    [InlineData("oauth4webapi")]
    public async Task A_client_library_does_all_that_clients_can(string package)
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        await using var script = await NodeScript.StartAsync(package, new
        {
            Issuer = host.Address.ToString().TrimEnd('/'), ClientId = application.Id, application.Secret, application.RedirectUri, application.AfterSignOut,
            Scope = "openid profile email membership offline_access", Api = new Uri(host.Address, "/api/v1/me"),
        });
        var authorize = new Uri((string)(await script.HearAsync("authorize"))["url"]!);
        await script.TellAsync(new { Callback = (await browser.FollowAsync(host, authorize, application.RedirectUri, Member)).OriginalString });

        var userCode = (string)(await script.HearAsync("device"))["userCode"]!;
        Assert.Equal("/account/device?done=allowed", await browser.DecideDeviceAsync(Member, userCode));
        // A device asks every five seconds; the clock goes on so that the script need not wait for them.
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        await script.TellAsync(new { });

        var done = await script.HearAsync("done");
        Assert.Equal((Member, "Zuhura"), ((string?)done["person"]!["email"], (string?)done["person"]!["given_name"]));
        Assert.Equal((string?)done["person"]!["sub"], (string?)done["me"]!["id"]);
        Assert.Equal("""{"basic":true,"post":true}""", done["machine"]!.ToJsonString());
        Assert.Equal("[true,false]", done["active"]!.ToJsonString());
        Assert.Equal((true, "invalid_grant"), ((bool)done["subject"]!, (string?)done["replayed"]));
        if (done["waiting"] is { } waiting) Assert.Equal("""["authorization_pending","slow_down"]""", waiting.ToJsonString());
        await SignsOutAsync(browser, application, done);
    }

    private async Task SignsOutAsync(LoginBrowser browser, RegisteredApplication application, JsonNode done)
    {
        using (var before = await browser.GetAsync("/account/manage")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var address = new Uri((string)done["signOut"]!);
        for (var steps = 0; steps < 5 && address.Authority == host.Address.Authority; steps++)
        {
            using var response = await browser.GetAsync(address.PathAndQuery);
            address = new Uri(host.Address, response.Headers.Location!);
        }
        Assert.Equal($"{application.AfterSignOut}?state={(string)done["state"]!}", address.OriginalString);
        using var after = await browser.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }
}
