using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>Refreshing, machine clients, revocation and expiry.</summary>
public sealed class TokenTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_refresh_token_is_replaced_at_every_use_and_its_reuse_ends_the_family()
    {
        var person = await host.JoinAsync();
        var first = await host.SignInForLongAsync(person.Email);
        var second = (await host.RefreshAsync((string)first["refresh_token"]!)).Expect(HttpStatusCode.OK).Json;
        Assert.NotEqual((string)first["refresh_token"]!, (string)second["refresh_token"]!);
        Assert.Equal((string)Jwt.Claims((string)first["id_token"]!)["auth_time"]!.ToJsonString(), (string)Jwt.Claims((string)second["id_token"]!)["auth_time"]!.ToJsonString());
        using var newest = host.Client((string)second["access_token"]!);
        (await newest.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);

        await RefusedAsync(host.RefreshAsync((string)first["refresh_token"]!), "invalid_grant");
        await RefusedAsync(host.RefreshAsync((string)second["refresh_token"]!), "invalid_grant");
        (await newest.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_cannot_widen_the_scopes_and_belongs_to_its_client()
    {
        var tokens = await host.SignInForLongAsync("member@example.org");
        using var client = host.Client();
        var refresh = ("refresh_token", (string)tokens["refresh_token"]!);
        await RefusedAsync(client.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("client_id", "swagger"), refresh, ("scope", "openid profile email")), "invalid_grant", "invalid_scope");
        await RefusedAsync(client.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"), refresh), "unauthorized_client", "invalid_grant");
        (await host.RefreshAsync(refresh.Item2)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_expire()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var expired = (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Equal("Bearer error=\"invalid_token\"", expired.Headers.WwwAuthenticate.ToString());
        var fresh = (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.OK).Json;
        host.Clock.Advance(TimeSpan.FromDays(31));
        await RefusedAsync(host.RefreshAsync((string)fresh["refresh_token"]!), "invalid_grant");
    }

    [Fact]
    public async Task A_machine_client_authenticates_by_header_or_form()
    {
        using var byForm = await host.IntegratorAsync("members.read groups.read");
        (await byForm.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.OK);
        var basic = await BasicAsync("integrator-demo:integrator-demo-secret", ("grant_type", "client_credentials"), ("scope", "members.read"));
        var tokens = basic.Expect(HttpStatusCode.OK).Json;
        Assert.Equal("members.read", (string)tokens["scope"]!);
        Assert.Null(tokens["refresh_token"]);
        Assert.Null(tokens["id_token"]);
        using var byHeader = host.Client((string)tokens["access_token"]!);
        (await byHeader.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.OK);
        (await byHeader.PostAsync("/api/v1/chapters/kenya/enrollments")).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("integrator-demo:wrong")]
    [InlineData("integrator-demo:")]
    [InlineData("integrator-demo")]
    [InlineData("nobody:integrator-demo-secret")]
    [InlineData(":")]
    [InlineData("ïntegrator:ü")]
    public async Task Wrong_credentials_of_a_client_are_refused(string credentials) =>
        await RefusedAsync(BasicAsync(credentials, ("grant_type", "client_credentials")), "invalid_client");

    [Fact]
    public async Task What_a_token_request_may_not_be_is_refused_by_name()
    {
        using var client = host.Client();
        Task<Answer> Post(params (string, string)[] fields) => client.FormAsync("/connect/token", [("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"), .. fields]);
        await RefusedAsync(Post(("grant_type", "client_credentials"), ("scope", "membership")), "invalid_scope");
        await RefusedAsync(Post(("grant_type", "client_credentials"), ("scope", "members.read everything")), "invalid_scope");
        await RefusedAsync(Post(("grant_type", "authorization_code")), "unauthorized_client");
        await RefusedAsync(Post(("grant_type", "password"), ("username", "member@example.org"), ("password", People.Password)), "unsupported_grant_type", "unauthorized_client");
        await RefusedAsync(Post(), "unsupported_grant_type");
        await RefusedAsync(Post(("grant_type", "client_credentials"), ("grant_type", "client_credentials")), "invalid_request", "unsupported_grant_type");
        await RefusedAsync(client.FormAsync("/connect/token", ("client_id", "swagger"), ("grant_type", "client_credentials")), "unauthorized_client");
        await RefusedAsync(client.PostAsync("/connect/token", new { grant_type = "client_credentials" }), "invalid_request");
    }

    [Fact]
    public async Task Revoking_ends_a_token_and_a_refresh_token_takes_its_family_along()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        var (access, refresh) = ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!);
        using var client = host.Client();
        using var api = host.Client(access);
        (await client.FormAsync("/connect/revocation", ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"), ("token", access))).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        await RefusedAsync(client.FormAsync("/connect/revocation", ("client_id", "integrator-demo"), ("token", access)), "invalid_client");
        (await client.FormAsync("/connect/revocation", ("client_id", "swagger"), ("token", "unknown"))).Expect(HttpStatusCode.OK);

        var renewed = (await host.RefreshAsync(refresh)).Expect(HttpStatusCode.OK).Json;
        (await client.FormAsync("/connect/revocation", ("client_id", "swagger"), ("token", access), ("token_type_hint", "refresh_token"))).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        using var second = host.Client((string)renewed["access_token"]!);
        (await second.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        (await client.FormAsync("/connect/revocation", ("client_id", "swagger"), ("token", (string)renewed["refresh_token"]!))).Expect(HttpStatusCode.OK);
        (await second.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        await RefusedAsync(host.RefreshAsync((string)renewed["refresh_token"]!), "invalid_grant");
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer ")]
    [InlineData("Basic bWVtYmVyQGV4YW1wbGUub3JnOng=")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task The_API_takes_no_other_credentials(string authorization)
    {
        using var client = host.Client();
        (await client.GetAsync("/api/v1/me", ("Authorization", authorization))).Expect(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task An_id_token_or_a_refresh_token_opens_nothing()
    {
        var tokens = await host.SignInForLongAsync("member@example.org");
        foreach (var name in new[] { "id_token", "refresh_token" })
        {
            using var client = host.Client((string)tokens[name]!);
            (await client.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        }
    }

    private async Task<Answer> BasicAsync(string credentials, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await http.PostAsync("/connect/token", content);
        return await Answer.ReadAsync(response);
    }

    // Where the RFCs leave the choice of the name, either login server's is right.
    private static async Task RefusedAsync(Task<Answer> request, params string[] errors)
    {
        var answer = await request;
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, answer.Text);
        Assert.Contains((string)answer.Json["error"]!, errors);
    }
}
