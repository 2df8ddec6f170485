using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>Device codes (RFC 8628): who may poll, how often, and what a typed code decides.</summary>
public sealed class DeviceMisuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Fact]
    public async Task Who_may_not_use_the_grant_gets_no_code()
    {
        var application = await host.RegisterAsync();
        using var client = host.Client();
        Refusal.OfTokens(await client.FormAsync("/connect/deviceauthorization", ("client_id", "swagger"), ("scope", "openid")), "unauthorized_client");
        Refusal.OfTokens(await client.FormAsync("/connect/deviceauthorization", ("client_id", "nobody"), ("scope", "openid")), "invalid_client");
        Refusal.OfTokens(await client.FormAsync("/connect/deviceauthorization", ("client_id", application.Id), ("scope", "openid")), "invalid_client");
        foreach (var scope in new[] { "members.read", "openid everything", "openid\tmembership" })
            Refusal.OfTokens(await application.PostAsync(host, "/connect/deviceauthorization", ("scope", scope)), "invalid_scope");
    }

    [Fact]
    public async Task Asking_too_fast_is_told_so_and_asking_slowly_is_not()
    {
        var (application, device) = await AskAsync();
        Refusal.OfTokens(await PollAsync(application, device), "authorization_pending");
        Refusal.OfTokens(await PollAsync(application, device), "slow_down");
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Refusal.OfTokens(await PollAsync(application, device), "authorization_pending");
    }

    [Fact]
    public async Task Another_client_cannot_collect_what_was_allowed()
    {
        var (application, device) = await AskAsync();
        var thief = await host.RegisterAsync();
        await DecideAsync(device, allow: true);
        Refusal.OfTokens(await PollAsync(thief, device), "invalid_grant");
        Refusal.OfTokens(await PollAsync(application with { Secret = "wrong" }, device), "invalid_client");
        (await PollAsync(application, device)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_gives_tokens_once_even_to_many_who_ask_at_once()
    {
        var (application, device) = await AskAsync();
        await DecideAsync(device, allow: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PollAsync(application, device)));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => Refusal.OfTokens(a, "invalid_grant", "slow_down"));
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Refusal.OfTokens(await PollAsync(application, device), "invalid_grant", "expired_token");
    }

    [Fact]
    public async Task A_no_is_final()
    {
        var (application, device) = await AskAsync();
        await DecideAsync(device, allow: false);
        await DecideAsync(device, allow: true);
        Refusal.OfTokens(await PollAsync(application, device), "access_denied");
    }

    [Fact]
    public async Task A_yes_cannot_be_taken_over_by_somebody_else()
    {
        var (application, device) = await AskAsync();
        await DecideAsync(device, allow: true);
        await DecideAsync(device, allow: true, "secretary@example.org");
        await DecideAsync(device, allow: false, "secretary@example.org");
        var tokens = (await PollAsync(application, device)).Expect(HttpStatusCode.OK).Json;
        using var api = host.Client((string)tokens["access_token"]!);
        Assert.Equal(Member, (string)(await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json["email"]!);
    }

    [Fact]
    public async Task An_expired_code_decides_and_gives_nothing()
    {
        var (application, device) = await AskAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await DecideAsync(device, allow: true);
        Refusal.OfTokens(await PollAsync(application, device), "expired_token", "invalid_grant");
    }

    [Fact]
    public async Task A_link_to_the_page_decides_nothing_and_a_stranger_must_sign_in()
    {
        var (application, device) = await AskAsync();
        using var browser = new LoginBrowser(host.Address);
        var page = new Uri((string)device["verification_uri_complete"]!).PathAndQuery;
        foreach (var path in new[] { page, page + "&handler=allow", "/account/device?handler=allow&userCode=" + (string)device["user_code"]! })
        {
            using var stranger = await browser.GetAsync(path);
            Assert.StartsWith("/account/login", stranger.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
        await browser.LoginAsync("/account/login", Member, People.Password);
        using (var shown = await browser.GetAsync(page)) Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using (await browser.GetAsync(page + "&handler=allow")) Refusal.OfTokens(await PollAsync(application, device), "authorization_pending");
        using var forged = await browser.ForgeAsync("/account/device?handler=allow", ("userCode", (string)device["user_code"]!));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Refusal.OfTokens(await PollAsync(application, device), "slow_down", "authorization_pending");
    }

    [Fact]
    public async Task People_may_type_small_letters_spaces_and_no_hyphen_but_not_guess()
    {
        var (application, device) = await AskAsync();
        var code = (string)device["user_code"]!;
        using var browser = new LoginBrowser(host.Address);
        foreach (var guess in new[] { "", "-", "%", "BBBB-BBBB", "AAAA-AAAA", code[..^1], code + "B", new string('B', 5000), "\0", "é" })
        {
            await browser.DecideDeviceAsync(Member, guess);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
            Refusal.OfTokens(await PollAsync(application, device), "authorization_pending");
        }
        var typed = " " + code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() + " ";
        Assert.NotNull(await browser.DecideDeviceAsync(Member, typed));
        (await PollAsync(application, device)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_member_suspended_in_between_gets_nothing()
    {
        var (application, device) = await AskAsync();
        var person = await host.JoinAsync();
        await DecideAsync(device, allow: true, person.Email);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        Refusal.OfTokens(await PollAsync(application, device), "invalid_grant", "access_denied", "expired_token");
    }

    private async Task<(RegisteredApplication Application, JsonNode Device)> AskAsync()
    {
        var application = await host.RegisterAsync();
        return (application, (await application.PostAsync(host, "/connect/deviceauthorization", ("scope", "openid membership"))).Expect(HttpStatusCode.OK).Json);
    }

    private Task<Answer> PollAsync(RegisteredApplication application, JsonNode device) =>
        application.PostAsync(host, "/connect/token", ("grant_type", Applications.DeviceCode), ("device_code", (string)device["device_code"]!));

    private async Task DecideAsync(JsonNode device, bool allow, string email = Member)
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.DecideDeviceAsync(email, (string)device["user_code"]!, allow);
    }
}
