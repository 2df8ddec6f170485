using Membership.ApiTests.Durability;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>Hundreds of renewals, interrupted and by several instances at once: each is asked for once, and told once.</summary>
public sealed class RenewalManyTests : IAsyncLifetime
{
    private const int Many = 600;

    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_round_that_is_broken_off_and_begun_anew_asks_everybody_once()
    {
        var ids = await FillAsync();
        for (var interruptions = 0; interruptions < 3; interruptions++)
        {
            using var interruption = new CancellationTokenSource();
            var before = await AskedAsync(ids);
            // SQLite's asynchronous calls are not, so the round needs a thread of its own.
            var round = Task.Run(() => host.RunRenewalsAsync(interruption.Token));
            while (!round.IsCompleted && await AskedAsync(ids) < before + 60) await Task.Delay(1);
            await interruption.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);
            Assert.InRange(await AskedAsync(ids), 1, Many - 1);
        }
        await host.RunRenewalsAsync();
        await ExpectOnceAsync(ids);
        Assert.Equal(0, (await host.RunRenewalsAsync()).Asked);
        await ExpectOnceAsync(ids);
    }

    [Fact]
    public async Task Two_instances_at_once_ask_everybody_once()
    {
        var ids = await FillAsync();
        var twin = await TwinHost.StartAsync(host);
        try
        {
            var rounds = await Task.WhenAll(((ApiHost[])[host, twin, host]).Select(h => Task.Run(() => h.RunRenewalsAsync())));
            Assert.Equal(0, rounds.Sum(r => r.Failed));
            Assert.Equal(Many, rounds.Sum(r => r.Asked));
        }
        finally
        {
            await twin.DisposeAsync();
        }
        await ExpectOnceAsync(ids);
    }

    private async Task<List<Guid>> FillAsync()
    {
        var (tier, principal) = (await host.NewTierAsync(), await host.JoinAsync("Akinyi", "Many"));
        return await host.OnDatabaseAsync(async db =>
        {
            var organizations = ManyOrganizations.Due(Many, tier, await db.Members.SingleAsync(m => m.Id == principal.Id), host.Today(), host.Clock.GetUtcNow(), db);
            await db.SaveChangesAsync();
            return organizations;
        });
    }

    private Task<int> AskedAsync(List<Guid> ids) => host.OnDatabaseAsync(async db =>
        (await db.Invoices.Where(i => i.Purpose == InvoicePurpose.Renewal).Select(i => i.OrganizationId).ToListAsync()).Intersect(ids).Count());

    private async Task ExpectOnceAsync(List<Guid> ids)
    {
        var (invoices, mails) = await host.OnDatabaseAsync(async db => (await db.Invoices.ToListAsync(), await db.Outbox.Select(m => m.Subject).ToListAsync()));
        Assert.Equal(ids.Order(), invoices.Where(i => i.Purpose is InvoicePurpose.Renewal && ids.Contains(i.OrganizationId)).Select(i => i.OrganizationId).Order());
        Assert.Equal(Many, mails.Where(s => s.StartsWith("Renewal of the membership of Many ", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(Many, mails.Count(s => s.StartsWith("Renewal of the membership of Many ", StringComparison.Ordinal)));
        await host.AssertGaplessAsync();
    }
}

/// <summary>Renewals of a process that is killed without a warning.</summary>
public sealed class RenewalKillTests : IDisposable
{
    private const int Many = 600;

    private readonly DatabaseFile _file = new();

    [Fact]
    public async Task A_round_that_is_killed_and_begun_anew_by_two_processes_asks_everybody_once()
    {
        (await ApiProcess.Start("Development", _file.Path).ReadyAsync()).Dispose();
        var ids = await _file.ReadAsync(async db =>
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            var tier = Tier.Create("many", new TierProfile("Many", 1, [], [], null, SeatOverflow.Wait, null), false, TermKind.Rolling, today, now);
            tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1200m, today), today);
            db.Tiers.Add(tier);
            var made = ManyOrganizations.Due(Many, tier, await db.Members.SingleAsync(m => m.Email == "member@example.org"), today, now, db);
            await db.SaveChangesAsync();
            return made;
        });
        for (var kills = 0; kills < 2; kills++)
        {
            using var api = await ApiProcess.Start("Development", _file.Path).ReadyAsync();
            using var administrator = new ApiClient(api.Address, await TokenAsync(api));
            var before = await AskedAsync(ids);
            var round = administrator.PostAsync("/api/v1/renewals/run");
            while (!round.IsCompleted && await AskedAsync(ids) <= before) await Task.Delay(1);
            await api.KillAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => round);
            Assert.InRange(await AskedAsync(ids), before + 1, Many - 1);
        }
        // Two processes do the rest, at the same time.
        using var first = await ApiProcess.Start("Development", _file.Path).ReadyAsync();
        using var second = await ApiProcess.Start("Development", _file.Path).ReadyAsync();
        var (one, other) = (new ApiClient(first.Address, await TokenAsync(first)), new ApiClient(second.Address, await TokenAsync(second)));
        Assert.All(await Task.WhenAll(one.PostAsync("/api/v1/renewals/run"), other.PostAsync("/api/v1/renewals/run")), answer => Assert.Equal(0, (int)answer.Done().Json["failed"]!));
        one.Dispose();
        other.Dispose();

        var (invoices, mails) = await _file.ReadAsync(async db => (await db.Invoices.ToListAsync(), await db.Outbox.Select(m => m.Subject).ToListAsync()));
        Assert.Equal(ids.Order(), invoices.Where(i => i.Purpose is InvoicePurpose.Renewal && ids.Contains(i.OrganizationId)).Select(i => i.OrganizationId).Order());
        var subjects = Enumerable.Range(0, Many).Select(i => Text.In(Text.Nearest("en"), "mail.organizationRenewal.subject", ManyOrganizations.Name(i))).ToList();
        Assert.Equal(subjects.Order(StringComparer.Ordinal), mails.Where(m => subjects.Contains(m)).Order(StringComparer.Ordinal));
        var numbers = invoices.Where(i => i.Kind is InvoiceKind.Invoice).GroupBy(i => i.IssuedOn.Year).ToList();
        Assert.All(numbers, year => Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(i => int.Parse(i.Number.Split('-')[^1], provider: null)).Order()));
    }

    public void Dispose() => _file.Dispose();

    private static async Task<string> TokenAsync(ApiProcess api)
    {
        using var browser = new LoginBrowser(api.Address);
        return (string)(await browser.SignInAsync("administrator@example.org", People.Password, "openid membership"))["access_token"]!;
    }

    private Task<int> AskedAsync(List<Guid> ids) => _file.ReadAsync(async db =>
        (await db.Invoices.Where(i => i.Purpose == InvoicePurpose.Renewal).Select(i => i.OrganizationId).ToListAsync()).Intersect(ids).Count());
}

/// <summary>Organizations whose renewal window is open, made by the domain.</summary>
internal static class ManyOrganizations
{
    /// <summary>The name of one of them.</summary>
    public static string Name(int index) => $"Many {index}";

    /// <summary>Adds them to the context, with one principal for all; answers their ids.</summary>
    public static List<Guid> Due(int count, Tier tier, Domain.Members.Member principal, DateOnly today, DateTimeOffset now, MembershipDb db)
    {
        var staff = new Decision(null, now, "paid");
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var organization = Organization.Apply(new OrganizationProfile { LegalName = Name(i), Kind = OrganizationKind.NonProfit, Country = "KE", Employees = 5, Language = "en" },
                principal.Id, tier, "USD", now);
            var dues = organization.Approve(tier, staff);
            organization.Begin(new Term(today.AddDays(-340 + (i % 30)), today.AddDays(10 + (i % 30))), dues.Amount, staff);
            db.Organizations.Add(organization);
            db.Representatives.Add(Representative.Appoint(organization.Id, RepresentativeRole.Principal, principal, null, now));
            return organization.Id;
        })];
    }
}
