using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Clients;

/// <summary>Reading clients, one and many.</summary>
public sealed class ClientListTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Pages_hold_every_client_once_in_the_order_of_client_ids()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        for (var i = 0; i < 3; i++) await administrator.RegisterAsync();
        List<string> seen = [];
        for (string? next = ClientSteps.Clients + "?limit=2"; next is not null;)
        {
            var page = (await auditor.GetAsync(next)).Expect(HttpStatusCode.OK);
            seen.AddRange(page.Items.Select(c => (string)c!["clientId"]!));
            next = (string?)page.Json["next"] is { } cursor ? $"{ClientSteps.Clients}?limit=2&cursor={Uri.EscapeDataString(cursor)}" : null;
        }
        var all = await host.OnDatabaseAsync(db => Task.FromResult(db.Clients.Select(c => c.ClientId).ToList()));
        Assert.Equal(all.Order(StringComparer.Ordinal), seen);
        Assert.Empty(new[] { "swagger", "integrator-demo" }.Except(seen));
    }

    [Fact]
    public async Task The_list_can_be_narrowed_to_one_status()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (on, off) = (await administrator.RegisterAsync(), await administrator.RegisterAsync());
        (await administrator.PostAsync(off.Path() + "/disable")).Expect(HttpStatusCode.OK);
        async Task<List<string>> ListAsync(string status) =>
            [.. (await administrator.GetAsync($"{ClientSteps.Clients}?status={status}&limit=200")).Expect(HttpStatusCode.OK).Items.Select(c => (string)c!["id"]!)];
        Assert.Contains((string)on["id"]!, await ListAsync("enabled"));
        Assert.DoesNotContain((string)off["id"]!, await ListAsync("enabled"));
        Assert.Equal([(string)off["id"]!], (await ListAsync("disabled")).Intersect([(string)on["id"]!, (string)off["id"]!]));
        (await administrator.GetAsync(ClientSteps.Clients + "?status=gone")).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await administrator.GetAsync(ClientSteps.Clients + "?limit=0")).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await administrator.GetAsync(ClientSteps.Clients + "?cursor=x")).Expect(HttpStatusCode.BadRequest, "cursor.invalid");
        (await administrator.GetAsync(ClientSteps.Clients + "?name=x")).Expect(HttpStatusCode.BadRequest, "request.unknown_parameter");
    }

    [Fact]
    public async Task One_client_is_read_by_its_id_and_not_sent_twice()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync("web");
        var read = (await administrator.GetAsync(client.Path())).Expect(HttpStatusCode.OK);
        Assert.Equal([ClientSteps.Callback], read.Json["redirectUris"]!.AsArray().Select(u => (string)u!));
        (await administrator.GetAsync(client.Path(), ("If-None-Match", read.Headers.ETag!.Tag))).Expect(HttpStatusCode.NotModified);
        (await administrator.GetAsync($"{ClientSteps.Clients}/{Guid.NewGuid()}")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await administrator.GetAsync($"{ClientSteps.Clients}/swagger")).Expect(HttpStatusCode.NotFound, "route.not_found");
    }

    [Fact]
    public async Task No_hash_of_a_secret_is_ever_shown()
    {
        using var administrator = await host.DemoAsync("administrator");
        var client = await administrator.RegisterAsync();
        var hashes = await host.OnDatabaseAsync(db => Task.FromResult(db.Clients.SelectMany(c => c.Secrets).Select(s => s.Hash).ToList()));
        var shown = (await administrator.GetAsync(client.Path())).Text + (await administrator.GetAsync(ClientSteps.Clients + "?limit=200")).Text + client.ToJsonString();
        Assert.NotEmpty(hashes);
        Assert.All(hashes, h => Assert.DoesNotContain(h, shown, StringComparison.Ordinal));
    }
}
