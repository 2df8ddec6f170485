using System.Net;
using Membership.ApiTests.Clients;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Http;

/// <summary>Pages of registered clients may call from the browser (CORS); others may not, and nobody with cookies.</summary>
public sealed class BrowserClientTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Origin = "https://pages.example.org";

    [Theory]
    [InlineData("/api/v1/me", "GET")]
    [InlineData("/api/v1/me", "PATCH")]
    [InlineData("/connect/token", "POST")]
    [InlineData("/connect/userinfo", "GET")]
    [InlineData("/.well-known/openid-configuration", "GET")]
    public async Task A_registered_page_may_ask_and_call(string path, string method)
    {
        await RegisteredAsync();
        var preflight = await PreflightAsync(path, method, Origin);
        preflight.Expect(HttpStatusCode.NoContent);
        Assert.Equal(Origin, Header(preflight, "Access-Control-Allow-Origin"));
        Assert.Contains(method, Header(preflight, "Access-Control-Allow-Methods")!, StringComparison.Ordinal);
        Assert.Contains("authorization", Header(preflight, "Access-Control-Allow-Headers")!, StringComparison.OrdinalIgnoreCase);
        Assert.Null(Header(preflight, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Answers_and_refusals_can_be_read_by_a_registered_page_without_cookies()
    {
        await RegisteredAsync();
        using var member = await host.DemoAsync("member");
        using var anonymous = host.Client();
        var answers = new[]
        {
            (await member.GetAsync("/api/v1/me", ("Origin", Origin))).Expect(HttpStatusCode.OK),
            (await anonymous.GetAsync("/api/v1/me", ("Origin", Origin))).Expect(HttpStatusCode.Unauthorized),
            (await anonymous.PostAsync("/connect/token", null, ("Origin", Origin))).Expect(HttpStatusCode.BadRequest),
        };
        foreach (var answer in answers)
        {
            Assert.Equal(Origin, Header(answer, "Access-Control-Allow-Origin"));
            Assert.Contains("Origin", Header(answer, "Vary")!, StringComparison.OrdinalIgnoreCase);
            Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        }
        Assert.Contains("ETag", Header(answers[0], "Access-Control-Expose-Headers")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example.org")]
    [InlineData("http://pages.example.org")]
    [InlineData("https://pages.example.org:8443")]
    [InlineData("https://pages.example.org.evil.example")]
    [InlineData("null")]
    public async Task An_unknown_origin_is_told_nothing(string origin)
    {
        await RegisteredAsync();
        using var member = await host.DemoAsync("member");
        foreach (var answer in new[] { await PreflightAsync("/api/v1/me", "GET", origin), await PreflightAsync("/connect/token", "POST", origin), await member.GetAsync("/api/v1/me", ("Origin", origin)) })
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/connect/authorize")]
    [InlineData("/connect/endsession")]
    public async Task Pages_are_never_read_from_another_origin(string path)
    {
        await RegisteredAsync();
        using var anonymous = host.Client();
        Assert.Null(Header(await PreflightAsync(path, "GET", Origin), "Access-Control-Allow-Origin"));
        Assert.Null(Header(await anonymous.GetAsync(path, ("Origin", Origin)), "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_page_of_a_disabled_client_may_not_call()
    {
        using var administrator = await host.DemoAsync("administrator");
        const string gone = "https://gone.example.org";
        var client = (await administrator.PostAsync(ClientSteps.Clients, Registration(gone))).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(gone, Header(await PreflightAsync("/api/v1/me", "GET", gone), "Access-Control-Allow-Origin"));
        (await administrator.PostAsync(client.Path() + "/disable")).Expect(HttpStatusCode.OK);
        Assert.Null(Header(await PreflightAsync("/api/v1/me", "GET", gone), "Access-Control-Allow-Origin"));
    }

    private async Task RegisteredAsync()
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync(ClientSteps.Clients, Registration(Origin))).Expect(HttpStatusCode.Created);
    }

    private static object Registration(string origin) => new { name = "Pages", kind = "public", scopes = new[] { "openid" }, redirectUris = new[] { origin + "/callback" } };

    private async Task<Answer> PreflightAsync(string path, string method, string origin)
    {
        using var browser = host.Client();
        return await browser.SendAsync(HttpMethod.Options, path, null, ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static string? Header(Answer answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
