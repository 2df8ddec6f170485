using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Clients;

namespace Membership.ApiTests.Clients;

/// <summary>Changing a client, and what becomes of its tokens.</summary>
public sealed class ClientChangeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("public");
        var changed = (await administrator.PatchAsync(client.Path(), new { name = " Wanjikũ’s app ", redirectUris = new[] { "https://app.example.org/", "com.example.app:/back" } })).Expect(HttpStatusCode.OK);
        Assert.Equal("Wanjikũ’s app", (string)changed.Json["name"]!);
        Assert.Equal(["https://app.example.org/", "com.example.app:/back"], changed.Json["redirectUris"]!.AsArray().Select(u => (string)u!));
        Assert.Equal(client["scopes"]!.ToJsonString(), changed.Json["scopes"]!.ToJsonString());
        Assert.Equal(changed.Text, (await administrator.GetAsync(client.Path())).Text);
        (await administrator.PatchAsync(client.Path(), new { postLogoutRedirectUris = (string[]?)null })).Expect(HttpStatusCode.OK);
        Assert.Equal([("client.register", ""), ("client.change", ": name, redirectUris"), ("client.change", ": postLogoutRedirectUris")], await host.AuditAsync(client));
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        var etag = (await administrator.GetAsync(client.Path())).Headers.ETag!.Tag;
        (await administrator.PatchAsync(client.Path(), new { name = "One" }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        (await administrator.PatchAsync(client.Path(), new { name = "Two" }, ("If-Match", etag))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        (await administrator.PostAsync(client.Path() + "/secrets")).Expect(HttpStatusCode.OK);
        (await administrator.SendAsync(HttpMethod.Delete, client.Path() + "/secrets/1", null, ("If-Match", etag))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "public", """{"redirectUris":null}""", ClientErrors.RedirectUriRequired.Code },
        { "public", """{"redirectUris":["http://app.example.org/"]}""", ClientErrors.RedirectUriInvalid.Code },
        { "public", """{"postLogoutRedirectUris":["x"]}""", ClientErrors.PostLogoutRedirectUriInvalid.Code },
        { "public", """{"scopes":["openid","members.read"]}""", ClientErrors.ScopesMixed.Code },
        { "machine", """{"redirectUris":["https://app.example.org/"]}""", ClientErrors.AddressesNotUsed.Code },
        { "machine", """{"scopes":["membership"]}""", ClientErrors.ScopesMixed.Code },
        { "machine", """{"scopes":["nothing"]}""", ClientErrors.ScopeUnknown.Code },
        { "machine", """{"scopes":null}""", ClientErrors.ScopeRequired.Code },
        { "machine", """{"name":null}""", "request.invalid" },
        { "machine", """{"scopes":[null]}""", "request.invalid" },
        { "machine", """{"scopes":[1]}""", "request.malformed" },
        { "machine", """{"kind":"web"}""", "request.unknown_field" },
        { "machine", """{"status":"disabled"}""", "request.unknown_field" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_a_client_may_not_become_is_refused_and_changes_nothing(string kind, string patch, string code)
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync(kind);
        var before = (await administrator.GetAsync(client.Path())).Text;
        (await administrator.PatchAsync(client.Path(), patch)).Expect(HttpStatusCode.BadRequest, code);
        Assert.Equal(before, (await administrator.GetAsync(client.Path())).Text);
    }

    [Fact]
    public async Task The_systems_own_client_is_seen_and_not_changed()
    {
        using var administrator = await host.DemoAsync("administrator");
        var own = (await administrator.GetAsync(ClientSteps.Clients + "?limit=200")).Items.Single(c => (string)c!["clientId"]! == "swagger")!;
        Assert.Equal((null, "public"), ((string?)own["registeredBy"], (string)own["kind"]!));
        var code = ClientErrors.BuiltIn.Code;
        (await administrator.PatchAsync(own.Path(), new { name = "Mine" })).Expect(HttpStatusCode.Conflict, code);
        (await administrator.PostAsync(own.Path() + "/secrets")).Expect(HttpStatusCode.Conflict, code);
        (await administrator.PostAsync(own.Path() + "/disable")).Expect(HttpStatusCode.Conflict, code);
        (await administrator.PostAsync(own.Path() + "/enable")).Expect(HttpStatusCode.Conflict, code);
        (await administrator.SendAsync(HttpMethod.Delete, own.Path() + "/secrets/1", null)).Expect(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Taking_a_scope_away_ends_every_token_and_adding_one_ends_none()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("machine", "members.read", "groups.read");
        using var machine = await MachineAsync(client, null);
        (await administrator.PatchAsync(client.Path(), new { scopes = new[] { "groups.read", "members.read", "groups.write" } })).Expect(HttpStatusCode.OK);
        (await machine.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.OK);

        (await administrator.PatchAsync(client.Path(), new { scopes = new[] { "groups.read" } })).Expect(HttpStatusCode.OK);
        (await machine.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_scope", (await host.TokenAsync(client, (string)client["secret"]!, "members.read")).Error());
        using var narrowed = await MachineAsync(client, null);
        (await narrowed.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<ApiClient> MachineAsync(JsonNode client, string? scope) =>
        host.Client((string)(await host.TokenAsync(client, (string)client["secret"]!, scope)).Expect(HttpStatusCode.OK).Json["access_token"]!);
}
