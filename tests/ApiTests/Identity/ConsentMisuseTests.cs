using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>The consent page: nobody agrees by accident, for somebody else, or to more than was shown.</summary>
public sealed class ConsentMisuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_first()
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        var returnUrl = Authorize(application, "openid");
        using var page = await browser.GetAsync(QueryHelpers.AddQueryString("/account/consent", "returnUrl", returnUrl));
        Assert.StartsWith("/account/login", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var handler in new[] { "allow", "deny" })
        {
            using var posted = await browser.ForgeAsync($"/account/consent?handler={handler}", ("returnUrl", returnUrl));
            Assert.True(posted.StatusCode is HttpStatusCode.BadRequest || posted.Headers.Location!.ToString().StartsWith("/account/login", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Neither_a_link_nor_a_forged_post_agrees()
    {
        var application = await host.RegisterAsync();
        var (person, browser) = await SignedInAsync();
        using var _ = browser;
        var returnUrl = Authorize(application, "openid");
        using (await browser.GetAsync(QueryHelpers.AddQueryString("/account/consent?handler=allow", "returnUrl", returnUrl))) Assert.Equal(0, await ConsentsAsync(person.Id));
        using var forged = await browser.ForgeAsync("/account/consent?handler=allow", ("returnUrl", returnUrl));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(0, await ConsentsAsync(person.Id));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/connect/authorize?client_id={id}")]
    [InlineData("/\\evil.example")]
    [InlineData("/account/manage")]
    [InlineData("")]
    [InlineData("/connect/authorize")]
    [InlineData("/connect/authorize?")]
    [InlineData("/connect/authorize/../../account/manage?client_id={id}")]
    [InlineData("{good}&redirect_uri=https%3A%2F%2Fevil.example")]
    [InlineData("{good}&client_id=swagger")]
    [InlineData("/connect/authorize?client_id={id}&redirect_uri=https%3A%2F%2Fevil.example%2F&response_type=code&scope=openid")]
    [InlineData("{other}")]
    [InlineData("{wide}")]
    [InlineData("{good}\r\nX-Injected: 1")]
    [InlineData("{good}\0")]
    public async Task A_tampered_return_address_leads_nowhere_else_and_agrees_to_nothing(string returnUrl)
    {
        var application = await host.RegisterAsync();
        var (person, browser) = await SignedInAsync();
        using var _ = browser;
        var good = Authorize(application, "openid");
        var tampered = returnUrl.Replace("{good}", good, StringComparison.Ordinal).Replace("{id}", application.Id, StringComparison.Ordinal)
            .Replace("{other}", good.Replace(application.Id, "nobody", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{wide}", Authorize(application, "openid members.read"), StringComparison.Ordinal);
        foreach (var handler in new[] { "allow", "deny" })
        {
            using var response = await browser.PostFormAsync(QueryHelpers.AddQueryString("/account/consent", "returnUrl", good), $"/account/consent?handler={handler}", ("returnUrl", tampered));
            Assert.InRange((int)response.StatusCode, 200, 499);
            Assert.False(response.Headers.Contains("X-Injected"));
            if (response.Headers.Location is { } location)
            {
                var address = new Uri(host.Address, location);
                Assert.True(address.Authority == host.Address.Authority || address.OriginalString.StartsWith(application.RedirectUri + "?error=", StringComparison.Ordinal), location.OriginalString);
            }
        }
        if (!returnUrl.StartsWith("{good}\r", StringComparison.Ordinal) && !returnUrl.StartsWith("{good}\0", StringComparison.Ordinal)) Assert.Equal(0, await ConsentsAsync(person.Id));
    }

    [Fact]
    public async Task A_yes_covers_that_application_and_those_scopes_only()
    {
        var (application, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var (person, browser) = await SignedInAsync();
        using var _ = browser;
        Assert.Equal("consent", await SilentlyAsync(browser, application, "openid profile"));
        await browser.FollowAsync(host, new Uri(host.Address, Authorize(application, "openid profile")), application.RedirectUri, person.Email);
        Assert.Equal("code", await SilentlyAsync(browser, application, "openid profile"));
        Assert.Equal("code", await SilentlyAsync(browser, application, "openid"));
        Assert.Equal("consent", await SilentlyAsync(browser, application, "openid profile email"));
        Assert.Equal("consent", await SilentlyAsync(browser, application, "openid profile offline_access"));
        Assert.Equal("consent", await SilentlyAsync(browser, other, "openid profile"));
        using var asked = await browser.GetAsync(Authorize(application, "openid profile") + "&prompt=consent");
        Assert.Contains("/account/consent", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_is_told_to_the_application_and_not_remembered()
    {
        var application = await host.RegisterAsync();
        var (person, browser) = await SignedInAsync();
        using var _ = browser;
        var callback = await browser.FollowAsync(host, new Uri(host.Address, Authorize(application, "openid")), application.RedirectUri, person.Email, allow: false);
        Assert.Equal("access_denied", QueryHelpers.ParseQuery(callback.Query)["error"].ToString());
        Assert.Equal(0, await ConsentsAsync(person.Id));
        Assert.Equal("consent", await SilentlyAsync(browser, application, "openid"));
    }

    private string Authorize(RegisteredApplication application, string scope) =>
        QueryHelpers.AddQueryString("/connect/authorize", application.Request(scope, CodeFlowTests.Verifier()));

    private async Task<string> SilentlyAsync(LoginBrowser browser, RegisteredApplication application, string scope)
    {
        using var response = await browser.GetAsync(Authorize(application, scope) + "&prompt=none");
        var answer = QueryHelpers.ParseQuery(new Uri(response.Headers.Location!.OriginalString).Query);
        return answer.ContainsKey("code") ? "code" : answer["error"].ToString() is "consent_required" or "interaction_required" ? "consent" : answer["error"].ToString();
    }

    private async Task<(Person Person, LoginBrowser Browser)> SignedInAsync()
    {
        var person = await host.JoinAsync();
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", person.Email, People.Password);
        return (person, browser);
    }

    private Task<int> ConsentsAsync(Guid memberId) => host.OnDatabaseAsync(db => db.ClientConsents.CountAsync(c => c.MemberId == memberId));
}
