using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Common;

namespace Membership.ApiTests.Http;

/// <summary>Routes ignore the case of a path, so whatever goes by paths does too.</summary>
public sealed class PathCaseTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/Account/login", "script-src 'self'")]
    [InlineData("/PROBLEMS", "script-src 'none'")]
    [InlineData("/Swagger/index.html", "style-src 'self'")]
    public async Task Pages_have_their_own_policy(string path, string expected)
    {
        using var client = host.Client();
        var policy = string.Join(',', (await client.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(expected, policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_accounts_are_kept_by_nobody()
    {
        using var client = host.Client();
        Assert.True((await client.GetAsync("/ACCOUNT/denied")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Keys_of_posts_are_read()
    {
        using var client = host.Client();
        (await client.PostAsync("/API/v1/members", People.Joining(People.NewEmail()), ("Idempotency-Key", "two words"))).Expect(HttpStatusCode.BadRequest, CommonErrors.IdempotencyKeyInvalid.Code);
    }

    [Fact]
    public async Task What_is_nowhere_is_told_as_the_API_tells_it()
    {
        using var client = host.Client();
        (await client.GetAsync("/API/v1/nowhere")).Expect(HttpStatusCode.NotFound, "route.not_found");
    }

    [Fact]
    public async Task The_login_servers_errors_stay_its_own()
    {
        using var client = host.Client();
        async Task<HttpStatusCode> PostAsync(string path) =>
            (await client.SendAsync(HttpMethod.Post, path, new StringContent("grant_type=x", System.Text.Encoding.Latin1, "application/x-www-form-urlencoded"))).Status;
        Assert.Equal(await PostAsync("/connect/token"), await PostAsync("/CONNECT/token"));
    }
}
