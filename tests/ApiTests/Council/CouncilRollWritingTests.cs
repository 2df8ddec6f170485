using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Council;
using Membership.Domain.Council;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Council;

/// <summary>Rolls are written in portions, by whichever instance is there, and hold everybody once.</summary>
public sealed class CouncilRollWritingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task What_was_interrupted_goes_on_where_it_stopped()
    {
        var id = await BegunAsync();
        Assert.True(await WriteAsync(id));
        var half = await ReadAsync(id);
        Assert.Equal(CouncilRollStatus.Freezing, half.Status);
        var renamed = await host.NewOrganizationAsync();
        await host.ChangeAsync(renamed, o => o.ChangeProfile(o.Profile() with { LegalName = $"Aaa {Guid.NewGuid():N}" }, byStaff: true));
        while (await WriteAsync(id)) { }
        await AssertWholeAsync(id);
        Assert.False(await WriteAsync(id));
        Assert.Equal((await ReadAsync(id)).Version, (await ReadAsync(id)).Version);
    }

    [Fact]
    public async Task Writers_at_the_same_time_write_nobody_twice()
    {
        var id = await BegunAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await WriteAsync(id)) { }
        })));
        await AssertWholeAsync(id);
    }

    [Fact]
    public async Task A_roll_is_written_soon_after_it_was_asked_for()
    {
        using var administrator = await host.DemoAsync("administrator");
        var roll = (await administrator.PostAsync(CouncilSteps.Rolls, new { kind = "election", title = "Board election" })).Expect(HttpStatusCode.Created).Json;
        Assert.Equal("freezing", (string)roll["status"]!);
        for (var i = 0; i < 200 && (string)(await administrator.GetAsync(roll.Path())).Json["status"]! != "frozen"; i++) await Task.Delay(50);
        (await administrator.GetAsync($"{roll.Path()}/entries")).Expect(HttpStatusCode.OK);
    }

    private Task<bool> WriteAsync(Guid id) => host.OnServiceAsync<CouncilRollWriter, bool>(w => w.WriteAsync(id, 5, CancellationToken.None));

    private Task<CouncilRoll> ReadAsync(Guid id) => host.OnDatabaseAsync(db => db.CouncilRolls.Include(r => r.Entries).SingleAsync(r => r.Id == id));

    private Task<Guid> BegunAsync() => host.OnDatabaseAsync(async db =>
    {
        var roll = new CouncilRoll(CouncilRollKind.Council, "Begun", host.Clock.GetUtcNow(), Guid.NewGuid(), host.Clock.GetUtcNow());
        db.CouncilRolls.Add(roll);
        await db.SaveChangesAsync();
        return roll.Id;
    });

    private async Task AssertWholeAsync(Guid id)
    {
        var roll = await ReadAsync(id);
        var expected = await host.OnDatabaseAsync(db => db.Organizations.Where(Domain.Organizations.Organization.IsInGoodStanding).Where(o => o.AppliedAt <= roll.AsOf).Select(o => o.Id).ToListAsync());
        Assert.Equal((CouncilRollStatus.Frozen, expected.Count), (roll.Status, roll.EntryCount));
        Assert.Equal(expected.Order(), roll.Entries.Select(e => e.OrganizationId).Order());
    }
}
