using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Clients;

namespace Membership.ApiTests.Clients;

/// <summary>Secrets that overlap, as the token endpoint sees them.</summary>
public sealed class SecretRotationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Both_secrets_work_until_the_overlap_is_over()
    {
        var (client, first, second) = await RotatedAsync(new { overlapHours = 2 });
        await WorksAsync(client, first, second);
        host.Clock.Advance(TimeSpan.FromMinutes(119));
        await WorksAsync(client, first, second);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await IsRefusedAsync(client, first);
        await WorksAsync(client, second);
    }

    [Fact]
    public async Task Without_an_overlap_the_earlier_secret_ends_at_once()
    {
        var (client, first, second) = await RotatedAsync(new { overlapHours = 0 });
        await IsRefusedAsync(client, first);
        await WorksAsync(client, second);
    }

    [Fact]
    public async Task An_earlier_secret_can_be_ended_at_once_and_the_newest_never()
    {
        var (client, first, second) = await RotatedAsync(null);
        using var administrator = await host.DemoAsync("administrator");
        await WorksAsync(client, first, second);
        var ended = (await DeleteAsync(administrator, client, "1")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal([1, 2], ended["secrets"]!.AsArray().Select(s => (int)s!["ordinal"]!));
        await IsRefusedAsync(client, first);
        await WorksAsync(client, second);
        (await DeleteAsync(administrator, client, "2")).Expect(HttpStatusCode.Conflict, ClientErrors.NewestSecret.Code);
        (await DeleteAsync(administrator, client, "3")).Expect(HttpStatusCode.NotFound, ClientErrors.SecretNotFound.Code);
        (await DeleteAsync(administrator, client, "x")).Expect(HttpStatusCode.NotFound, "route.not_found");
        Assert.Equal([("client.register", ""), ("client.rotate", ": secret 2, overlap 24 h"), ("client.end-secret", ": secret 1")], await host.AuditAsync(client));
    }

    [Fact]
    public async Task What_has_no_secret_cannot_be_rotated_and_what_is_too_much_is_refused()
    {
        using var administrator = await host.DemoAsync("administrator");
        foreach (var kind in new[] { "public", "device" })
            (await administrator.PostAsync((await administrator.RegisterAsync(kind)).Path() + "/secrets")).Expect(HttpStatusCode.Conflict, ClientErrors.WithoutSecret.Code);
        var client = await administrator.RegisterAsync();
        (await administrator.PostAsync(client.Path() + "/secrets", new { overlapHours = 169 })).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await administrator.PostAsync(client.Path() + "/secrets", new { overlapHours = -1 })).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await administrator.PostAsync(client.Path() + "/secrets", new { secret = "chosen" })).Expect(HttpStatusCode.BadRequest, "request.unknown_field");
        (await administrator.PostAsync($"{ClientSteps.Clients}/{Guid.NewGuid()}/secrets")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        for (var i = 2; i <= 5; i++) (await administrator.PostAsync(client.Path() + "/secrets")).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync(client.Path() + "/secrets")).Expect(HttpStatusCode.Conflict, ClientErrors.TooManySecrets.Code);
        (await administrator.PostAsync(client.Path() + "/secrets", new { overlapHours = 0 })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_rotations_at_once_give_two_secrets_that_work()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => administrator.PostAsync(client.Path() + "/secrets")));
        Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
        await WorksAsync(client, [(string)client["secret"]!, .. answers.Select(a => (string)a.Json["secret"]!)]);
        var secrets = (await administrator.GetAsync(client.Path())).Json["secrets"]!.AsArray();
        Assert.Equal([1, 2, 3], secrets.Select(s => (int)s!["ordinal"]!));
        Assert.Single(secrets, s => (string?)s!["expiresAt"] is null);
    }

    private async Task<(JsonNode Client, string First, string Second)> RotatedAsync(object? body)
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        await WorksAsync(client, (string)client["secret"]!);
        var rotated = (await administrator.PostAsync(client.Path() + "/secrets", body)).Expect(HttpStatusCode.OK).Json;
        return (client, (string)client["secret"]!, (string)rotated["secret"]!);
    }

    private async Task WorksAsync(JsonNode client, params string[] secrets)
    {
        foreach (var secret in secrets) (await host.TokenAsync(client, secret)).Expect(HttpStatusCode.OK);
    }

    private async Task IsRefusedAsync(JsonNode client, string secret) => Assert.Equal("invalid_client", (await host.TokenAsync(client, secret)).Error());

    private static Task<Answer> DeleteAsync(ApiClient administrator, JsonNode client, string ordinal) =>
        administrator.SendAsync(HttpMethod.Delete, $"{client.Path()}/secrets/{ordinal}", null);
}
