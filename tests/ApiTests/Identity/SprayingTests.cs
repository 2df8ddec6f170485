using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>A host with the limits that a production host has by default.</summary>
public sealed class LimitedHost : ApiHost
{
    public const int Permits = 120;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["RateLimits:Anonymous:Permits"] = $"{Permits}", ["RateLimits:Anonymous:WindowSeconds"] = "3600", ["RateLimits:Token:Permits"] = "240", ["RateLimits:Token:WindowSeconds"] = "3600",
    };
}

/// <summary>One password tried on many accounts, and many secrets tried on one client.</summary>
public sealed class SprayingTests(LimitedHost host) : IClassFixture<LimitedHost>
{
    [Fact]
    public async Task One_password_on_many_accounts_ends_at_the_limit_which_tells_nothing()
    {
        using var browser = new LoginBrowser(host.Address);
        using var form = await browser.GetAsync("/account/login");
        var token = AntiForgery(await form.Content.ReadAsStringAsync());
        async Task<HttpStatusCode> TryAsync(string email, string password)
        {
            using var response = await browser.ForgeAsync("/account/login", ("email", email), ("password", password), ("__RequestVerificationToken", token));
            if (response.StatusCode is HttpStatusCode.TooManyRequests) Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
            return response.StatusCode;
        }
        var tried = new List<HttpStatusCode>();
        foreach (var chunk in Enumerable.Range(0, LimitedHost.Permits + 20).Chunk(10))
            tried.AddRange(await Task.WhenAll(chunk.Select(i => TryAsync(i % 2 == 0 ? $"person{i}@example.org" : "secretary@example.org", "Summer2026!!"))));
        Assert.Equal(LimitedHost.Permits - 1, tried.Count(s => s is HttpStatusCode.OK));
        Assert.Equal(21, tried.Count(s => s is HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync("member@example.org", People.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync("nobody@example.org", "x"));
    }

    [Fact]
    public async Task Guessing_a_clients_secret_ends_at_the_limit()
    {
        using var client = host.Client();
        var tried = new List<Answer>();
        for (var i = 0; i < 250; i++)
            tried.Add(await client.FormAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "integrator-demo"), ("client_secret", $"guess {i}")));
        Assert.Equal(240, tried.Count(a => a.Status is HttpStatusCode.Unauthorized));
        Assert.All(tried.Skip(240), a => Assert.Equal(HttpStatusCode.TooManyRequests, a.Status));
        var right = await client.FormAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        Assert.NotNull(right.Headers.RetryAfter);
    }

    private static string AntiForgery(string html)
    {
        const string Name = "name=\"__RequestVerificationToken\"";
        var value = html.IndexOf("value=\"", html.IndexOf(Name, StringComparison.Ordinal), StringComparison.Ordinal) + "value=\"".Length;
        return html[value..html.IndexOf('"', value)];
    }
}
