using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>
/// Fills an empty database with a small world to look around in: chapters, SIGs, working groups, their members and officers,
/// and accounts whose password anybody can read. Development only.
/// </summary>
public sealed class DemoSeed(MembershipDb db, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Makes the demo world. A database that holds anybody or any group already stays as it is.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await IsInhabitedAsync(cancellationToken))
        {
            await ExemptAsync(cancellationToken);
            return;
        }
        // Hashing is slow on purpose, so it does not happen inside the transaction.
        var hashes = DemoAccounts.All.AsParallel().Select(a => (a.Email, Hash: hasher.HashPassword(new Account(), DemoAccounts.Password)))
            .ToDictionary(a => a.Email, a => a.Hash, StringComparer.Ordinal);
        await db.InTransactionAsync(async ct =>
        {
            // Asked again, because another instance may have been faster.
            if (await IsInhabitedAsync(ct)) return false;
            Add(new DemoWorld(clock.GetUtcNow()), hashes);
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
}
