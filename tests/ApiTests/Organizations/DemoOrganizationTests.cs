using Membership.ApiTests.Hosting;
using Membership.Application.Renewals;
using Membership.Domain.Affiliations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Infrastructure.Persistence;
using Membership.Infrastructure.Persistence.Seed;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Organizations;

/// <summary>The organizations of the demo world: somebody in every state, and books that agree with themselves.</summary>
public sealed class DemoOrganizationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Somebody_is_in_every_state()
    {
        var states = await host.OnDatabaseAsync(db => db.Organizations.Select(o => o.Status).Distinct().ToListAsync());

        Assert.Empty(Enum.GetValues<OrganizationStatus>().Except(states));
    }

    [Fact]
    public async Task Every_kind_is_there_and_currencies_with_none_two_and_three_decimals()
    {
        var organizations = await host.OnDatabaseAsync(db => db.Organizations.Select(o => new { o.Kind, o.Currency }).ToListAsync());

        Assert.Empty(Enum.GetValues<OrganizationKind>().Except(organizations.Select(o => o.Kind)));
        Assert.Empty(new[] { "USD", "EUR", "JPY", "KWD" }.Except(organizations.Select(o => o.Currency), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Documents_are_numbered_without_gaps_in_the_order_of_their_days()
    {
        var invoices = await host.OnDatabaseAsync(db => db.Invoices.Select(i => new { i.Kind, i.IssuedOn, i.Number }).ToListAsync());
        var series = await host.OnDatabaseAsync(db => db.DocumentSeries.ToListAsync());

        Assert.Contains(invoices, i => i.Kind is InvoiceKind.CreditNote);
        foreach (var year in invoices.GroupBy(i => (i.Kind, i.IssuedOn.Year)))
        {
            var numbers = year.OrderBy(i => i.IssuedOn).ThenBy(i => i.Number, StringComparer.Ordinal).Select(i => int.Parse(i.Number[^5..], provider: null)).ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
            Assert.Equal(numbers.Count, series.Single(s => s.Kind == year.Key.Kind && s.Year == year.Key.Year).Last);
        }
    }

    [Fact]
    public async Task Balances_are_the_sums_of_the_ledgers_and_what_invoices_have_open_less_the_credit()
    {
        var accounts = await host.OnDatabaseAsync(db => db.DuesAccounts.Include(a => a.Entries).ToListAsync());
        var open = await host.OnDatabaseAsync(db => db.Invoices.Select(i => new { i.OrganizationId, i.Open }).ToListAsync());

        Assert.Contains(accounts, a => a.Credit > 0);
        Assert.All(accounts, a => Assert.Equal(a.Balance, a.Entries.Sum(e => e.Amount)));
        Assert.All(accounts, a => Assert.Equal(a.Balance, open.Where(i => i.OrganizationId == a.Id).Sum(i => i.Open) - a.Credit));
        Assert.Empty(Enum.GetValues<LedgerEntryKind>().Except([LedgerEntryKind.Refund]).Except(accounts.SelectMany(a => a.Entries).Select(e => e.Kind)));
    }

    [Fact]
    public async Task Terms_of_members_include_today_except_in_grace()
    {
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        var members = await host.OnDatabaseAsync(db => db.Organizations.Where(Organization.IsInGoodStanding).ToListAsync());

        Assert.All(members, o => Assert.Equal(o.Status is OrganizationStatus.Grace, o.TermUntil < today));
        Assert.All(members, o => Assert.True(o.TermFrom <= today));
    }

    [Fact]
    public async Task The_demo_representative_is_principal_of_a_member_that_has_an_open_invoice()
    {
        var (id, role) = await RoleAsync("representative@example.org");
        var (billingId, billingRole) = await RoleAsync("billing@example.org");
        var invoices = await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.OrganizationId == id).ToListAsync());
        var organization = await host.OnDatabaseAsync(db => db.Organizations.SingleAsync(o => o.Id == id));

        Assert.Equal((RepresentativeRole.Principal, RepresentativeRole.Billing, id), (role, billingRole, billingId));
        Assert.Equal(OrganizationStatus.Active, organization.Status);
        Assert.Contains(invoices, i => i.IsSettled);
        Assert.Single(invoices, i => i.Open > 0 && i.DueOn >= DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task Seats_are_taken_and_waited_for()
    {
        var affiliations = await host.OnDatabaseAsync(db => db.Affiliations.ToListAsync());
        var organizations = await host.OnDatabaseAsync(db => db.Organizations.Include(o => o.Domains).ToListAsync());
        var tiers = await host.OnDatabaseAsync(db => db.Tiers.ToDictionaryAsync(t => t.Id));

        Assert.All(organizations, o => Assert.Equal(o.SeatsTaken, affiliations.Count(a => a.OrganizationId == o.Id && a.HasSeat)));
        Assert.All(organizations, o => Assert.True(o.SeatsTaken <= (tiers[o.TierId].Seats ?? int.MaxValue)));
        Assert.Contains(affiliations, a => a.WaitingKey is not null);
        Assert.Contains(affiliations, a => a.Status is AffiliationStatus.Claimed);
    }

    [Fact]
    public async Task The_renewals_find_nothing_left_to_do()
    {
        var round = await host.OnServiceAsync<RenewalRound, RenewalRoundResponse>(r => r.RunAsync(CancellationToken.None));

        Assert.Equal(new RenewalRoundResponse(0, 0, 0, 0, 0, 0, 0, 0), round);
    }

    [Fact]
    public async Task A_demo_world_older_than_organizations_gets_them_once()
    {
        await using var older = new OlderWorld();
        await older.InitializeAsync();
        var before = await older.OnDatabaseAsync(db => db.Members.CountAsync());
        await older.OnServiceAsync<DemoSeed, int>(async seed =>
        {
            await seed.EnsureAsync(CancellationToken.None);
            await seed.EnsureAsync(CancellationToken.None);
            return 0;
        });
        var (organizations, tiers) = await host.OnDatabaseAsync(async db => (await db.Organizations.CountAsync(), await db.Tiers.CountAsync()));
        Assert.Equal((organizations, tiers, before + 2), await older.OnDatabaseAsync(async db => (await db.Organizations.CountAsync(), await db.Tiers.CountAsync(), await db.Members.CountAsync())));
        using var representative = await older.DemoAsync("representative");
        (await representative.GetAsync("/api/v1/council")).Expect(System.Net.HttpStatusCode.OK);
    }

    private Task<(Guid OrganizationId, RepresentativeRole Role)> RoleAsync(string email) => host.OnDatabaseAsync(async db =>
    {
        var found = await Current(db, email).SingleAsync();
        return (found.OrganizationId, found.Role);
    });

    private static IQueryable<Representative> Current(MembershipDb db, string email) =>
        from r in db.Representatives where r.IsCurrent join m in db.Members on r.MemberId equals m.Id where m.Email == email select r;
}

/// <summary>A host whose demo world is as it was before there were organizations.</summary>
internal sealed class OlderWorld : ApiHost, IAsyncDisposable
{
    private static readonly string[] NewAccounts = ["representative@example.org", "billing@example.org"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await OnDatabaseAsync(async db =>
        {
            await db.Affiliations.ExecuteDeleteAsync();
            await db.Representatives.ExecuteDeleteAsync();
            await db.LedgerEntries.ExecuteDeleteAsync();
            await db.DuesAccounts.ExecuteDeleteAsync();
            await db.Invoices.ExecuteDeleteAsync();
            await db.DocumentSeries.ExecuteDeleteAsync();
            await db.ClosedYears.ExecuteDeleteAsync();
            await db.Organizations.ExecuteDeleteAsync();
            await db.Tiers.ExecuteDeleteAsync();
            await db.Users.Where(u => db.Members.Any(m => m.Id == u.Id && NewAccounts.Contains(m.Email))).ExecuteDeleteAsync();
            return await db.Members.Where(m => NewAccounts.Contains(m.Email)).ExecuteDeleteAsync();
        });
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
