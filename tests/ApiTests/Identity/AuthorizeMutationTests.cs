using System.Net;
using System.Text;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>One parameter of a good authorization request is spoilt at a time; whoever is signed in, no code leaves the server.</summary>
public sealed class AuthorizeMutationTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Theory]
    [InlineData("code_challenge_method", "s256")]
    [InlineData("code_challenge_method", "S256 plain")]
    [InlineData("code_challenge_method", "")]
    [InlineData("code_challenge", "")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")]
    [InlineData("response_type", "code token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_type", "CODE")]
    [InlineData("response_type", "none")]
    [InlineData("response_type", "")]
    [InlineData("response_mode", "web_message")]
    [InlineData("response_mode", "nonsense")]
    [InlineData("scope", " ")]
    [InlineData("scope", "openid,membership")]
    [InlineData("scope", "OPENID")]
    [InlineData("scope", "openid\u00a0membership")]
    [InlineData("scope", "openid\tmembership")]
    [InlineData("scope", "openid\0membership")]
    [InlineData("scope", "openid membership members.write")]
    [InlineData("scope", "openid everything")]
    [InlineData("max_age", "-1")]
    [InlineData("max_age", "1.5")]
    [InlineData("max_age", "99999999999999999999")]
    [InlineData("prompt", "none login")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.eyJzY29wZSI6Im9wZW5pZCJ9.")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:x")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "twice")]
    [InlineData("code_challenge_method", "S256", "twice")]
    [InlineData("response_type", "code", "twice")]
    [InlineData("scope", "openid", "twice")]
    public async Task A_spoilt_request_gives_no_code(string name, string value, string? how = null)
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        if (how is null) request[name] = value;
        var query = QueryHelpers.AddQueryString("/connect/authorize", request) + (how is null ? "" : $"&{name}={value}");
        using var response = await browser.GetAsync(query);
        Refusal.OfAuthorization(host, response, browser.RedirectUri);
    }

    [Theory]
    [InlineData("https://application.example:444/callback")]
    [InlineData("https://application.example/callback/")]
    [InlineData("https://application.example/callback/more")]
    [InlineData("https://application.example/Callback")]
    [InlineData("https://application.example/callback%2f")]
    [InlineData("https://application.example/callback/%2e%2e/evil")]
    [InlineData("https://application.example/%2e/callback")]
    [InlineData("https://application.example/callback/../callback")]
    [InlineData("https://application.example/callback?next=https://evil.example")]
    [InlineData("https://application.example/callback#")]
    [InlineData("https://application.example\\callback")]
    [InlineData("https://APPLICATION.example/callback")]
    [InlineData("https://application.example./callback")]
    [InlineData("https://application.example@evil.example/callback")]
    [InlineData("https://evil.example/https://application.example/callback")]
    [InlineData("https://evil.example\\@application.example/callback")]
    [InlineData("https://аpplication.example/callback")]
    [InlineData("http://application.example/callback")]
    [InlineData("//application.example/callback")]
    [InlineData(" https://application.example/callback")]
    [InlineData("https://application.example/callback ")]
    [InlineData("https://application.example/callback\0")]
    [InlineData("https://application.example/callback\r\nLocation: https://evil.example")]
    [InlineData("https://application.example/callback https://evil.example")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("com.example.app:/callback")]
    public async Task Only_the_registered_address_to_the_letter_gets_an_answer(string redirectUri)
    {
        var application = await host.RegisterAsync();
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        var request = application.Request("openid", CodeFlowTests.Verifier());
        request["redirect_uri"] = redirectUri;
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        Refusal.OfAuthorization(host, response, application.RedirectUri, mayTellApplication: false);
    }

    [Theory]
    [InlineData("client_id", " swagger")]
    [InlineData("client_id", "swagger\0")]
    [InlineData("client_id", "swagger\r\n")]
    [InlineData("client_id", "ѕwagger")]
    [InlineData("client_id", "swagger' OR '1'='1")]
    [InlineData("client_id", "")]
    [InlineData("client_id[]", "swagger")]
    [InlineData("Client_Id", "other")]
    public async Task A_client_that_is_not_quite_one_gets_no_answer(string name, string value)
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        if (name == "client_id[]") request.Remove("client_id");
        var query = name == "client_id" ? QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>(request) { [name] = value })
            : QueryHelpers.AddQueryString("/connect/authorize", request) + $"&{name}={value}";
        using var response = await browser.GetAsync(query);
        Refusal.OfAuthorization(host, response, browser.RedirectUri, mayTellApplication: false);
    }

    [Theory]
    [InlineData("fragment")]
    [InlineData("form_post")]
    [InlineData("query")]
    public async Task A_response_mode_is_either_announced_or_refused(string mode)
    {
        using var client = host.Client();
        var announced = (await client.GetAsync("/.well-known/openid-configuration")).Json["response_modes_supported"]!.AsArray().Any(m => (string)m! == mode);
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        request["response_mode"] = mode;
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        if (!announced) Refusal.OfAuthorization(host, response, browser.RedirectUri);
        else Assert.InRange((int)response.StatusCode, 200, 399);
    }

    [Fact]
    public async Task Sizes_and_shapes_that_nobody_sends_are_refused_without_a_fault()
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", Member, People.Password);
        var request = browser.Request("openid", CodeFlowTests.Verifier());
        foreach (var name in new[] { "state", "scope", "nonce", "login_hint", "ui_locales", "code_challenge", "redirect_uri" })
        {
            var spoilt = new Dictionary<string, string?>(request) { [name] = new string('x', 64 * 1024) };
            using var got = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", spoilt));
            Refusal.OfAuthorization(host, got, browser.RedirectUri);
            using var posted = await browser.ForgeAsync("/connect/authorize", [.. spoilt.Select(p => (p.Key, p.Value!))]);
            Refusal.OfAuthorization(host, posted, browser.RedirectUri);
        }
        using var client = host.Client();
        foreach (var type in new[] { "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-7" })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("client_id"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await client.SendAsync(HttpMethod.Post, "/connect/authorize", content);
            Assert.InRange((int)answer.Status, 300, 499);
            Assert.DoesNotContain("code=", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        }
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            Refusal.OfAnything(await client.SendAsync(method, QueryHelpers.AddQueryString("/connect/authorize", request), null));
    }

    [Fact]
    public async Task A_forged_or_foreign_hint_never_decides_who_is_signed_in()
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = CodeFlowTests.Verifier();
        var own = await browser.SignInAsync(Member, People.Password, "openid");
        using var other = new LoginBrowser(host.Address);
        var foreign = (string)(await other.SignInAsync("secretary@example.org", People.Password, "openid"))["id_token"]!;
        var subject = (string)Jwt.Claims((string)own["id_token"]!)["sub"]!;
        using var client = host.Client();
        var keySet = (await client.GetAsync("/.well-known/jwks.json")).Json;
        foreach (var hint in ForgedTokens.Of(foreign, keySet).Append(foreign).Append("garbage").Append(""))
        {
            var request = new Dictionary<string, string?>(browser.Request("openid", verifier)) { ["prompt"] = "none", ["id_token_hint"] = hint };
            using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
            var answer = QueryHelpers.ParseQuery(new Uri(host.Address, response.Headers.Location!).Query);
            if (!answer.TryGetValue("code", out var code)) Refusal.OfAuthorization(host, response, browser.RedirectUri);
            else Assert.Equal(subject, (string)Jwt.Claims((string)(await browser.ExchangeAsync(code.ToString(), verifier)).Expect(HttpStatusCode.OK).Json["id_token"]!)["sub"]!);
        }
    }
}
