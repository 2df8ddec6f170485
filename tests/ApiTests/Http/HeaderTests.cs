using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Http;

/// <summary>Headers of every response, probes, and the Host header that nobody believes.</summary>
public sealed class HeaderTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/api/v1/statistics", 200)]
    [InlineData("/api/v1/me", 401)]
    [InlineData("/api/v1/chapters/nowhere", 404)]
    [InlineData("/api/v1/chapters?limit=0", 400)]
    [InlineData("/account/login", 200)]
    [InlineData("/account/denied", 403)]
    [InlineData("/account.css", 200)]
    [InlineData("/problems", 200)]
    [InlineData("/swagger/index.html", 200)]
    [InlineData("/swagger/v1/swagger.json", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/.well-known/openid-configuration", 200)]
    [InlineData("/connect/authorize", 302)]
    [InlineData("/dev/mail", 200)]
    [InlineData("/", 302)]
    public async Task Every_response_carries_the_security_headers(string path, int status)
    {
        using var client = host.Client();
        var answer = (await client.GetAsync(path)).Expect((HttpStatusCode)status);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("default-src '", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.NotEqual("", Header("Permissions-Policy"));
        Assert.NotEqual("", Header("Cross-Origin-Opener-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("/account/login", "script-src 'self'")]
    [InlineData("/problems", "script-src 'none'")]
    [InlineData("/dev/mail", "script-src 'none'")]
    [InlineData("/api/v1/statistics", "default-src 'none'")]
    public async Task Only_the_account_pages_run_a_script_and_only_ours(string path, string expected)
    {
        using var client = host.Client();
        var policy = string.Join(',', (await client.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(expected, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_kept_by_no_cache()
    {
        using var member = await host.DemoAsync("member");
        var answer = await member.GetAsync("/api/v1/me");
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true } or { NoStore: true }, answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.CacheControl!.Public);
        using var client = host.Client();
        foreach (var page in new[] { "/account/login", "/account/reset-password?id=x&token=y", "/account/verify?token=x" })
            Assert.True((await client.GetAsync(page)).Headers.CacheControl is { NoStore: true } or { NoCache: true });
    }

    [Fact]
    public async Task The_probes_answer_anybody()
    {
        using var client = host.Client();
        Assert.Equal("Healthy", (await client.GetAsync("/health/live")).Expect(HttpStatusCode.OK).Text);
        Assert.Equal("Healthy", (await client.GetAsync("/health/ready")).Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task No_other_site_may_read_with_a_browser()
    {
        using var client = host.Client();
        var answer = await client.GetAsync("/api/v1/statistics", ("Origin", "https://evil.example"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        answer = await client.SendAsync(HttpMethod.Options, "/api/v1/members", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_forged_host_changes_neither_links_nor_the_issuer()
    {
        (string, string)[] forged = [("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example")];
        using var client = host.Client();
        var email = People.NewEmail();
        var joined = await host.SubmitAsync(People.Joining(email), forged);
        joined.Expect(HttpStatusCode.Accepted);
        var mail = Assert.Single(await host.MailsAsync(email));
        Assert.DoesNotContain("evil", mail.Text, StringComparison.Ordinal);
        Assert.Contains(host.Address.ToString(), mail.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/.well-known/openid-configuration", "/swagger/v1/swagger.json", "/api/v1/me", "/account/login", "/account/manage", "/connect/authorize", "/api/v1/chapters?limit=1" })
        {
            var answer = await client.GetAsync(path, forged);
            Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", answer.Headers.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Swagger_UI_is_there_and_its_scripts_are_files()
    {
        using var client = host.Client();
        Assert.Equal("/swagger", (await client.GetAsync("/")).Headers.Location?.ToString());
        var page = (await client.GetAsync("/swagger/index.html")).Expect(HttpStatusCode.OK);
        Assert.Contains("swagger-ui-bundle.js", page.Text, StringComparison.Ordinal);
        foreach (var file in new[] { "swagger-ui-bundle.js", "swagger-ui.css", "index.js", "oauth2-redirect.html" })
            (await client.GetAsync($"/swagger/{file}")).Expect(HttpStatusCode.OK);
    }
}
