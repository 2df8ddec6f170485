using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Counts failed sign-ins in the database, so that ten guesses made at once count as ten, and locks the account after too many. One
/// count for passwords and codes. Everything here joins the caller's transaction.
/// </summary>
public sealed class Lockout(MembershipDb db, SignInHistory history, CredentialMails mails, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>Writes a failure down and counts it; takes the same work for an id that nobody has.</summary>
    public async Task<bool> FailAsync(Guid id, SignInMethod method, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (now, most) = (clock.GetUtcNow(), options.Value.Lockout.MaxFailedAccessAttempts);
        DateTimeOffset? until = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        history.Record(id == Guid.Empty ? null : id, method, succeeded: false, origin);
        var counted = await db.Users.Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(s => s
                .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= most ? until : null)
                .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= most ? 0 : a.AccessFailedCount + 1), cancellationToken);
        var locked = await db.Users.AnyAsync(a => a.Id == id && a.LockoutEnd == until, cancellationToken);
        // Attempts while it is locked change nothing, so there is one mail per lock.
        if (counted == 1 && locked) await mails.QueueAsync(id, CredentialMails.AccountLocked, cancellationToken);
        return false;
    }

    /// <summary>
    /// False for a locked account. Otherwise earlier failures are forgotten, unless there is a second factor: whoever knows the
    /// password must not get ten new guesses at the code by giving it again.
    /// </summary>
    public async Task<bool> EnterAsync(Guid id, bool hasSecondFactor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Users.Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, a => hasSecondFactor ? a.AccessFailedCount : 0), cancellationToken) == 1;
    }
}
