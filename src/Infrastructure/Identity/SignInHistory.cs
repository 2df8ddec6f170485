using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Who signed in, or tried to, when, how and from what sort of device.</summary>
public sealed class SignInHistory(MembershipDb db, TimeProvider clock)
{
    /// <summary>How long a line is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    /// <summary>How long a line about nobody is kept: anyone may write as many as they like, and no one reads them.</summary>
    public static readonly TimeSpan StrangersRetention = TimeSpan.FromHours(1);

    /// <summary>Adds a line to the context; the caller's transaction saves it.</summary>
    public void Record(Guid? memberId, SignInMethod method, bool succeeded, RequestOrigin origin)
    {
        var now = clock.GetUtcNow();
        db.SignInEvents.Add(new SignInEvent
        {
            Id = Guid.CreateVersion7(now), MemberId = memberId, At = now, Method = method, Succeeded = succeeded,
            // Of somebody who is not a member nothing is kept.
            Device = memberId is null ? "" : origin.Device, Network = memberId is null ? "" : origin.Network,
        });
    }

    /// <summary>A member's latest lines, newest first.</summary>
    public async Task<IReadOnlyList<SignInEvent>> LatestAsync(Guid memberId, int count, CancellationToken cancellationToken) =>
        await db.SignInEvents.Where(e => e.MemberId == memberId).OrderByDescending(e => e.At).Take(count).ToListAsync(cancellationToken);

    /// <summary>Whether the member has signed in from such a device before; true for the very first sign-in, which needs no warning.</summary>
    public async Task<bool> KnowsAsync(Guid memberId, RequestOrigin origin, CancellationToken cancellationToken) =>
        await db.SignInEvents.AnyAsync(e => e.MemberId == memberId && e.Succeeded && e.Device == origin.Device, cancellationToken)
        || !await db.SignInEvents.AnyAsync(e => e.MemberId == memberId && e.Succeeded, cancellationToken);
}
