using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Application.Members;

/// <summary>Who may see and change members other than themselves.</summary>
public static class MemberAccess
{
    /// <summary>Administrators, auditors (masked) and integrators with <c>members.read</c>.</summary>
    public static void RequireRead(Actor actor) => CommonErrors.Forbidden.Unless(
        actor.IsAdministrator || actor.IsAuditor || actor.IsClientWith(KnownScopes.MembersRead));

    /// <summary>Administrators and auditors.</summary>
    public static void RequireStaff(Actor actor) => CommonErrors.Forbidden.Unless(actor.IsAdministrator || actor.IsAuditor);

    /// <summary>Administrators only.</summary>
    public static void RequireAdministrator(Actor actor) => CommonErrors.Forbidden.Unless(actor.IsAdministrator);

    /// <summary>Whether names and addresses are shortened for this caller.</summary>
    public static bool IsMasked(Actor actor) => actor.IsAuditor && !actor.IsAdministrator;
}
