using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>What the authorization endpoint refuses, and where it never sends anybody.</summary>
public sealed class AuthorizeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("http://evil.example/swagger/oauth2-redirect.html")]
    [InlineData("{base}/swagger/oauth2-redirect.html/")]
    [InlineData("{base}/swagger/oauth2-redirect.html?x=1")]
    [InlineData("{base}/swagger/oauth2-redirect.html#x")]
    [InlineData("{base}/swagger/%2e%2e/swagger/oauth2-redirect.html")]
    [InlineData("{base}/swagger/oauth2-redirect%2ehtml")]
    [InlineData("{base}/Swagger/oauth2-redirect.html")]
    [InlineData("{base}/swagger/../account/login")]
    [InlineData("{base}.evil.example/swagger/oauth2-redirect.html")]
    [InlineData("{base}@evil.example/swagger/oauth2-redirect.html")]
    [InlineData("{otherPort}/swagger/oauth2-redirect.html")]
    [InlineData("{publicUrl}/swagger/oauth2-redirect.html")]
    [InlineData("/swagger/oauth2-redirect.html")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unregistered_address_is_never_redirected_to(string? redirectUri)
    {
        var (address, port) = (host.Address.ToString().TrimEnd('/'), host.Address.Port);
        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request["redirect_uri"] = redirectUri?.Replace("{base}", address, StringComparison.Ordinal).Replace("{otherPort}", $"http://127.0.0.1:{port + 1}", StringComparison.Ordinal);
        foreach (var signedIn in new[] { false, true })
        {
            if (signedIn) await browser.LoginAsync("/account/login", "member@example.org", People.Password);
            using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
            response.AssertOnOurOwnPage(host.Address);
        }
        using var page = await browser.GetAsync("/account/denied?reason=client");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Theory]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", null)]
    [InlineData("client_id", "Swagger")]
    [InlineData("client_id", "integrator-demo")]
    public async Task An_unknown_client_is_refused_on_our_own_page(string name, string? value)
    {
        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request[name] = value;
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        response.AssertOnOurOwnPage(host.Address);
    }

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "tooshort", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "id_token", "unsupported_response_type")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("scope", "openid members.read", "invalid_scope")]
    [InlineData("scope", "", "invalid_scope")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://evil.example/r", "request_uri_not_supported")]
    public async Task A_wrong_request_never_gives_a_code(string name, string? value, string error)
    {
        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request[name] = value;
        foreach (var signedIn in new[] { false, true })
        {
            if (signedIn) await browser.LoginAsync("/account/login", "member@example.org", People.Password);
            using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
            response.AssertRefused(host.Address, browser.RedirectUri, error);
        }
    }

    [Fact]
    public async Task A_client_that_wants_no_question_is_told_that_one_is_needed()
    {
        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request["prompt"] = "none";
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        Assert.StartsWith(browser.RedirectUri + "?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        response.Headers.Location.AssertError("login_required", host.Address);
    }

    [Fact]
    public async Task A_parameter_given_twice_is_no_request()
    {
        using var browser = new LoginBrowser(host.Address);
        var query = QueryHelpers.AddQueryString("/connect/authorize", browser.Request("openid", CodeFlowTests.Verifier()));
        foreach (var twice in new[] { "&redirect_uri=http%3A%2F%2Fevil.example", "&client_id=swagger" })
        {
            using var response = await browser.GetAsync(query + twice);
            response.AssertOnOurOwnPage(host.Address);
        }
    }

    [Fact]
    public async Task Prompt_and_max_age_ask_for_the_password_again()
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", "member@example.org", People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        async Task<string> Leads(string name, string value)
        {
            using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>(request) { [name] = value }));
            return new Uri(host.Address, response.Headers.Location!).AbsolutePath;
        }
        Assert.Equal("/swagger/oauth2-redirect.html", await Leads("prompt", "none"));
        Assert.Equal("/account/login", await Leads("prompt", "login"));
        Assert.Equal("/swagger/oauth2-redirect.html", await Leads("max_age", "3600"));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("/account/login", await Leads("max_age", "300"));
        Assert.Equal("/account/login", await Leads("max_age", "0"));

        var callback = await browser.AuthorizeAsync("member@example.org", People.Password, new Dictionary<string, string?>(request) { ["prompt"] = "login" });
        Assert.True(QueryHelpers.ParseQuery(callback.Query).ContainsKey("code"));
    }

    [Fact]
    public async Task A_long_or_strange_state_comes_back_as_it_was()
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", "member@example.org", People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        foreach (var state in new[] { "a&code=stolen#x", "é 😀\r\nX: y", new string('s', 1000) })
        {
            request["state"] = state;
            using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
            Assert.True(AuthorizeAnswers.IsRedirect(response), response.StatusCode.ToString());
            Assert.Equal(state, QueryHelpers.ParseQuery(response.Headers.Location!.Query)["state"].ToString());
        }
    }
}
