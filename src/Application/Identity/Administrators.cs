using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Identity;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Identity;

/// <summary>Somebody can always appoint staff: the last administrator in good standing stays.</summary>
public static class Administrators
{
    /// <summary>Refuses unless there is another administrator than this member.</summary>
    public static async Task RequireOthersAsync(this IMembershipDb db, Guid memberId, CancellationToken cancellationToken) =>
        SignInErrors.LastAdministrator.Unless(await db.AdministratorsInOffice().AnyAsync(s => s.MemberId != memberId, cancellationToken));

    /// <summary>Those in good standing.</summary>
    public static IQueryable<StaffAssignment> AdministratorsInOffice(this IMembershipDb db) => db.StaffAssignments
        .Where(s => (s.Roles & StaffRoles.MembershipAdministrator) != StaffRoles.None)
        .Join(db.Members.Where(Member.IsInGoodStanding), s => s.MemberId, m => m.Id, (s, _) => s);
}
