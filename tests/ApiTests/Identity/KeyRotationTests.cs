using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Jobs;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Identity;

/// <summary>An instance whose signing keys live ten days and are announced three days before; a second one may stand beside the first, on its database.</summary>
public sealed class RotatingHost(RotatingHost? first = null) : ApiHost
{
    private TestDatabase? _database;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SigningKeys:LifetimeDays"] = "10", ["SigningKeys:AnnouncedDays"] = "3" };

    protected override async Task<TestDatabase> CreateDatabaseAsync() => _database = first?._database is { } shared
        ? new TestDatabase(shared.Provider, shared.ConnectionString, () => ValueTask.CompletedTask) : await base.CreateDatabaseAsync();

    /// <summary>What every instance does every quarter of an hour.</summary>
    public Task KeepHouseAsync() => Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);
}

/// <summary>Keys that sign id tokens are replaced while clients hold old ones: nobody is signed out, nothing is refused.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private const string Member = "member@example.org";

    private readonly RotatingHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_key_is_announced_before_it_signs_and_nobody_is_signed_out_when_it_does()
    {
        var early = await _host.SignInForLongAsync(Member);
        var first = Kid(early);
        Assert.Equal([first], await PublishedAsync(_host));

        _host.Clock.Advance(TimeSpan.FromDays(8));
        await _host.KeepHouseAsync();
        var announced = await PublishedAsync(_host);
        Assert.Equal(2, announced.Count);
        Assert.Equal(first, Kid(await _host.SignInForLongAsync(Member)));

        _host.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(2));
        using var browser = new LoginBrowser(_host.Address);
        var before = await browser.SignInAsync(Member, People.Password, "openid membership offline_access");
        Assert.Equal(first, Kid(before));
        _host.Clock.Advance(TimeSpan.FromMinutes(4));
        var after = await _host.SignInForLongAsync(Member);
        Assert.Equal(announced.Single(k => k != first), Kid(after));

        await AssertVerifiesAsync(early, before, after);
        using var api = _host.Client((string)before["access_token"]!);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        using (var page = await browser.GetAsync("/account/manage")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        foreach (var tokens in new[] { early, before })
        {
            var renewed = (await _host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(Kid(after), Kid(renewed));
            await AssertVerifiesAsync(renewed);
        }
        await AssertIsAHintAsync(browser, (string)early["id_token"]!);
    }

    [Fact]
    public async Task A_key_is_withdrawn_long_after_it_signed_last()
    {
        var first = Kid(await _host.SignInForLongAsync(Member));
        for (var day = 0; day < 40; day++)
        {
            _host.Clock.Advance(TimeSpan.FromDays(1));
            await _host.KeepHouseAsync();
            if (day < 15) Assert.Contains(first, await PublishedAsync(_host));
        }
        var published = await PublishedAsync(_host);
        Assert.DoesNotContain(first, published);
        Assert.InRange(published.Count, 1, 4);
        Assert.Contains(Kid(await _host.SignInForLongAsync(Member)), published);
    }

    [Fact]
    public async Task After_a_long_standstill_the_old_key_signs_until_the_new_one_was_announced_long_enough()
    {
        var first = Kid(await _host.SignInForLongAsync(Member));
        _host.Clock.Advance(TimeSpan.FromDays(400));
        await _host.KeepHouseAsync();
        var tokens = await _host.SignInForLongAsync(Member);
        Assert.Equal(first, Kid(tokens));
        await AssertVerifiesAsync(tokens);
        _host.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        await _host.KeepHouseAsync();
        var later = await _host.SignInForLongAsync(Member);
        Assert.NotEqual(first, Kid(later));
        // The old key signed a moment ago.
        await AssertVerifiesAsync(tokens, later);
    }

    [Fact]
    public async Task Two_instances_agree_on_the_key()
    {
        var second = new RotatingHost(_host);
        await second.InitializeAsync();
        try
        {
            Assert.Equal(await PublishedAsync(_host), await PublishedAsync(second));
            foreach (var host in new[] { _host, second }) host.Clock.Advance(TimeSpan.FromDays(8));
            await Task.WhenAll(_host.KeepHouseAsync(), second.KeepHouseAsync());
            await Task.WhenAll(_host.KeepHouseAsync(), second.KeepHouseAsync());
            Assert.Equal(2, (await PublishedAsync(_host)).Count);
            Assert.Equal(await PublishedAsync(_host), await PublishedAsync(second));
            foreach (var host in new[] { _host, second }) host.Clock.Advance(TimeSpan.FromDays(3.5));
            var (here, there) = (await _host.SignInForLongAsync(Member), await second.SignInForLongAsync(Member));
            Assert.Equal(Kid(here), Kid(there));
            using var client = second.Client();
            Assert.True(Jwt.IsSignedBy((string)here["id_token"]!, (await client.GetAsync("/.well-known/jwks.json")).Json));
            using var api = second.Client((string)here["access_token"]!);
            (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
            (await second.RefreshAsync((string)here["refresh_token"]!)).Expect(HttpStatusCode.OK);
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    private async Task AssertIsAHintAsync(LoginBrowser browser, string idToken)
    {
        var request = new Dictionary<string, string?>(browser.Request("openid", CodeFlowTests.Verifier())) { ["prompt"] = "none", ["id_token_hint"] = idToken };
        using (var silent = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request)))
            Assert.True(QueryHelpers.ParseQuery(silent.Headers.Location!.Query).ContainsKey("code"), silent.Headers.Location!.OriginalString);
        var back = new Uri(_host.Address, "/swagger/").ToString();
        var address = new Uri(_host.Address, QueryHelpers.AddQueryString("/connect/endsession", new Dictionary<string, string?> { ["id_token_hint"] = idToken, ["post_logout_redirect_uri"] = back }));
        for (var steps = 0; steps < 4 && address.ToString() != back; steps++)
        {
            using var response = await browser.GetAsync(address.PathAndQuery);
            Assert.True(response.Headers.Location is not null, $"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            address = new Uri(_host.Address, response.Headers.Location!);
        }
        Assert.Equal(back, address.ToString());
    }

    private async Task AssertVerifiesAsync(params JsonNode[] responses)
    {
        using var client = _host.Client();
        var keySet = (await client.GetAsync("/.well-known/jwks.json")).Json;
        Assert.All(responses, r => Assert.True(Jwt.IsSignedBy((string)r["id_token"]!, keySet)));
    }

    private static async Task<IReadOnlyList<string>> PublishedAsync(ApiHost host)
    {
        using var client = host.Client();
        var keys = (await client.GetAsync("/.well-known/jwks.json")).Expect(HttpStatusCode.OK).Json["keys"]!.AsArray();
        Assert.All(keys, k => Assert.Null(k!["d"]));
        return [.. keys.Select(k => (string)k!["kid"]!)];
    }

    private static string Kid(JsonNode tokens) => (string)Jwt.Header((string)tokens["id_token"]!)["kid"]!;
}
