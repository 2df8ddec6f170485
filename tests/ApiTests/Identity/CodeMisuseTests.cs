using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>A stolen or mixed-up code is worth nothing: it needs its client, that client's secret, its verifier, its address, and a member in good standing.</summary>
public sealed class CodeMisuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Member = "member@example.org";

    [Fact]
    public async Task Another_client_cannot_use_a_code_even_with_the_right_verifier()
    {
        var (application, thief) = (await host.RegisterAsync(), await host.RegisterAsync());
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, Member, "openid", verifier);
        Refusal.OfTokens(await ExchangeAsync(thief, code, verifier, application.RedirectUri), "invalid_grant");
        using var browser = new LoginBrowser(host.Address);
        Refusal.OfTokens(await browser.ExchangeAsync(code, verifier), "invalid_grant");
    }

    [Fact]
    public async Task A_confidential_client_needs_its_secret_for_its_code()
    {
        var application = await host.RegisterAsync();
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, Member, "openid", verifier);
        foreach (var secret in new[] { null, "", "wrong", application.Secret + " ", application.Secret!.ToUpperInvariant() })
            Refusal.OfTokens(await ExchangeAsync(application with { Secret = secret }, code, verifier, application.RedirectUri), "invalid_client", "invalid_request");
        (await ExchangeAsync(application, code, verifier, application.RedirectUri)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_seen_on_the_way_does_not_replace_the_verifier()
    {
        var application = await host.RegisterAsync();
        var verifier = CodeFlowTests.Verifier();
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        foreach (var wrong in new[] { challenge, "", verifier[..^1], verifier + "A", verifier + "\0", " " + verifier, Flip(verifier), new string('x', 60_000) })
        {
            var code = await application.CodeAsync(host, Member, "openid", verifier);
            Refusal.OfTokens(await ExchangeAsync(application, code, wrong, application.RedirectUri), "invalid_grant", "invalid_request");
        }
        var last = await application.CodeAsync(host, Member, "openid", verifier);
        Refusal.OfTokens(await application.PostAsync(host, "/connect/token", ("grant_type", "authorization_code"), ("code", last), ("redirect_uri", application.RedirectUri)), "invalid_grant", "invalid_request");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://application.example:444/callback")]
    [InlineData("https://application.example/callback/")]
    [InlineData("https://application.example/%63allback")]
    [InlineData("https://application.example/goodbye")]
    [InlineData("https://evil.example/callback")]
    public async Task The_address_of_the_exchange_is_that_of_the_request(string? redirectUri)
    {
        var application = await host.RegisterAsync();
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, Member, "openid", verifier);
        Refusal.OfTokens(await ExchangeAsync(application, code, verifier, redirectUri), "invalid_grant", "invalid_request");
    }

    [Fact]
    public async Task No_other_handle_passes_for_a_code()
    {
        var application = await host.RegisterAsync();
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, Member, "openid offline_access membership", verifier);
        var tokens = (await ExchangeAsync(application, code, verifier, application.RedirectUri)).Expect(HttpStatusCode.OK).Json;
        var device = (await application.PostAsync(host, "/connect/deviceauthorization", ("scope", "openid"))).Expect(HttpStatusCode.OK).Json;
        string[] handles = [(string)tokens["access_token"]!, (string)tokens["refresh_token"]!, (string)device["device_code"]!, (string)device["user_code"]!, code[..^1], code.ToUpperInvariant(), "", "\0", "é", new string('x', 60_000)];
        foreach (var handle in handles)
        {
            Refusal.OfTokens(await ExchangeAsync(application, handle, verifier, application.RedirectUri), "invalid_grant", "invalid_request");
            if (handle != handles[1]) Refusal.OfTokens(await application.PostAsync(host, "/connect/token", ("grant_type", "refresh_token"), ("refresh_token", handle)), "invalid_grant", "invalid_request");
            using var api = host.Client(handle == handles[0] ? code : handle.Length is 0 or > 1000 ? "x" : Uri.EscapeDataString(handle));
            (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_member_suspended_after_the_sign_in_gets_no_tokens_for_the_code()
    {
        var application = await host.RegisterAsync();
        var person = await host.JoinAsync();
        var verifier = CodeFlowTests.Verifier();
        var code = await application.CodeAsync(host, person.Email, "openid", verifier);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        Refusal.OfTokens(await ExchangeAsync(application, code, verifier, application.RedirectUri), "invalid_grant");
    }

    [Fact]
    public async Task An_answer_names_its_issuer_so_that_answers_of_two_servers_cannot_be_mixed_up()
    {
        var application = await host.RegisterAsync();
        var issuer = host.Address.ToString().TrimEnd('/');
        foreach (var allow in new[] { true, false })
        {
            var person = await host.JoinAsync();
            using var browser = new LoginBrowser(host.Address);
            var start = new Uri(host.Address, QueryHelpers.AddQueryString("/connect/authorize", application.Request("openid", CodeFlowTests.Verifier())));
            var answer = QueryHelpers.ParseQuery((await browser.FollowAsync(host, start, application.RedirectUri, person.Email, allow)).Query);
            Assert.Equal((allow, issuer, "some-state"), (answer.ContainsKey("code"), answer["iss"].ToString(), answer["state"].ToString()));
            Assert.Equal(allow ? "" : "access_denied", answer.GetValueOrDefault("error").ToString());
        }
    }

    private string Flip(string verifier) => (verifier[0] == 'A' ? 'B' : 'A') + verifier[1..];

    private Task<Answer> ExchangeAsync(RegisteredApplication application, string code, string verifier, string? redirectUri) =>
        application.PostAsync(host, "/connect/token",
            [("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), .. redirectUri is null ? Array.Empty<(string, string)>() : [("redirect_uri", redirectUri)]]);
}
