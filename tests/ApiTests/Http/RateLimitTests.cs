using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Http;

/// <summary>A host with small limits.</summary>
public sealed class TightHost : ApiHost
{
    public const int Permits = 3;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["RateLimits:Anonymous:Permits"] = $"{Permits}", ["RateLimits:Anonymous:WindowSeconds"] = "3600",
        ["RateLimits:Directory:Permits"] = $"{Permits}", ["RateLimits:Directory:WindowSeconds"] = "3600",
        ["RateLimits:Token:Permits"] = $"{Permits}", ["RateLimits:Token:WindowSeconds"] = "3600",
    };
}

/// <summary>Limits on what can be called without a token.</summary>
public sealed class RateLimitTests(TightHost host) : IClassFixture<TightHost>
{
    [Fact]
    public async Task Joining_is_limited() => await LimitedAsync(c => c.PostAsync("/api/v1/members", "{}"));

    [Fact]
    public async Task The_directory_is_limited() => await LimitedAsync(c => c.GetAsync("/api/v1/chapters"));

    [Fact]
    public async Task The_token_endpoint_is_limited() => await LimitedAsync(c => c.FormAsync("/connect/token", ("grant_type", "client_credentials")));

    [Fact]
    public async Task What_is_not_limited_goes_on()
    {
        using var client = host.Client();
        for (var i = 0; i < 3 * TightHost.Permits; i++)
        {
            (await client.GetAsync("/health/live")).Expect(HttpStatusCode.OK);
            (await client.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        }
    }

    private async Task LimitedAsync(Func<ApiClient, Task<Answer>> call)
    {
        using var client = host.Client();
        var answers = new List<Answer>();
        for (var i = 0; i < TightHost.Permits + 2; i++) answers.Add(await call(client));
        Assert.All(answers.Take(TightHost.Permits), a => Assert.NotEqual(HttpStatusCode.TooManyRequests, a.Status));
        foreach (var refused in answers.Skip(TightHost.Permits))
        {
            refused.Expect(HttpStatusCode.TooManyRequests, "rate.limited");
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
            Assert.True(refused.Headers.Contains("X-Content-Type-Options"));
        }
    }
}
