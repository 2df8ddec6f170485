using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>Where the RFCs leave a choice: what the embedded server answers, and the other one answers differently (docs/adr/0005).</summary>
public sealed class EmbeddedServerTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "tooshort", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("response_mode", "form_post", "invalid_request")]
    [InlineData("scope", "openid members.read", "invalid_scope")]
    [InlineData("scope", "", "invalid_scope")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://evil.example/r", "request_uri_not_supported")]
    [InlineData("max_age", "nonsense", "invalid_request")]
    [InlineData("prompt", "none login", "invalid_request")]
    public async Task A_wrong_request_is_answered_to_the_client_by_name(string name, string? value, string error)
    {
        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request[name] = value;
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        Assert.StartsWith(browser.RedirectUri + "?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        response.Headers.Location.AssertError(error, host.Address);
    }

    [Fact]
    public async Task A_state_given_twice_is_no_request()
    {
        using var browser = new LoginBrowser(host.Address);
        var query = QueryHelpers.AddQueryString("/connect/authorize", browser.Request("openid", CodeFlowTests.Verifier()));
        using var response = await browser.GetAsync(query + "&state=other");
        response.AssertOnOurOwnPage(host.Address);
    }

    [Theory]
    [InlineData("integrator-demo:wrong")]
    [InlineData("integrator-demo")]
    [InlineData("nobody:integrator-demo-secret")]
    [InlineData(":")]
    public async Task Wrong_credentials_in_the_header_answer_401(string credentials)
    {
        var answer = (await TokenAsync(credentials, ("grant_type", "client_credentials"))).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (string)answer.Json["error"]!);
        Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_names_itself_twice_differently_is_refused()
    {
        var answer = (await TokenAsync("integrator-demo:integrator-demo-secret", ("grant_type", "client_credentials"), ("client_id", "swagger"))).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (string)answer.Json["error"]!);
        Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_client_that_shows_a_secret_is_refused()
    {
        using var client = host.Client();
        var answer = await client.FormAsync("/connect/token", ("client_id", "swagger"), ("client_secret", "x"), ("grant_type", "refresh_token"));
        Assert.Equal("invalid_client", (string)answer.Expect(HttpStatusCode.Unauthorized).Json["error"]!);
    }

    private async Task<Answer> TokenAsync(string credentials, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await http.PostAsync("/connect/token", content);
        return await Answer.ReadAsync(response);
    }
}
