using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.ApiTests.Representatives;
using Membership.Application.Affiliations;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Membership.Infrastructure.Jobs;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Affiliations;

/// <summary>Seats have a limit, a line before them, and never more holders than there are.</summary>
public sealed class SeatTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task When_all_seats_are_taken_people_wait_and_a_freed_seat_passes_to_who_waits_longest()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1), with: p => p with { Domains = ["example.com"] });
        var people = new List<(Person Person, string Id)>();
        for (var i = 0; i < 3; i++)
        {
            var person = await host.JoinAsync("Worker", $"{i}");
            people.Add((person, await person.ClaimedAsync(body)));
        }
        Assert.Equal(["confirmed domain seat", "confirmed domain waiting", "confirmed domain waiting"], await PlacesAsync());
        Assert.Contains("All seats of the organization are taken", (await host.MailsAsync(people[2].Person.Email))[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, (await body.Principal.Api.GetAsync($"{body.Path}/affiliations?waiting=true")).Items.Count);
        Assert.Single((await body.Principal.Api.GetAsync($"{body.Path}/affiliations?waiting=false")).Items);

        (await people[0].Person.LeaveAsync(people[0].Id)).Expect(HttpStatusCode.OK);
        Assert.Equal(["ended domain none", "confirmed domain seat", "confirmed domain waiting"], await PlacesAsync());
        Assert.Equal("You have a seat of …", (await host.SubjectsAsync(people[1].Person.Email, body))[0]);
        // Who waits and goes frees nothing.
        (await people[2].Person.LeaveAsync(people[2].Id)).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.DecideAsync(body, people[1].Id, "end")).Expect(HttpStatusCode.OK);
        Assert.Equal((0, 0), await host.SeatsAsync(body));

        async Task<IReadOnlyList<string>> PlacesAsync()
        {
            var places = new List<string>();
            foreach (var (person, _) in people) places.Add(await person.PlaceAsync());
            return places;
        }
    }

    [Fact]
    public async Task A_tier_can_refuse_whoever_is_beyond_its_seats()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1, overflow: SeatOverflow.Refuse), with: p => p with { Domains = ["example.com"] });
        var (one, two) = (await host.JoinAsync(), await host.JoinAsync());
        var first = await one.ClaimedAsync(body);
        var second = await two.ClaimedAsync(body);
        Assert.Equal("claimed  none", await two.PlaceAsync());
        (await body.Principal.Api.DecideAsync(body, second, "confirm")).Expect(HttpStatusCode.Conflict, "affiliation.no_seat_left");
        (await one.LeaveAsync(first)).Expect(HttpStatusCode.OK);
        (await body.Principal.Api.DecideAsync(body, second, "confirm")).Expect(HttpStatusCode.OK);
        Assert.Equal(("confirmed representative seat", (1, 1)), (await two.PlaceAsync(), await host.SeatsAsync(body)));
    }

    [Theory]
    [InlineData(SeatOverflow.Wait)]
    [InlineData(SeatOverflow.Refuse)]
    public async Task Two_confirmations_for_the_last_seat_leave_one_seated(SeatOverflow overflow)
    {
        using var administrator = await host.DemoAsync("administrator");
        for (var round = 0; round < 5; round++)
        {
            var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1, overflow: overflow));
            var (one, two) = (await host.JoinAsync(), await host.JoinAsync());
            string[] ids = [await one.ClaimedAsync(body), await two.ClaimedAsync(body)];
            var answers = await Task.WhenAll(Task.Run(() => body.Principal.Api.DecideAsync(body, ids[0], "confirm")), Task.Run(() => administrator.DecideAsync(body, ids[1], "confirm")));
            Assert.Equal((1, 1), await host.SeatsAsync(body));
            if (overflow is SeatOverflow.Wait) Assert.Equal([false, true], answers.Select(a => (bool)a.Expect(HttpStatusCode.OK).Json["hasSeat"]!).Order());
            else Assert.Equal("affiliation.no_seat_left", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);
        }
    }

    [Fact]
    public async Task Who_waits_is_listed_in_the_order_in_which_seats_are_given()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1));
        var confirmed = new List<string>();
        // Confirmed in another order than that of the names.
        foreach (var name in new[] { "Mwangi", "Zawadi", "Achieng", "Njeri" })
        {
            var worker = await host.JoinAsync(name, $"Waiting{name}");
            var id = await worker.ClaimedAsync(body);
            (await body.Principal.Api.DecideAsync(body, id, "confirm")).Expect(HttpStatusCode.OK);
            confirmed.Add(id);
        }
        var (listed, cursor) = (new List<string>(), "");
        do
        {
            var page = (await body.Principal.Api.GetAsync($"{body.Path}/affiliations?status=confirmed&waiting=true&limit=1{cursor}")).Expect(HttpStatusCode.OK);
            listed.AddRange(page.Items.Select(a => (string)a!["id"]!));
            cursor = page.Json["next"] is { } next ? $"&cursor={Uri.EscapeDataString((string)next!)}" : null;
        }
        while (cursor is not null);

        Assert.Equal(confirmed.Skip(1), listed);
    }

    [Fact]
    public async Task Seats_belong_to_those_who_were_confirmed_first_whether_they_become_fewer_or_more()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 5));
        await host.StaffWithAsync(body, 7);
        Assert.Equal(["0", "1", "2", "3", "4"], await SeatedAsync(body));
        Assert.False(await ResizeAsync(body, 2));
        Assert.Equal(["0", "1"], await SeatedAsync(body));
        Assert.Equal((2, 2), await host.SeatsAsync(body));
        Assert.False(await ResizeAsync(body, 4));
        Assert.Equal(["0", "1", "2", "3"], await SeatedAsync(body));
        Assert.False(await ResizeAsync(body, null));
        Assert.Equal((7, 7), await host.SeatsAsync(body));
    }

    [Fact]
    public async Task A_large_change_is_made_in_portions_which_housekeeping_finishes_also_after_a_change_of_the_tier_itself()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1));
        await host.StaffWithAsync(body, Seats.BatchSize + 51);
        Assert.True(await ResizeAsync(body, null));
        Assert.Equal((Seats.BatchSize + 1, Seats.BatchSize + 1), await host.SeatsAsync(body));
        await ChangeTierAsync(body, null);
        await host.Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);
        Assert.Equal((Seats.BatchSize + 51, Seats.BatchSize + 51), await host.SeatsAsync(body));
        await ChangeTierAsync(body, 3);
        await host.Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);
        Assert.Equal((3, 3), await host.SeatsAsync(body));
    }

    [Fact]
    public async Task A_higher_tier_seats_who_waits_as_soon_as_it_is_paid()
    {
        var (low, high) = (await host.NewTierAsync(seats: 1), await host.NewTierAsync(dues: 2400m, rank: 20, seats: 3));
        var body = await host.NewOrganizationAsync(tier: low);
        await host.StaffWithAsync(body, 3);
        (await body.Principal.Api.PostAsync($"{body.Path}/tier", new { tier = high.Code })).Expect(HttpStatusCode.OK);
        Assert.Equal((1, 1), await host.SeatsAsync(body));
        await host.PayAsync(body, 1200m);
        Assert.Equal((3, 3), await host.SeatsAsync(body));
    }

    [Theory]
    [InlineData(OrganizationStatus.Lapsed, 1)]
    [InlineData(OrganizationStatus.Resigned, 0)]
    [InlineData(OrganizationStatus.Terminated, 0)]
    public async Task An_organization_that_is_not_in_good_standing_seats_nobody_and_writes_to_nobody(OrganizationStatus status, int held)
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(seats: 1), with: p => p with { Domains = ["example.com"] });
        var (seated, waiting) = (await host.JoinAsync(), await host.JoinAsync());
        var id = await seated.ClaimedAsync(body);
        await waiting.ClaimedAsync(body);
        await BecomeAsync(status);
        Assert.Equal("confirmed domain none", await seated.PlaceAsync());
        var before = await MailsAsync();
        await ChangeTierAsync(body, 2);
        await SettleAsync();
        Assert.Equal((held, held), await host.SeatsAsync(body));
        if (held > 0)
        {
            (await seated.LeaveAsync(id)).Expect(HttpStatusCode.OK);
            await SettleAsync();
            Assert.Equal((0, 0), await host.SeatsAsync(body));
        }
        Assert.Equal(before, await MailsAsync());

        await BecomeAsync(OrganizationStatus.Active);
        await SettleAsync();
        Assert.Equal("confirmed domain seat", await waiting.PlaceAsync());

        async Task<string> MailsAsync() => string.Join('\n', [.. await host.SubjectsAsync(seated.Email, body), .. await host.SubjectsAsync(waiting.Email, body)]);
        Task SettleAsync() => host.Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);
        Task<int> BecomeAsync(OrganizationStatus next) => host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Status, next)));
    }

    private Task<bool> ResizeAsync(Body body, int? seats) => host.OnServiceAsync<IServiceProvider, bool>(async services =>
    {
        var db = services.GetRequiredService<MembershipDb>();
        return await db.InTransactionAsync(async ct =>
        {
            var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id, ct);
            var tier = Tier.Create("other", new TierProfile("Other", 1, [], [], seats, SeatOverflow.Wait, null), isGranted: true, TermKind.Rolling, host.Today(), host.Clock.GetUtcNow());
            return await services.GetRequiredService<Seats>().ResizeAsync(organization, tier, ct);
        }, CancellationToken.None);
    });

    private Task<int> ChangeTierAsync(Body body, int? seats) => host.OnDatabaseAsync(async db =>
    {
        var tier = await db.Tiers.AsTracking().SingleAsync(t => t.Id == body.Tier.Id);
        tier.Change(new TierProfile(tier.Name, tier.Rank, tier.Kinds, tier.Benefits, seats, tier.SeatOverflow, tier.ValidUntil));
        return await db.SaveChangesAsync();
    });

    // By the number in the name.
    private Task<List<string>> SeatedAsync(Body body) => host.OnDatabaseAsync(async db =>
        (await db.Affiliations.Where(a => a.OrganizationId == body.Id && a.HasSeat).OrderBy(a => a.SortKey).Select(a => a.SortKey).ToListAsync())
            .ConvertAll(k => k["number000".Length..].Split(' ')[0]));
}
