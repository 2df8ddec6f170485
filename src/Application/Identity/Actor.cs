using System.Collections.Frozen;
using Membership.Domain.Clients;

namespace Membership.Application.Identity;

/// <summary>Who calls: nobody known, a member (perhaps staff), or a machine client. Machine clients never act as a member.</summary>
/// <param name="MemberId">The signed-in member; null for a machine client.</param>
/// <param name="ClientId">The application the call came through; null for an anonymous caller.</param>
/// <param name="Scopes">What the token permits.</param>
/// <param name="Staff">The member's staff roles.</param>
public sealed record Actor(Guid? MemberId, string? ClientId, FrozenSet<string> Scopes, StaffRoles Staff)
{
    /// <summary>A caller without a token.</summary>
    public static readonly Actor Anonymous = new(null, null, FrozenSet<string>.Empty, StaffRoles.None);

    /// <summary>When the member signed in, UTC; null for a machine client.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Whether more than a password stood behind the sign-in, or the account is exempt from that.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The organization that a machine client belongs to: it sees that one only. Null where it belongs to the body.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Acts as the signed-in member, officer duties included.</summary>
    public bool IsMember => MemberId is not null && Scopes.Contains(KnownScopes.Membership);

    /// <summary>Signed-in staff with the membership administrator's role.</summary>
    public bool IsAdministrator => IsMember && Staff.HasFlag(StaffRoles.MembershipAdministrator);

    /// <summary>Signed-in staff with the auditor's role; what they see of people is masked.</summary>
    public bool IsAuditor => IsMember && Staff.HasFlag(StaffRoles.Auditor);

    /// <summary>A machine client that was given this scope.</summary>
    public bool IsClientWith(string scope) => MemberId is null && ClientId is not null && Scopes.Contains(scope);

    /// <summary>A machine client of the body itself that was given this scope: it sees every organization, and may record what they paid.</summary>
    public bool IsBodyClientWith(string scope) => IsClientWith(scope) && OrganizationId is null;
}

/// <summary>The roles of staff.</summary>
[Flags]
public enum StaffRoles
{
    /// <summary>Not staff.</summary>
    None = 0,

    /// <summary>Runs the membership.</summary>
    MembershipAdministrator = 1,

    /// <summary>Reads the audit trail, and masked member data.</summary>
    Auditor = 2,
}

/// <summary>The scopes that tokens carry.</summary>
public static class KnownScopes
{
    /// <summary>Act as the signed-in member, officer duties included.</summary>
    public const string Membership = "membership";

    /// <summary>Machine: read members and rosters.</summary>
    public const string MembersRead = "members.read";

    /// <summary>Machine: read groups.</summary>
    public const string GroupsRead = "groups.read";

    /// <summary>Machine: read organizations, their representatives and dues.</summary>
    public const string OrganizationsRead = "organizations.read";

    /// <summary>Machine: change organizations, and record their payments.</summary>
    public const string OrganizationsWrite = "organizations.write";

    /// <summary>Scopes of a person's sign-in.</summary>
    public static readonly IReadOnlyList<string> Personal = ClientScopes.Personal;

    /// <summary>Scopes of machine clients.</summary>
    public static readonly IReadOnlyList<string> Machine = ClientScopes.Machine;
}

/// <summary>Tells who calls.</summary>
public interface ICurrentActor
{
    /// <summary>The caller of the request being handled.</summary>
    Actor Actor { get; }
}

/// <summary>A member's staff roles.</summary>
public sealed class StaffAssignment
{
    private StaffAssignment() { }

    /// <summary>Makes a member staff.</summary>
    public StaffAssignment(Guid memberId, StaffRoles roles) => (MemberId, Roles) = (memberId, roles);

    public Guid MemberId { get; private init; }
    public StaffRoles Roles { get; private set; }

    /// <summary>Changes what the member may do as staff.</summary>
    public void Change(StaffRoles roles) => Roles = roles;
}
