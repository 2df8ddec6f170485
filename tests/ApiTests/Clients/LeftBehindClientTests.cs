using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.ApiTests.Representatives;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Clients;

/// <summary>A secret does not outlive the right of whoever made it, nor the good standing of whose it is.</summary>
public sealed class LeftBehindClientTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task What_somebody_registered_stops_when_they_can_act_no_longer_and_the_others_are_told()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var (theirs, ours) = (await alternate.Api.RegisterForAsync(body.Id), await body.Principal.Api.RegisterForAsync(body.Id));
        using var machine = host.Client((string)(await host.TokenAsync(theirs, (string)theirs["secret"]!)).Json["access_token"]!);
        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.OK);
        var appointment = await host.OnDatabaseAsync(db => db.Representatives.Where(r => r.MemberId == alternate.Id && r.IsCurrent).Select(r => r.Id).SingleAsync());

        (await body.Principal.Api.EndAsync(body, appointment.ToString())).Expect(HttpStatusCode.OK);

        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.Unauthorized);
        Assert.NotEqual(HttpStatusCode.OK, (await host.TokenAsync(theirs, (string)theirs["secret"]!)).Status);
        (await host.TokenAsync(ours, (string)ours["secret"]!)).Expect(HttpStatusCode.OK);
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Text.Contains((string)theirs["clientId"]!, StringComparison.Ordinal)
            && m.Text.Contains((string)ours["clientId"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_still_acts_in_another_role_keeps_what_they_registered()
    {
        var body = await host.NewOrganizationAsync();
        var client = await body.Principal.Api.RegisterForAsync(body.Id);
        var election = await host.OnDatabaseAsync(async db =>
        {
            var role = Representative.Appoint(body.Id, RepresentativeRole.Election, await db.Members.SingleAsync(m => m.Id == body.Principal.Id), null, host.Clock.GetUtcNow());
            db.Representatives.Add(role);
            await db.SaveChangesAsync();
            return role.Id;
        });
        (await body.Principal.Api.EndAsync(body, election.ToString())).Expect(HttpStatusCode.OK);
        (await host.TokenAsync(client, (string)client["secret"]!)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_machine_of_an_organization_that_lapsed_reads_and_changes_nothing()
    {
        var body = await host.NewOrganizationAsync();
        var client = await body.Principal.Api.RegisterForAsync(body.Id);
        await host.OnDatabaseAsync(async db =>
        {
            await db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Status, OrganizationStatus.Lapsed));
            return 0;
        });
        using var machine = host.Client((string)(await host.TokenAsync(client, (string)client["secret"]!)).Json["access_token"]!);
        (await machine.GetAsync(body.Path)).Expect(HttpStatusCode.OK);
        (await machine.PatchAsync(body.Path, new { address = "P.O. Box 9" })).Expect(HttpStatusCode.Forbidden);
    }
}
