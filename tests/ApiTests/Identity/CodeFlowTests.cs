using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>Signing in with code and PKCE: what a client sends, what it gets, and what its id token says.</summary>
public sealed class CodeFlowTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Fact]
    public async Task Discovery_tells_where_everything_is_and_only_what_is_true()
    {
        using var client = host.Client();
        var discovery = (await client.GetAsync("/.well-known/openid-configuration")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(host.Address.ToString().TrimEnd('/'), (string)discovery["issuer"]!);
        foreach (var field in new[] { "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "revocation_endpoint", "end_session_endpoint", "introspection_endpoint", "device_authorization_endpoint", "jwks_uri" })
        {
            var address = new Uri((string)discovery[field]!);
            Assert.Equal(host.Address.Authority, address.Authority);
            var answer = await client.GetAsync(address.PathAndQuery);
            Assert.NotEqual(HttpStatusCode.NotFound, answer.Status);
        }
        Assert.Equal("""["code"]""", discovery["response_types_supported"]!.ToJsonString());
        Assert.Equal("""["S256"]""", discovery["code_challenge_methods_supported"]!.ToJsonString());
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
            discovery["grant_types_supported"]!.AsArray().Select(g => (string)g!).Order(StringComparer.Ordinal));
        Assert.Equal("""["RS256"]""", discovery["id_token_signing_alg_values_supported"]!.ToJsonString());
        Assert.True((bool)discovery["authorization_response_iss_parameter_supported"]!);
        Assert.Contains("membership", discovery["scopes_supported"]!.AsArray().Select(s => (string)s!));
        var key = Assert.Single((await client.GetAsync(new Uri((string)discovery["jwks_uri"]!).PathAndQuery)).Json["keys"]!.AsArray())!.AsObject();
        Assert.Equal(["kty", "use", "alg", "kid", "n", "e"], key.Select(p => p.Key));
    }

    [Fact]
    public async Task A_sign_in_gives_an_access_token_and_a_signed_id_token()
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = Verifier();
        var request = browser.Request("openid profile email membership", verifier);
        request["nonce"] = "n-0S6_WzA2Mj";
        var callback = await browser.AuthorizeAsync(Member, People.Password, request);
        var answer = QueryHelpers.ParseQuery(callback.Query);
        var issuer = host.Address.ToString().TrimEnd('/');
        Assert.StartsWith(browser.RedirectUri + "?", callback.ToString(), StringComparison.Ordinal);
        Assert.Equal(("some-state", issuer), (answer["state"].ToString(), answer["iss"].ToString()));

        var exchanged = (await browser.ExchangeAsync(answer["code"].ToString(), verifier)).Expect(HttpStatusCode.OK);
        Assert.True(exchanged.Headers.CacheControl!.NoStore);
        var tokens = exchanged.Json;
        Assert.Equal(("Bearer", 900), ((string)tokens["token_type"]!, (int)tokens["expires_in"]!));
        Assert.Equal(["email", "membership", "openid", "profile"], ((string)tokens["scope"]!).Split(' ').Order(StringComparer.Ordinal));
        Assert.Null(tokens["refresh_token"]);

        using var client = host.Client((string)tokens["access_token"]!);
        var idToken = (string)tokens["id_token"]!;
        Assert.True(Jwt.IsSignedBy(idToken, (await client.GetAsync("/.well-known/jwks.json")).Json));
        var claims = Jwt.Claims(idToken);
        var me = (await client.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((issuer, "swagger", (string)me["id"]!, "n-0S6_WzA2Mj"), ((string)claims["iss"]!, (string)claims["aud"]!, (string)claims["sub"]!, (string)claims["nonce"]!));
        Assert.Equal(Jwt.LeftHalf((string)tokens["access_token"]!), (string)claims["at_hash"]!);
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange((long)claims["iat"]!, now - 60, now);
        Assert.InRange((long)claims["auth_time"]!, now - 60, now);
        Assert.True((long)claims["exp"]! > now);

        var info = (await client.GetAsync("/connect/userinfo")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(((string)me["id"]!, Member, "Zuhura", "Were", true),
            ((string)info["sub"]!, (string)info["email"]!, (string)info["given_name"]!, (string)info["family_name"]!, (bool)info["email_verified"]!));
    }

    [Fact]
    public async Task Userinfo_tells_only_what_the_scopes_permit()
    {
        using var anonymous = host.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync("/connect/userinfo")).Status);
        using var browser = new LoginBrowser(host.Address);
        using var minimal = host.Client((string)(await browser.SignInAsync(Member, People.Password, "openid"))["access_token"]!);
        Assert.Equal(["sub"], (await minimal.GetAsync("/connect/userinfo")).Expect(HttpStatusCode.OK).Json.AsObject().Select(p => p.Key));
        (await minimal.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Forbidden, "auth.insufficient_scope");
        using var integrator = await host.IntegratorAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await integrator.GetAsync("/connect/userinfo")).Status);
    }

    [Fact]
    public async Task A_code_works_once_and_its_second_use_ends_what_came_of_it()
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = Verifier();
        var code = await CodeAsync(browser, "openid membership offline_access", verifier);
        var tokens = (await browser.ExchangeAsync(code, verifier)).Expect(HttpStatusCode.OK).Json;
        using var api = host.Client((string)tokens["access_token"]!);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        Refused(await browser.ExchangeAsync(code, verifier), "invalid_grant");
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Refused(await api.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("client_id", "swagger"), ("refresh_token", (string)tokens["refresh_token"]!)), "invalid_client", "invalid_grant");
    }

    [Fact]
    public async Task A_code_ends_with_the_session_that_it_came_of()
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = Verifier();
        var code = await CodeAsync(browser, "openid membership", verifier);
        (await browser.PostFormAsync("/account/logout")).Dispose();
        Refused(await browser.ExchangeAsync(code, verifier), "invalid_grant");
    }

    [Fact]
    public async Task Two_exchanges_of_a_code_at_once_leave_nobody_signed_in_twice()
    {
        using var browser = new LoginBrowser(host.Address);
        var verifier = Verifier();
        var code = await CodeAsync(browser, "openid membership", verifier);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.ExchangeAsync(code, verifier)));
        Assert.InRange(answers.Count(a => a.Status is HttpStatusCode.OK), 0, 1);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => Refused(a, "invalid_grant"));
    }

    [Fact]
    public async Task A_code_needs_its_verifier_its_address_its_client_and_its_minute()
    {
        using var browser = new LoginBrowser(host.Address);
        using var client = host.Client();
        var verifier = Verifier();
        foreach (var wrong in new[] { Verifier(), "", "short", verifier + "x", new string('a', 200) })
            Refused(await browser.ExchangeAsync(await CodeAsync(browser, "openid", verifier), wrong), "invalid_grant");

        async Task<Answer> Exchange(string redirectUri, params (string, string)[] authentication) => await client.FormAsync("/connect/token",
            [("grant_type", "authorization_code"), ("code", await CodeAsync(browser, "openid", verifier)), ("redirect_uri", redirectUri), ("code_verifier", verifier), .. authentication]);
        Refused(await Exchange(browser.RedirectUri + "/", ("client_id", "swagger")), "invalid_grant");
        Refused(await Exchange(browser.RedirectUri, ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret")), "unauthorized_client", "invalid_grant");
        Refused(await Exchange(browser.RedirectUri, ("client_id", "nobody")), "invalid_client");
        Refused(await Exchange(browser.RedirectUri), "invalid_client");
        Refused(await browser.ExchangeAsync("garbage", verifier), "invalid_grant");

        var code = await CodeAsync(browser, "openid", verifier);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        Refused(await browser.ExchangeAsync(code, verifier), "invalid_grant");
    }

    internal static string Verifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static async Task<string> CodeAsync(LoginBrowser browser, string scope, string verifier) =>
        QueryHelpers.ParseQuery((await browser.AuthorizeAsync(Member, People.Password, browser.Request(scope, verifier))).Query)["code"].ToString();

    private static void Refused(Answer answer, params string[] errors)
    {
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, answer.Text);
        Assert.Contains((string)answer.Json["error"]!, errors);
    }
}
