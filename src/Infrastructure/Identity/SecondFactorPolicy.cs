using Membership.Application.Groups;
using Membership.Domain.Groups;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Who must have a second factor, and who has one.</summary>
public sealed class SecondFactorPolicy(MembershipDb db, Officers officers)
{
    /// <summary>Whether it must: staff, and officers whose present term lets them download a roster. Exempt accounts never must.</summary>
    public async Task<bool> MustHaveAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await db.Users.Where(a => a.Id == memberId)
            .Select(a => new { a.SecondFactorExempt, IsStaff = db.StaffAssignments.Any(s => s.MemberId == memberId) }).SingleOrDefaultAsync(cancellationToken);
        if (account is null or { SecondFactorExempt: true }) return false;
        return account.IsStaff || await officers.HoldsAnywhereAsync(memberId, OfficeRights.DownloadRoster, cancellationToken);
    }

    /// <summary>Whether it has one: an authenticator, or a passkey, which its owner unlocks.</summary>
    public async Task<bool> HasAsync(Guid memberId, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(a => a.Id == memberId && a.TwoFactorEnabled, cancellationToken) || await HasPasskeyAsync(memberId, cancellationToken);

    /// <summary>Whether it has a passkey.</summary>
    public Task<bool> HasPasskeyAsync(Guid memberId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == memberId, cancellationToken);
}
