using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Identity;

/// <summary>Tokens in the wrong hands: replayed, another client's, a suspended member's, a disabled client's; and who may ask about them.</summary>
public sealed class TokenMisuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Fact]
    public async Task A_replayed_refresh_token_ends_its_family_and_no_other()
    {
        var application = await host.RegisterAsync();
        var (stolen, other) = (await SignInAsync(application), await SignInAsync(application));
        var first = (await RefreshAsync(application, stolen)).Expect(HttpStatusCode.OK).Json;
        var second = (await RefreshAsync(application, first)).Expect(HttpStatusCode.OK).Json;
        Refusal.OfTokens(await RefreshAsync(application, stolen), "invalid_grant");
        foreach (var tokens in new[] { stolen, first, second })
        {
            Refusal.OfTokens(await RefreshAsync(application, tokens), "invalid_grant");
            using var api = host.Client((string)tokens["access_token"]!);
            (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        }
        (await RefreshAsync(application, other)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_token_shown_many_times_at_once_works_once_at_most()
    {
        var application = await host.RegisterAsync();
        var tokens = await SignInAsync(application);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RefreshAsync(application, tokens)));
        Assert.InRange(answers.Count(a => a.Status is HttpStatusCode.OK), 0, 1);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => Refusal.OfTokens(a, "invalid_grant"));
        foreach (var winner in answers.Where(a => a.Status is HttpStatusCode.OK)) Refusal.OfTokens(await RefreshAsync(application, winner.Json), "invalid_grant");
    }

    [Fact]
    public async Task A_refresh_token_belongs_to_its_client_and_needs_its_secret()
    {
        var (application, thief) = (await host.RegisterAsync(), await host.RegisterAsync());
        var tokens = await SignInAsync(application);
        Refusal.OfTokens(await RefreshAsync(thief, tokens), "invalid_grant");
        Refusal.OfTokens(await RefreshAsync(application with { Secret = null }, tokens), "invalid_client", "invalid_request");
        Refusal.OfTokens(await RefreshAsync(application with { Secret = thief.Secret }, tokens), "invalid_client");
        Refusal.OfTokens(await host.RefreshAsync((string)tokens["refresh_token"]!), "invalid_grant");
        (await RefreshAsync(application, tokens)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_never_gives_more_than_was_allowed()
    {
        var application = await host.RegisterAsync();
        var tokens = await SignInAsync(application, "openid offline_access");
        foreach (var scope in new[] { "openid membership", "membership", "openid\tmembership", "openid members.read", "openid everything" })
            Refusal.OfTokens(await RefreshAsync(application, tokens, ("scope", scope)), "invalid_scope", "invalid_grant");
        var narrow = (await RefreshAsync(application, tokens, ("scope", "openid"))).Expect(HttpStatusCode.OK).Json;
        using var api = host.Client((string)narrow["access_token"]!);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_suspended_member_is_signed_out_for_good()
    {
        var application = await host.RegisterAsync();
        var person = await host.JoinAsync();
        var tokens = await SignInAsync(application, email: person.Email);
        using var api = host.Client((string)tokens["access_token"]!);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await api.GetAsync("/connect/userinfo")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("{\"active\":false}", await IntrospectAsync(application, (string)tokens["access_token"]!));
        Refusal.OfTokens(await RefreshAsync(application, tokens), "invalid_grant");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/reinstate", new { reason = "x" })).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Refusal.OfTokens(await RefreshAsync(application, tokens), "invalid_grant");
    }

    [Fact]
    public async Task A_disabled_client_can_do_nothing_any_more()
    {
        var application = await host.RegisterAsync();
        var tokens = await SignInAsync(application);
        await host.OnDatabaseAsync(async db =>
        {
            (await db.Clients.AsTracking().SingleAsync(c => c.ClientId == application.Id)).Disable(host.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        host.Services.GetRequiredService<ClientDirectory>().Forget();
        Refusal.OfTokens(await RefreshAsync(application, tokens), "invalid_client", "unauthorized_client");
        Refusal.OfTokens(await application.PostAsync(host, "/connect/token", ("grant_type", "client_credentials")), "invalid_client", "unauthorized_client");
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.GetAsync(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/connect/authorize", application.Request("openid", CodeFlowTests.Verifier())));
        Refusal.OfAuthorization(host, response, application.RedirectUri, mayTellApplication: false);
    }

    [Fact]
    public async Task Introspection_tells_a_confidential_client_about_its_own_tokens_only()
    {
        var (application, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var tokens = await SignInAsync(application);
        var access = (string)tokens["access_token"]!;
        var told = JsonNode.Parse(await IntrospectAsync(application, access))!;
        Assert.Equal((true, application.Id), ((bool)told["active"]!, (string?)told["client_id"]));
        Assert.Equal("{\"active\":false}", await IntrospectAsync(other, access));
        foreach (var dead in new[] { "garbage", "", "\u00e9", (string)tokens["id_token"]!, access[..^1], new string('x', 50_000) })
            Assert.Equal("{\"active\":false}", await IntrospectAsync(application, dead));
        using var client = host.Client();
        foreach (var who in new[] { "swagger", application.Id, "nobody" })
            Refusal.OfTokens(await client.FormAsync("/connect/introspect", ("client_id", who), ("token", access)), "invalid_client", "unauthorized_client", "invalid_request");
        Assert.InRange((int)(await client.FormAsync("/connect/introspect", ("token", access))).Status, 400, 401);
        using var bearer = host.Client(access);
        Assert.InRange((int)(await bearer.FormAsync("/connect/introspect", ("token", access))).Status, 400, 401);

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("{\"active\":false}", await IntrospectAsync(application, access));
    }

    [Fact]
    public async Task A_request_that_names_no_token_is_no_request()
    {
        var application = await host.RegisterAsync();
        Refusal.OfTokens(await application.PostAsync(host, "/connect/revocation"), "invalid_request");
        Refusal.OfTokens(await application.PostAsync(host, "/connect/introspect"), "invalid_request");
    }

    private async Task<JsonNode> SignInAsync(RegisteredApplication application, string scope = "openid membership offline_access", string email = Member)
    {
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, email, scope, verifier);
        return (await application.PostAsync(host, "/connect/token", ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", application.RedirectUri)))
            .Expect(HttpStatusCode.OK).Json;
    }

    private Task<Answer> RefreshAsync(RegisteredApplication application, JsonNode tokens, params (string, string)[] more) =>
        application.PostAsync(host, "/connect/token", [("grant_type", "refresh_token"), ("refresh_token", (string)tokens["refresh_token"]!), .. more]);

    private async Task<string> IntrospectAsync(RegisteredApplication application, string token) =>
        (await application.PostAsync(host, "/connect/introspect", ("token", token))).Expect(HttpStatusCode.OK).Text;
}
