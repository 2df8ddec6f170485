using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Clients;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Clients;

/// <summary>A machine of an organization sees and changes that organization, and nothing else of anybody.</summary>
public sealed class OrganizationMachineTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task It_sees_and_changes_its_own_organization_only()
    {
        var (body, other) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        using var machine = await host.MachineAsync(await body.Principal.Api.RegisterForAsync(body.Id));
        foreach (var path in (string[])["", "/history", "/representatives", "/invoices", "/account", "/payments"])
        {
            (await machine.GetAsync(body.Path + path)).Expect(HttpStatusCode.OK);
            (await machine.GetAsync(other.Path + path)).Expect(HttpStatusCode.NotFound);
        }
        (await machine.PatchAsync(body.Path, new { website = "https://body.example" })).Expect(HttpStatusCode.OK);
        (await machine.PatchAsync(other.Path, new { website = "https://body.example" })).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_never_records_what_the_organization_paid()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        using var administrator = await host.DemoAsync("administrator");
        using var writer = await host.IntegratorAsync("organizations.write");
        var payment = new { amount = 1200, currency = "USD", receivedOn = $"{host.Today():O}", reference = $"made-up-{Guid.NewGuid():N}", method = "bankTransfer" };
        await host.PayAsync(body, 1200m);
        using var machine = await host.MachineAsync(await body.Principal.Api.RegisterForAsync(body.Id));
        (await machine.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Forbidden);
        (await writer.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_the_others_it_sees_what_everybody_sees()
    {
        var body = await host.NewOrganizationAsync();
        var hidden = await host.NewOrganizationAsync(with: p => p with { ListedPublicly = false });
        using var machine = await host.MachineAsync(await body.Principal.Api.RegisterForAsync(body.Id));
        Assert.Empty((await machine.GetAsync($"/api/v1/organizations?q={Uri.EscapeDataString(hidden.Name.Split(' ')[^1])}")).Expect(HttpStatusCode.OK).Items);
        var seen = (await machine.GetAsync($"/api/v1/organizations?q={Uri.EscapeDataString(body.Name.Split(' ')[^1])}")).Expect(HttpStatusCode.OK).Items;
        Assert.Null(Assert.Single(seen)!["status"]);
        (await machine.GetAsync("/api/v1/organizations?status=applied")).Expect(HttpStatusCode.Forbidden);
        foreach (var path in (string[])["/dues/ageing", "/dues/entries", "/members", "/council", "/council/rolls", "/clients", "/audit-events"])
            (await machine.GetAsync($"/api/v1{path}")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_machine_of_the_body_sees_all()
    {
        var hidden = await host.NewOrganizationAsync(with: p => p with { ListedPublicly = false });
        using var reader = await host.IntegratorAsync("organizations.read");
        (await reader.GetAsync(hidden.Path)).Expect(HttpStatusCode.OK);
        (await reader.GetAsync("/api/v1/dues/ageing")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("terminate")]
    [InlineData("resign")]
    public async Task It_stops_at_once_when_the_membership_ends(string ending)
    {
        var body = await host.NewOrganizationAsync();
        var client = await body.Principal.Api.RegisterForAsync(body.Id);
        using var machine = await host.MachineAsync(client);
        using var administrator = await host.DemoAsync("administrator");
        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.OK);

        (await (ending == "resign" ? body.Principal.Api : administrator).PostAsync($"{body.Path}/{ending}", new { reason = "For the test." })).Expect(HttpStatusCode.OK);

        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (await host.TokenAsync(client, (string)client["secret"]!)).Error());
        Assert.Equal("disabled", (string)(await administrator.GetAsync(client.Path())).Json["status"]!);
        (await administrator.PostAsync($"{client.Path()}/enable")).Expect(HttpStatusCode.Conflict, ClientErrors.OrganizationNotMember.Code);
        (await body.Principal.Api.GetAsync(client.Path())).Expect(HttpStatusCode.Forbidden);
        var reasons = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.OrganizationId == body.Id && e.Action == "client.disable").Select(e => e.Reason).ToListAsync());
        Assert.Equal(ending == "resign" ? "organizationResigned" : "organizationTerminated", Assert.Single(reasons));
    }
}
