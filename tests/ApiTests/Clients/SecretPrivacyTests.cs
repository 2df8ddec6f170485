using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Mail;

namespace Membership.ApiTests.Clients;

/// <summary>A secret is known to whoever was told it, and to nobody else.</summary>
public sealed class SecretPrivacyTests(LoggingHost host) : IClassFixture<LoggingHost>
{
    [Fact]
    public async Task An_answer_with_a_secret_is_stored_by_nobody_and_its_replay_has_none()
    {
        using var administrator = await host.DemoAsync("administrator");
        var registration = ClientSteps.Registration();
        Answer[] registered = [await RegisterAsync(), await RegisterAsync()];
        var path = registered[0].Expect(HttpStatusCode.Created).Json.Path() + "/secrets";
        Answer[] rotated = [await RotateAsync(), await RotateAsync()];
        Assert.All([registered[0], rotated[0]], a => Assert.True(a.Json["secret"] is not null && a.Headers.CacheControl!.ToString() == "no-store", $"{a.Headers.CacheControl}"));
        Assert.All([registered[1], rotated[1]], a => Assert.Null(a.Json["secret"]));
        Assert.Equal(registered[0].Json["id"]!.ToString(), registered[1].Json["id"]!.ToString());

        Task<Answer> RegisterAsync() => administrator.PostAsync(ClientSteps.Clients, registration, ("Idempotency-Key", "no-store"));
        Task<Answer> RotateAsync() => administrator.PostAsync(path, null, ("Idempotency-Key", "no-store-either"));
    }

    [Fact]
    public async Task No_secret_stands_in_a_log_the_audit_trail_or_the_database()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = (await administrator.PostAsync(ClientSteps.Clients, ClientSteps.Registration(), ("Idempotency-Key", "one"))).Expect(HttpStatusCode.Created).Json;
        var rotated = (await administrator.PostAsync(client.Path() + "/secrets", null, ("Idempotency-Key", "two"))).Expect(HttpStatusCode.OK).Json;
        string[] secrets = [(string)client["secret"]!, (string)rotated["secret"]!];
        foreach (var secret in secrets) (await host.TokenAsync(client, secret)).Expect(HttpStatusCode.OK);
        (await host.TokenAsync(client, secrets[0], "no such scope")).Expect(HttpStatusCode.BadRequest);
        (await administrator.PatchAsync(client.Path(), $$"""{"{{secrets[0]}}":1}""")).Expect(HttpStatusCode.BadRequest);
        var trail = (await administrator.GetAsync("/api/v1/audit-events")).Expect(HttpStatusCode.OK).Text;
        var stored = await host.OnDatabaseAsync(db => Task.FromResult(string.Concat(db.Clients.SelectMany(c => c.Secrets).Select(s => s.Hash))
            + string.Concat(db.IdempotencyRecords.Select(r => r.Response)) + string.Concat(db.AuditEvents.Select(e => e.Detail + e.Reason))));

        Assert.Contains("client.rotate", trail, StringComparison.Ordinal);
        Assert.Contains(host.Lines, l => l.Contains("/api/v1/clients", StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(host.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(secret, trail + stored, StringComparison.Ordinal);
        }
    }
}
