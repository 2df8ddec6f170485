using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Council;

/// <summary>Rolls are frozen as things stood at an instant, and stay (rule 19).</summary>
public sealed class CouncilRollTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("2026-03-02T10:00:00")]
    [InlineData("2026-03-02")]
    public async Task A_time_without_its_offset_is_no_instant(string asOf)
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync("/api/v1/council/rolls", new { kind = "council", title = "Meeting", asOf })).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_frozen_roll_stays_whatever_changes()
    {
        var (body, gone) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        using var administrator = await host.DemoAsync("administrator");
        var roll = await host.FreezeAsync(administrator);
        Assert.Equal(("frozen", "council"), ((string)roll["status"]!, (string)roll["kind"]!));
        var before = Lines(await administrator.EntriesAsync(roll));
        Assert.Equal(before.Count, (int)roll["entryCount"]!);

        await host.EndAsync(body, RepresentativeRole.Principal);
        await host.NewRepresentativeAsync(body, RepresentativeRole.Principal);
        await host.ChangeAsync(body, o => o.ChangeProfile(o.Profile() with { LegalName = "Quite Another Name", Country = "UG" }, byStaff: true));
        await host.ChangeAsync(gone, o => o.Terminate(new Decision(null, host.Clock.GetUtcNow(), "For the test.")));
        await host.FreezeAsync(administrator);

        Assert.Equal(before, Lines(await administrator.EntriesAsync(roll)));
        Assert.Equal(roll.ToJsonString(), (await administrator.GetAsync(roll.Path())).Json.ToJsonString());
    }

    [Fact]
    public async Task A_roll_of_a_past_instant_tells_how_things_stood_then()
    {
        var body = await host.NewOrganizationAsync();
        var (principal, alternate) = (body.Principal.Id, await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate));
        var before = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.EndAsync(body, RepresentativeRole.Principal);
        var successor = await host.NewRepresentativeAsync(body, RepresentativeRole.Principal);
        await host.SuspendAsync(alternate);
        await host.PayAsync(before, 1200m);
        var after = await host.NewOrganizationAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var lapsed = host.Clock.GetUtcNow();
        await host.ChangeAsync(body, o => o.Terminate(new Decision(null, lapsed, "For the test.")));
        using var administrator = await host.DemoAsync("administrator");

        var past = await host.FreezeAsync(administrator, asOf: then);
        var entry = await administrator.EntryAsync(past, body);
        Assert.Equal((principal, alternate.Id, principal), (entry.Person("principal"), entry.Person("alternate"), entry.Person("voter")));
        Assert.Null(await administrator.EntryAsync(past, before));
        Assert.Null(await administrator.EntryAsync(past, after));

        var later = await host.FreezeAsync(administrator, asOf: lapsed.AddMilliseconds(-1));
        entry = await administrator.EntryAsync(later, body);
        Assert.Equal((successor.Id, alternate.Id, successor.Id), (entry.Person("principal"), entry.Person("alternate"), entry.Person("voter")));
        Assert.NotNull(await administrator.EntryAsync(later, before));

        var now = await host.FreezeAsync(administrator);
        Assert.Null(await administrator.EntryAsync(now, body));
        Assert.NotNull(await administrator.EntryAsync(now, after));
    }

    [Fact]
    public async Task An_organization_has_one_vote_that_the_alternate_casts_where_the_principal_cannot()
    {
        var (vacant, suspended, nobody) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        var (first, second) = (await host.NewRepresentativeAsync(vacant, RepresentativeRole.Alternate), await host.NewRepresentativeAsync(suspended, RepresentativeRole.Alternate));
        await host.EndAsync(vacant, RepresentativeRole.Principal);
        await host.SuspendAsync(suspended.Principal);
        await host.EndAsync(nobody, RepresentativeRole.Principal);
        await host.NewRepresentativeAsync(nobody, RepresentativeRole.Election);
        using var administrator = await host.DemoAsync("administrator");

        var roll = await host.FreezeAsync(administrator);

        var (one, two, three) = (await administrator.EntryAsync(roll, vacant), await administrator.EntryAsync(roll, suspended), await administrator.EntryAsync(roll, nobody));
        Assert.Equal((first.Id, null, 1m), (one.Person("voter"), one.Person("principal"), (decimal)one!["weight"]!));
        Assert.Equal((second.Id, suspended.Principal.Id), (two.Person("voter"), two.Person("principal")));
        Assert.Equal((null, false), (three.Person("voter"), (bool)three!["hasVoter"]!));
    }

    [Fact]
    public async Task Who_gets_a_heavier_tier_after_the_instant_votes_with_the_weight_of_then()
    {
        var body = await host.NewOrganizationAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var platinum = await host.OnDatabaseAsync(db => db.Tiers.SingleAsync(t => t.Code == "platinum"));
        await host.ChangeAsync(body, o => o.ChangeTierNow(platinum, 1200m, host.Clock.GetUtcNow()));
        using var administrator = await host.DemoAsync("administrator");

        var (past, now) = (await host.FreezeAsync(administrator, "election", then), await host.FreezeAsync(administrator, "election"));

        Assert.Equal((1m, 3m), ((decimal)(await administrator.EntryAsync(past, body))!["weight"]!, (decimal)(await administrator.EntryAsync(now, body))!["weight"]!));
    }

    [Fact]
    public async Task A_vote_that_nobody_can_cast_does_not_count_towards_the_total()
    {
        var nobody = await host.NewOrganizationAsync();
        await host.EndAsync(nobody, RepresentativeRole.Principal);
        using var administrator = await host.DemoAsync("administrator");

        var roll = await host.FreezeAsync(administrator);

        Assert.NotNull(await administrator.EntryAsync(roll, nobody));
        Assert.Equal((await administrator.EntriesAsync(roll)).Count(e => (bool)e["hasVoter"]!), (int)(decimal)roll["totalWeight"]!);
        Assert.True((int)roll["entryCount"]! > (decimal)roll["totalWeight"]!);
    }

    [Fact]
    public async Task An_instant_before_all_records_is_refused()
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync(CouncilSteps.Rolls, new { kind = "council", title = "Meeting", asOf = "0001-01-02T00:00:00Z" })).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task In_an_election_the_election_representative_votes_with_the_weight_of_the_tier()
    {
        var (own, none) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        var elector = await host.NewRepresentativeAsync(own, RepresentativeRole.Election);
        using var administrator = await host.DemoAsync("administrator");

        var roll = await host.FreezeAsync(administrator, "election");

        Assert.Equal(elector.Id, (await administrator.EntryAsync(roll, own)).Person("voter"));
        Assert.Equal(none.Principal.Id, (await administrator.EntryAsync(roll, none)).Person("voter"));
        var weights = (await administrator.EntriesAsync(roll)).ToDictionary(e => (Guid)e["organizationId"]!, e => (decimal)e["weight"]!);
        var tiers = await host.OnDatabaseAsync(db => db.Organizations.Where(o => weights.Keys.Contains(o.Id)).Join(db.Tiers, o => o.TierId, t => t.Id, (o, t) => new { o.Id, t.Code }).ToListAsync());
        Assert.All(tiers, t => Assert.Equal(t.Code switch { "platinum" => 3, "gold" => 2, _ => 1 }, weights[t.Id]));
        Assert.Equal([1m, 2m, 3m], weights.Values.Distinct().Order());
        Assert.Equal((await administrator.EntriesAsync(roll)).Where(e => (bool)e["hasVoter"]!).Sum(e => (decimal)e["weight"]!), (decimal)roll["totalWeight"]!);
    }

    [Fact]
    public async Task Nothing_is_frozen_that_has_not_come()
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync(CouncilSteps.Rolls, new { kind = "council", title = "Meeting", asOf = host.Clock.GetUtcNow().AddMinutes(1) }))
            .Expect(HttpStatusCode.BadRequest, CouncilErrors.AsOfInFuture.Code);
    }

    [Fact]
    public async Task A_roll_is_read_once_it_is_complete()
    {
        using var administrator = await host.DemoAsync("administrator");
        var id = await host.OnDatabaseAsync(async db =>
        {
            var begun = new CouncilRoll(CouncilRollKind.Council, "Begun", host.Clock.GetUtcNow(), Guid.NewGuid(), host.Clock.GetUtcNow());
            db.CouncilRolls.Add(begun);
            await db.SaveChangesAsync();
            return begun.Id;
        });
        var roll = (await administrator.GetAsync($"{CouncilSteps.Rolls}/{id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("freezing", (string)roll["status"]!);
        (await administrator.GetAsync($"{roll.Path()}/entries")).Expect(HttpStatusCode.Conflict, CouncilErrors.NotFrozen.Code);
        (await administrator.GetAsync($"{roll.Path()}/entries", ("Accept", "text/csv"))).Expect(HttpStatusCode.Conflict, CouncilErrors.NotFrozen.Code);
        (await administrator.GetAsync($"{CouncilSteps.Rolls}/{Guid.NewGuid()}/entries")).Expect(HttpStatusCode.NotFound);
    }

    private static List<string> Lines(IEnumerable<JsonNode> entries) => [.. entries.Select(e => e.ToJsonString())];
}
