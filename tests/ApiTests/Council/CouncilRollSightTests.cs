using System.Net;
using System.Text;
using Membership.ApiTests.Enrollments;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Membership.ApiTests.Members;
using Membership.ApiTests.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Council;

/// <summary>Who sees what of a roll, and who may take it along.</summary>
public sealed class CouncilRollSightTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Fellows_see_organizations_and_weights_auditors_masked_people()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        var roll = await host.FreezeAsync(administrator);
        var (fellow, masked) = (await body.Principal.Api.EntryAsync(roll, body), await auditor.EntryAsync(roll, body));
        Assert.Equal((body.Name, true, null, null), ((string)fellow!["organizationName"]!, (bool)fellow["hasVoter"]!, fellow["voter"], fellow["principal"]));
        Assert.Equal("A.", (string)masked!["voter"]!["givenName"]!);
        Assert.Equal((string)roll["id"]!, (string)(await auditor.GetAsync($"{CouncilSteps.Rolls}?kind=council&limit=1")).Expect(HttpStatusCode.OK).Items[0]!["id"]!);
        using var member = await host.DemoAsync("member");
        foreach (var path in (string[])[CouncilSteps.Council, CouncilSteps.Rolls, roll.Path(), $"{roll.Path()}/entries"]) (await member.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        (await body.Principal.Api.PostAsync(CouncilSteps.Rolls, new { kind = "council", title = "Ours" })).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_file_holds_addresses_and_every_decision_about_it_is_recorded()
    {
        var body = await host.NewOrganizationAsync(name: "=Formula Society");
        using var administrator = await host.DemoAsync("administrator");
        var roll = await host.FreezeAsync(administrator);
        var csv = await Csv.DownloadAsync(host, await host.SignInAsync("administrator@example.org"), $"{roll.Path()}/entries");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv.Bytes[..3]);
        Assert.Equal((int)roll["entryCount"]!, csv.Data.Count());
        var row = csv.Data.Single(r => r[0] == body.Id.ToString());
        Assert.Equal(["'=Formula Society", "KE", "1", "Akinyi"], row.Skip(1).Take(4));
        Assert.Equal(body.Principal.Email, row[6]);
        (await body.Principal.Api.GetAsync($"{roll.Path()}/entries", ("Accept", "text/csv"))).Expect(HttpStatusCode.Forbidden);
        (await administrator.GetAsync($"{roll.Path()}/entries?limit=5", ("Accept", "text/csv"))).Expect(HttpStatusCode.BadRequest);
        using var old = await OldSignInAsync();
        (await old.GetAsync($"{roll.Path()}/entries", ("Accept", "text/csv"))).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
        var id = (string)roll["id"]!;
        var outcomes = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.Detail == id).OrderBy(e => e.SortKey).Select(e => e.Action + " " + e.Outcome).ToListAsync());
        Assert.Equal(["council.freeze done", "council.download done", "council.download access.forbidden", "council.download auth.fresh_sign_in_required"], outcomes);
    }

    private async Task<ApiClient> OldSignInAsync()
    {
        var refresh = await host.SignInForLongAsync("administrator@example.org");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        return host.Client((string)(await host.RefreshAsync((string)refresh["refresh_token"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);
    }
}
