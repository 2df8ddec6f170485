using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Clients;

/// <summary>A disabled client can do nothing: here at once, elsewhere within a minute.</summary>
public sealed class DisabledClientTests(TwoInstances hosts) : IClassFixture<TwoInstances>
{
    private const string Members = "/api/v1/members?limit=1";

    [Fact]
    public async Task Its_tokens_end_here_at_once_and_elsewhere_within_a_minute()
    {
        using var administrator = await hosts.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        var secret = (string)client["secret"]!;
        var token = (string)(await hosts.TokenAsync(client, secret)).Expect(HttpStatusCode.OK).Json["access_token"]!;
        // Whatever the other instance remembers, it has read before.
        hosts.Other.Clock.Advance(TimeSpan.FromSeconds(31));
        (await hosts.Other.TokenAsync(client, secret)).Expect(HttpStatusCode.OK);
        using var here = hosts.Client(token);
        using var elsewhere = hosts.Other.Client(token);
        (await here.GetAsync(Members)).Expect(HttpStatusCode.OK);
        (await elsewhere.GetAsync(Members)).Expect(HttpStatusCode.OK);

        var disabled = (await administrator.PostAsync(client.Path() + "/disable")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("disabled", (string)disabled["status"]!);
        (await here.GetAsync(Members)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (await hosts.TokenAsync(client, secret)).Error());
        // Even an instance that still believes in the client issues nothing that would outlive the belief.
        Assert.Equal("unauthorized_client", (await hosts.Other.TokenAsync(client, secret)).Error());

        hosts.Other.Clock.Advance(TimeSpan.FromSeconds(31));
        (await elsewhere.GetAsync(Members)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (await hosts.Other.TokenAsync(client, secret)).Error());

        (await administrator.PostAsync(client.Path() + "/enable")).Expect(HttpStatusCode.OK);
        (await here.GetAsync(Members)).Expect(HttpStatusCode.Unauthorized);
        (await hosts.TokenAsync(client, secret)).Expect(HttpStatusCode.OK);
        Assert.Equal([("client.register", ""), ("client.disable", ""), ("client.enable", "")], await hosts.AuditAsync(client));
    }

    [Fact]
    public async Task An_instance_that_does_not_know_yet_issues_no_scope_that_was_taken_away()
    {
        using var administrator = await hosts.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("machine", "members.read", "groups.read");
        var secret = (string)client["secret"]!;
        hosts.Other.Clock.Advance(TimeSpan.FromSeconds(31));
        (await hosts.Other.TokenAsync(client, secret)).Expect(HttpStatusCode.OK);
        (await administrator.PatchAsync(client.Path(), new { scopes = new[] { "groups.read" } })).Expect(HttpStatusCode.OK);
        Assert.Equal("unauthorized_client", (await hosts.Other.TokenAsync(client, secret, "members.read")).Error());
        (await hosts.Other.TokenAsync(client, secret, "groups.read")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Switching_twice_is_answered_and_changes_nothing_more()
    {
        using var administrator = await hosts.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        var first = (await administrator.PostAsync(client.Path() + "/disable")).Expect(HttpStatusCode.OK);
        var second = (await administrator.PostAsync(client.Path() + "/disable")).Expect(HttpStatusCode.OK);
        Assert.Equal((first.Text, first.Headers.ETag), (second.Text, second.Headers.ETag));
        (await administrator.PostAsync($"{ClientSteps.Clients}/{Guid.NewGuid()}/disable")).Expect(HttpStatusCode.NotFound, "resource.not_found");
    }
}
