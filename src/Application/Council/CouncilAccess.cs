using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>How much of the people on the council a caller sees.</summary>
public enum CouncilSight
{
    /// <summary>Names and addresses: membership administrators.</summary>
    Everything,

    /// <summary>Initials, and the domains of addresses: auditors.</summary>
    Masked,

    /// <summary>The names of those who sit now, and nobody's address: whoever sits on the council.</summary>
    Fellow,
}

/// <summary>Who may see the council and its rolls, asked of the database each time: who does not represent an organization any more is out at once.</summary>
public sealed class CouncilAccess(IMembershipDb db, ICurrentActor current)
{
    /// <summary>Refuses all but staff and those who sit on the council now.</summary>
    public async Task<CouncilSight> RequireAsync(CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (actor.IsAdministrator) return CouncilSight.Everything;
        if (actor.IsAuditor) return CouncilSight.Masked;
        CommonErrors.Forbidden.Unless(actor.IsMember && await SitsAsync(actor.MemberId!.Value, cancellationToken));
        return CouncilSight.Fellow;
    }

    /// <summary>Membership administrators.</summary>
    public void RequireStaff() => CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator);

    private async Task<bool> SitsAsync(Guid memberId, CancellationToken cancellationToken) =>
        await db.Members.Where(Member.IsInGoodStanding).AnyAsync(m => m.Id == memberId, cancellationToken)
        && await db.Representatives.Where(r => r.MemberId == memberId && r.IsCurrent && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate))
            .Join(db.Organizations.Where(Organization.IsInGoodStanding), r => r.OrganizationId, o => o.Id, (r, _) => r.Id).AnyAsync(cancellationToken);
}

/// <summary>Somebody who represents an organization.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Email">Address; null for those who do not see it.</param>
public sealed record CouncilPerson(Guid MemberId, string GivenName, string? FamilyName, string? Email)
{
    /// <summary>The person as a caller sees them.</summary>
    internal CouncilPerson For(CouncilSight sight) => sight switch
    {
        CouncilSight.Everything => this,
        CouncilSight.Masked => this with { GivenName = Masking.Initial(GivenName)!, FamilyName = Masking.Initial(FamilyName), Email = Masking.Domain(Email!) },
        _ => this with { Email = null },
    };
}
