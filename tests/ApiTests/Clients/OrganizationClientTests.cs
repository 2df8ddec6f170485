using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Clients;

/// <summary>Applications of organizations: whoever acts for an organization manages its own, and nobody else's.</summary>
public sealed class OrganizationClientTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(RepresentativeRole.Principal)]
    [InlineData(RepresentativeRole.Alternate)]
    public async Task Principal_and_alternate_manage_the_applications_of_their_organization(RepresentativeRole role)
    {
        var body = await host.NewOrganizationAsync();
        var api = role is RepresentativeRole.Principal ? body.Principal.Api : (await host.NewRepresentativeAsync(body, role)).Api;
        var client = await RegisterAsync(api, body);
        Assert.Equal(body.Id, (Guid)client["organizationId"]!);
        (await host.TokenAsync(client, (string)client["secret"]!)).Expect(HttpStatusCode.OK);
        var listed = (await api.GetAsync($"{ClientSteps.Clients}?organizationId={body.Id}")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal((string)client["id"]!, (string)Assert.Single(listed)!["id"]!);
        (await api.PatchAsync(client.Path(), new { name = "CRM of ours", scopes = new[] { "organizations.read" } })).Expect(HttpStatusCode.OK);
        var rotated = (await api.PostAsync($"{client.Path()}/secrets", new { overlapHours = 24 })).Expect(HttpStatusCode.OK).Json;
        (await api.SendAsync(HttpMethod.Delete, $"{client.Path()}/secrets/1", null)).Expect(HttpStatusCode.OK);
        Assert.Equal("CRM of ours", (string)(await api.GetAsync(client.Path())).Expect(HttpStatusCode.OK).Json["name"]!);
        (await api.PostAsync($"{client.Path()}/disable")).Expect(HttpStatusCode.OK);
        Assert.Equal("invalid_client", (await host.TokenAsync(client, (string)rotated["secret"]!)).Error());
        Assert.All(await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.Detail!.StartsWith((string)client["clientId"]!)).Select(e => e.OrganizationId).ToListAsync()),
            id => Assert.Equal(body.Id, id));
    }

    [Fact]
    public async Task What_was_disabled_staff_alone_enable_again()
    {
        var body = await host.NewOrganizationAsync();
        var client = await RegisterAsync(body.Principal.Api, body);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{client.Path()}/disable")).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.PostAsync($"{client.Path()}/enable")).Expect(HttpStatusCode.Forbidden, CommonErrors.Forbidden.Code);
        (await administrator.PostAsync($"{client.Path()}/enable")).Expect(HttpStatusCode.OK);
        (await host.TokenAsync(client, (string)client["secret"]!)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Others_neither_see_nor_manage_them()
    {
        var (body, other) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        var client = await RegisterAsync(body.Principal.Api, body);
        var billing = (await host.NewRepresentativeAsync(body, RepresentativeRole.Billing)).Api;
        using var machine = host.Client((string)(await host.TokenAsync(client, (string)client["secret"]!)).Json["access_token"]!);
        foreach (var (caller, listing) in ((ApiClient, HttpStatusCode)[])[(other.Principal.Api, HttpStatusCode.NotFound), (billing, HttpStatusCode.Forbidden), (machine, HttpStatusCode.Forbidden)])
        {
            (await caller.GetAsync($"{ClientSteps.Clients}?organizationId={body.Id}")).Expect(listing);
            (await caller.PostAsync(ClientSteps.Clients, Registration(body.Id))).Expect(listing);
            foreach (var path in (string[])[client.Path(), $"{ClientSteps.Clients}/{Guid.NewGuid()}"])
            {
                (await caller.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
                (await caller.PatchAsync(path, new { name = "mine" })).Expect(HttpStatusCode.Forbidden);
                (await caller.PostAsync($"{path}/secrets")).Expect(HttpStatusCode.Forbidden);
                (await caller.PostAsync($"{path}/disable")).Expect(HttpStatusCode.Forbidden);
            }
        }
        (await body.Principal.Api.GetAsync(ClientSteps.Clients)).Expect(HttpStatusCode.Forbidden);
        (await body.Principal.Api.PostAsync(ClientSteps.Clients, ClientSteps.Registration("machine", "organizations.read"))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Staff_see_and_register_applications_of_any_organization()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        var client = await RegisterAsync(administrator, body);
        Assert.Equal((string)client["id"]!, (string)Assert.Single((await auditor.GetAsync($"{ClientSteps.Clients}?organizationId={body.Id}")).Expect(HttpStatusCode.OK).Items)!["id"]!);
        (await auditor.PostAsync(ClientSteps.Clients, Registration(body.Id))).Expect(HttpStatusCode.Forbidden);
        (await administrator.PostAsync(ClientSteps.Clients, Registration(Guid.NewGuid()))).Expect(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("machine", "members.read")]
    [InlineData("machine", "groups.write")]
    [InlineData("web", "membership")]
    [InlineData("device", "membership")]
    public async Task Nothing_beyond_the_organization_is_permitted(string kind, string scope)
    {
        var body = await host.NewOrganizationAsync();
        var registration = Registration(body.Id, kind, kind == "machine" ? "organizations.read" : "openid", scope);
        (await body.Principal.Api.PostAsync(ClientSteps.Clients, registration)).Expect(HttpStatusCode.BadRequest, ClientErrors.ScopeNotForOrganizations.Code);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync(ClientSteps.Clients, registration)).Expect(HttpStatusCode.BadRequest, ClientErrors.ScopeNotForOrganizations.Code);
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied)]
    [InlineData(OrganizationStatus.AwaitingPayment)]
    [InlineData(OrganizationStatus.Lapsed)]
    public async Task Who_is_not_a_member_registers_nothing(OrganizationStatus status)
    {
        var body = await host.NewOrganizationAsync(status);
        (await body.Principal.Api.PostAsync(ClientSteps.Clients, Registration(body.Id))).Expect(HttpStatusCode.Conflict, ClientErrors.OrganizationNotMember.Code);
    }

    [Fact]
    public async Task An_organization_has_twenty_applications_at_most()
    {
        var body = await host.NewOrganizationAsync();
        for (var i = 0; i < Client.MaxOfOrganization; i++) await RegisterAsync(body.Principal.Api, body);
        (await body.Principal.Api.PostAsync(ClientSteps.Clients, Registration(body.Id))).Expect(HttpStatusCode.Conflict, ClientErrors.TooMany.Code);
    }

    [Fact]
    public async Task Rights_end_with_the_appointment_at_once()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var client = await RegisterAsync(alternate.Api, body);
        await host.OnDatabaseAsync(async db =>
        {
            (await db.Representatives.AsTracking().SingleAsync(r => r.MemberId == alternate.Id && r.IsCurrent)).End(new Decision(null, host.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        (await alternate.Api.PostAsync($"{client.Path()}/secrets")).Expect(HttpStatusCode.Forbidden);
        (await alternate.Api.GetAsync($"{ClientSteps.Clients}?organizationId={body.Id}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_old_sign_in_is_not_enough()
    {
        var body = await host.NewOrganizationAsync();
        var client = await RegisterAsync(body.Principal.Api, body);
        var refresh = await host.SignInForLongAsync(body.Principal.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var old = host.Client((string)(await host.RefreshAsync((string)refresh["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
        (await old.PostAsync(ClientSteps.Clients, Registration(body.Id))).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        (await old.PostAsync($"{client.Path()}/secrets")).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        (await old.GetAsync(client.Path())).Expect(HttpStatusCode.OK);
    }

    private static Dictionary<string, object?> Registration(Guid organizationId, string kind = "machine", params string[] scopes) =>
        ClientSteps.OfOrganization(organizationId, kind, scopes);

    private static Task<JsonNode> RegisterAsync(ApiClient api, Body body) => api.RegisterForAsync(body.Id);
}
