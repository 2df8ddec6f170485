using Membership.Application.Dues;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>
/// Fills an empty database with a small world to look around in: chapters, SIGs, working groups, their members and officers, organizations,
/// and accounts whose password anybody can read. Development only.
/// </summary>
public sealed class DemoSeed(MembershipDb db, IPasswordHasher<Account> hasher, IOptions<DuesOptions> dues, TimeProvider clock)
{
    private const int FewestPeople = 150;

    /// <summary>Makes the demo world. A database that holds anybody or any group already stays as it is.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await IsInhabitedAsync(cancellationToken))
        {
            await ExemptAsync(cancellationToken);
            await AddOrganizationsAsync(cancellationToken);
            return;
        }
        var hashes = Hashes(DemoAccounts.All);
        await db.InTransactionAsync(async ct =>
        {
            // Asked again, because another instance may have been faster.
            if (await IsInhabitedAsync(ct)) return false;
            var world = new DemoWorld(clock.GetUtcNow());
            Add(world, hashes);
            var accounts = world.Accounts.ToDictionary(a => a.Account.Email, a => a.Member, StringComparer.Ordinal);
            Add(new DemoOrganizationLives(accounts, world.Stayers, dues.Value, clock.GetUtcNow()));
            return true;
        }, cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Whether a database holds accounts or a client whose secrets are public; a production start refuses it.</summary>
    public static async Task<bool> HoldsDemoAccountsAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        var (addresses, secret) = (DemoAccounts.EmailKeys, Handles.Hash(DemoAccounts.ClientSecret));
        return await db.Members.AnyAsync(m => addresses.Contains(m.EmailKey) && db.Users.Any(a => a.Id == m.Id), cancellationToken)
            || await db.Clients.AnyAsync(c => c.Secrets.Any(s => s.Hash == secret), cancellationToken);
    }

    // A demo world older than the rule asks for no second factor either.
    private Task<int> ExemptAsync(CancellationToken cancellationToken)
    {
        var addresses = DemoAccounts.EmailKeys;
        return db.InTransactionAsync(ct => db.Users.Where(a => !a.SecondFactorExempt && db.Members.Any(m => m.Id == a.Id && addresses.Contains(m.EmailKey)))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondFactorExempt, true), ct), cancellationToken);
    }

    // A demo world older than organizations gets them, and the accounts that act for one.
    private async Task AddOrganizationsAsync(CancellationToken cancellationToken)
    {
        if (await db.Tiers.AnyAsync(cancellationToken) || await HoldsTooFewAsync(cancellationToken)) return;
        var missing = await MissingAsync(cancellationToken);
        var hashes = Hashes(missing);
        await db.InTransactionAsync(async ct =>
        {
            // Asked again, because another instance may have been faster.
            if (await db.Tiers.AnyAsync(ct)) return false;
            var now = clock.GetUtcNow();
            var population = new DemoPopulation(new DemoClock(now, new Random(2026)), new Random(2026));
            var joined = (await MissingAsync(ct)).ToDictionary(a => a.Email, population.Join, StringComparer.Ordinal);
            db.Members.AddRange(joined.Values);
            db.Users.AddRange(joined.Select(j => DemoAccounts.Open(j.Value.Id, hashes[j.Key])));
            var keys = DemoAccounts.EmailKeys;
            var accounts = (await db.Members.Where(m => keys.Contains(m.EmailKey)).ToListAsync(ct)).Concat(joined.Values).ToDictionary(m => m.Email, StringComparer.Ordinal);
            var people = await db.Members.Where(Member.IsInGoodStanding).Where(m => !keys.Contains(m.EmailKey)).OrderBy(m => m.JoinedAt).Take(2 * FewestPeople).ToListAsync(ct);
            Add(new DemoOrganizationLives(accounts, people, dues.Value, now));
            return true;
        }, cancellationToken);
        db.ChangeTracker.Clear();
    }

    // Whoever began with a world of their own keeps it.
    private async Task<bool> HoldsTooFewAsync(CancellationToken cancellationToken)
    {
        var keys = DemoAccounts.EmailKeys;
        return !await db.Members.AnyAsync(m => m.Email == "administrator@example.org", cancellationToken)
            || await db.Members.Where(Member.IsInGoodStanding).Where(m => !keys.Contains(m.EmailKey)).CountAsync(cancellationToken) < FewestPeople;
    }

    private async Task<List<DemoAccount>> MissingAsync(CancellationToken cancellationToken)
    {
        var keys = DemoAccounts.EmailKeys;
        var present = await db.Members.Where(m => keys.Contains(m.EmailKey)).Select(m => m.Email).ToListAsync(cancellationToken);
        return [.. DemoAccounts.All.Where(a => !present.Contains(a.Email, StringComparer.Ordinal))];
    }

    // Hashing is slow on purpose, so it happens before the transaction.
    private Dictionary<string, string> Hashes(IEnumerable<DemoAccount> accounts) =>
        accounts.AsParallel().Select(a => (a.Email, Hash: hasher.HashPassword(new Account(), DemoAccounts.Password)))
            .ToDictionary(a => a.Email, a => a.Hash, StringComparer.Ordinal);

    private async Task<bool> IsInhabitedAsync(CancellationToken cancellationToken) =>
        await db.Groups.AnyAsync(cancellationToken) || await db.Members.AnyAsync(cancellationToken);

    private void Add(DemoWorld world, Dictionary<string, string> hashes)
    {
        db.Members.AddRange(world.Members);
        db.Groups.AddRange(world.Groups);
        db.Enrollments.AddRange(world.Enrollments);
        db.OfficeTerms.AddRange(world.Terms);
        db.GroupOfficeRights.AddRange(world.Rights);
        db.StaffAssignments.AddRange(world.Staff);
        db.Users.AddRange(world.Accounts.Select(a => DemoAccounts.Open(a.Member.Id, hashes[a.Account.Email])));
        db.Clients.Add(DemoAccounts.Integrator(DemoAccounts.ClientId, "Demo integrator", DemoAccounts.ClientSecret, clock.GetUtcNow()));
    }

    private void Add(DemoOrganizationLives lives)
    {
        db.Tiers.AddRange(lives.Tiers.Values);
        db.Organizations.AddRange(lives.Organizations);
        db.Representatives.AddRange(lives.People.Representatives);
        db.Affiliations.AddRange(lives.People.Affiliations);
        db.Invoices.AddRange(lives.Books.Invoices);
        db.DuesAccounts.AddRange(lives.Books.Accounts);
        db.DocumentSeries.AddRange(lives.Books.Series);
        db.ClosedYears.AddRange(lives.Books.Closed(clock.GetUtcNow()));
    }
}
