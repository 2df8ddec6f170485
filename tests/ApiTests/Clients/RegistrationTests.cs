using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Domain.Clients;

namespace Membership.ApiTests.Clients;

/// <summary>Registering an application: what is answered, and what is refused.</summary>
public sealed class RegistrationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("machine", true)]
    [InlineData("web", true)]
    [InlineData("public", false)]
    [InlineData("device", false)]
    public async Task A_new_client_is_answered_with_its_address_and_a_secret_that_is_shown_once(string kind, bool confidential)
    {
        using var administrator = await host.DemoAsync("administrator");
        var answer = (await administrator.PostAsync(ClientSteps.Clients, ClientSteps.Registration(kind))).Expect(HttpStatusCode.Created);
        var client = answer.Json;
        Assert.Equal(client.Path(), answer.Headers.Location?.ToString());
        Assert.Equal(("enabled", kind, confidential, confidential ? 1 : 0), ((string)client["status"]!, (string)client["kind"]!, (bool)client["confidential"]!, client["secrets"]!.AsArray().Count));
        Assert.Equal((string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!, (string)client["registeredBy"]!);
        Assert.Equal(confidential, (string?)client["secret"] is { Length: >= 43 });

        var read = (await administrator.GetAsync(client.Path())).Expect(HttpStatusCode.OK);
        Assert.Equal(answer.Headers.ETag, read.Headers.ETag);
        Assert.Null(read.Json["secret"]);
        client.AsObject().Remove("secret");
        Assert.Equal(client.ToJsonString(), read.Json.ToJsonString());
        Assert.Equal([("client.register", "")], await host.AuditAsync(client));
    }

    [Fact]
    public async Task A_registered_machine_gets_tokens_for_its_scopes_and_is_seen_to_use_them()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("machine", "members.read");
        Assert.Null((string?)client["lastUsedAt"]);
        var token = (await host.TokenAsync(client, (string)client["secret"]!)).Expect(HttpStatusCode.OK).Json;
        using var machine = host.Client((string)token["access_token"]!);
        (await machine.GetAsync("/api/v1/members?limit=1")).Expect(HttpStatusCode.OK);
        (await machine.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Forbidden);
        (await machine.GetAsync(ClientSteps.Clients)).Expect(HttpStatusCode.Forbidden);
        Assert.Equal("invalid_scope", (await host.TokenAsync(client, (string)client["secret"]!, "members.write")).Error());
        var used = (await administrator.GetAsync(client.Path())).Json;
        Assert.NotNull((string?)used["lastUsedAt"]);
        await host.TokenAsync(client, (string)client["secret"]!);
        Assert.Equal(used.ToJsonString(), (await administrator.GetAsync(client.Path())).Json.ToJsonString());
    }

    public static TheoryData<string, string, object?, DomainErrorName> Refusals => new()
    {
        { "machine", "redirectUris", new[] { ClientSteps.Callback }, new(ClientErrors.AddressesNotUsed.Code, null) },
        { "device", "postLogoutRedirectUris", new[] { ClientSteps.Callback }, new(ClientErrors.AddressesNotUsed.Code, null) },
        { "web", "redirectUris", null, new(ClientErrors.RedirectUriRequired.Code, "redirectUris") },
        { "web", "redirectUris", new[] { "com.example.app:/callback" }, new(ClientErrors.RedirectUriInvalid.Code, "redirectUris") },
        { "public", "redirectUris", new[] { "https://app.example.org/*" }, new(ClientErrors.RedirectUriInvalid.Code, "redirectUris") },
        { "public", "redirectUris", new[] { "{publicUrl}/callback" }, new(ClientErrors.RedirectUriInvalid.Code, "redirectUris") },
        { "public", "redirectUris", Enumerable.Range(0, 21).Select(i => $"https://app.example.org/{i}").ToArray(), new(ClientErrors.TooManyAddresses.Code, null) },
        { "public", "postLogoutRedirectUris", new[] { "http://app.example.org/" }, new(ClientErrors.PostLogoutRedirectUriInvalid.Code, "postLogoutRedirectUris") },
        { "machine", "scopes", new[] { "members.read", "membership" }, new(ClientErrors.ScopesMixed.Code, "scopes") },
        { "public", "scopes", new[] { "members.read" }, new(ClientErrors.ScopesMixed.Code, "scopes") },
        { "machine", "scopes", new[] { "everything" }, new(ClientErrors.ScopeUnknown.Code, "scopes") },
        { "machine", "scopes", Array.Empty<string>(), new(ClientErrors.ScopeRequired.Code, "scopes") },
        { "machine", "scopes", null, new("request.invalid", "scopes") },
        { "machine", "scopes", new string?[] { null }, new("request.invalid", "scopes") },
        { "machine", "scopes", "members.read", new("request.malformed", "scopes") },
        { "machine", "name", " ", new("request.invalid", "name") },
        { "machine", "name", new string('n', 201), new("request.invalid", "name") },
        { "machine", "kind", null, new("request.invalid", "kind") },
        { "machine", "kind", "browser", new("request.malformed", "kind") },
        { "machine", "grantTypes", new[] { "password" }, new("request.unknown_field", "grantTypes") },
        { "machine", "clientId", "swagger", new("request.unknown_field", "clientId") },
        { "machine", "requireConsent", false, new("request.unknown_field", "requireConsent") },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_a_client_may_not_be_is_refused_by_name(string kind, string field, object? value, DomainErrorName error)
    {
        using var administrator = await host.DemoAsync("administrator");
        var answer = await administrator.PostAsync(ClientSteps.Clients, ClientSteps.Registration(kind).With(field, value));
        answer.Expect(HttpStatusCode.BadRequest, error.Code);
        Assert.Equal(error.Field is null ? [] : [error.Field], answer.Fields);
    }

    [Fact]
    public async Task A_repeated_key_answers_the_same_client_without_its_secret_and_is_kept_sealed()
    {
        using var administrator = await host.DemoAsync("administrator");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await administrator.PostAsync(ClientSteps.Clients, ClientSteps.Registration(), key)).Expect(HttpStatusCode.Created);
        var again = (await administrator.PostAsync(ClientSteps.Clients, ClientSteps.Registration(), key)).Expect(HttpStatusCode.Created);
        Assert.Equal(((string)first.Json["id"]!, first.Headers.Location, first.Headers.ETag), ((string)again.Json["id"]!, again.Headers.Location, again.Headers.ETag));
        Assert.Null(again.Json["secret"]);
        var rotated = (await administrator.PostAsync(first.Json.Path() + "/secrets", null, ("Idempotency-Key", "rotate"))).Expect(HttpStatusCode.OK);
        Assert.Null((await administrator.PostAsync(first.Json.Path() + "/secrets", null, ("Idempotency-Key", "rotate"))).Expect(HttpStatusCode.OK).Json["secret"]);
        Assert.Equal([("client.register", ""), ("client.rotate", ": secret 2, overlap 24 h")], await host.AuditAsync(first.Json));

        var kept = await host.OnDatabaseAsync(db => Task.FromResult(string.Concat(db.IdempotencyRecords.Select(r => r.Id + r.Fingerprint + r.Response))));
        foreach (var clear in new[] { (string)first.Json["secret"]!, (string)rotated.Json["secret"]!, (string)first.Json["clientId"]!, "secretariat" })
            Assert.DoesNotContain(clear, kept, StringComparison.Ordinal);
    }
}

/// <summary>A refusal as it is told: its code, and the field at fault where there is one.</summary>
public sealed record DomainErrorName(string Code, string? Field);
