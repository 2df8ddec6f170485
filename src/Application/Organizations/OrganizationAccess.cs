using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>
/// Who may do what with an organization, asked of the database each time: rights follow the appointment and end with it, at once. Who may
/// not see it is told that there is nothing.
/// </summary>
public sealed class OrganizationAccess(IMembershipDb db, ICurrentActor current)
{
    private const RepresentativeRights Everything = RepresentativeRights.See | RepresentativeRights.SeeDues | RepresentativeRights.ChangeBilling | RepresentativeRights.Act;

    /// <summary>Refuses whoever lacks a right.</summary>
    /// <returns>All rights of the caller.</returns>
    public async Task<RepresentativeRights> RequireAsync(Guid organizationId, RepresentativeRights right, CancellationToken cancellationToken)
    {
        var rights = await RightsAsync(organizationId, cancellationToken);
        CommonErrors.NotFound.Unless(rights.HasFlag(RepresentativeRights.See));
        CommonErrors.Forbidden.Unless(rights.HasFlag(right));
        return rights;
    }

    /// <summary>Membership administrators.</summary>
    public void RequireStaff() => CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator);

    /// <summary>Refuses all but membership administrators; who may not even see the organization is told that there is nothing.</summary>
    public async Task RequireStaffAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAdministrator) return;
        await RequireAsync(organizationId, RepresentativeRights.See, cancellationToken);
        throw new DomainException(CommonErrors.Forbidden);
    }

    /// <summary>Nobody decides on the application of an organization that they act for.</summary>
    public async Task RequireOtherSideAsync(Guid organizationId, CancellationToken cancellationToken) =>
        OrganizationErrors.OwnApplication.Unless(!await IsHeadAsync(organizationId, cancellationToken));

    /// <summary>Whether the caller is principal or alternate.</summary>
    public Task<bool> IsHeadAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId;
        return db.Representatives.AnyAsync(r => r.OrganizationId == organizationId && r.IsCurrent && r.MemberId == id
            && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate), cancellationToken);
    }

    /// <summary>What the caller may do. Auditors and reading machines see everything; writing machines change what representatives may.</summary>
    public async Task<RepresentativeRights> RightsAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (actor.IsAdministrator) return Everything;
        if (actor.MemberId is null) return await RightsOfMachineAsync(actor, organizationId, cancellationToken);
        if (!actor.IsMember) return RepresentativeRights.None;
        var rights = actor.IsAuditor ? RepresentativeRights.See | RepresentativeRights.SeeDues : RepresentativeRights.None;
        var id = actor.MemberId.Value;
        if (!await db.Members.Where(Member.IsInGoodStanding).AnyAsync(m => m.Id == id, cancellationToken)) return rights;
        foreach (var role in await db.Representatives.Where(r => r.OrganizationId == organizationId && r.MemberId == id && r.IsCurrent).Select(r => r.Role).ToListAsync(cancellationToken))
            rights |= role.Rights();
        return rights | await RightsOfApplicantAsync(organizationId, id, cancellationToken);
    }

    /// <summary>The organizations that a member applied for or represents, and so sees.</summary>
    public IQueryable<Organization> Of(Guid memberId)
    {
        var ids = AppliedForBy(memberId).Select(o => o.Id).Union(db.Representatives.Where(r => r.MemberId == memberId && r.IsCurrent).Select(r => r.OrganizationId));
        return db.Organizations.Where(o => ids.Contains(o.Id));
    }

    private async Task<RepresentativeRights> RightsOfApplicantAsync(Guid organizationId, Guid memberId, CancellationToken cancellationToken) =>
        await AppliedForBy(memberId).Where(o => o.Id == organizationId).Select(o => (OrganizationStatus?)o.Status).SingleOrDefaultAsync(cancellationToken) switch
        {
            null => RepresentativeRights.None,
            OrganizationStatus.Applied or OrganizationStatus.UnderReview when !await db.Representatives.AnyAsync(r => r.OrganizationId == organizationId && r.IsCurrent
                && r.Role == RepresentativeRole.Principal && r.MemberId != memberId, cancellationToken) => Everything,
            _ => RepresentativeRights.See,
        };

    // Until the approval whoever applied acts for the organization, unless staff have named another principal. An application that was refused or taken back
    // stays to be read, unless another principal came after whoever applied: of them they see nothing.
    private IQueryable<Organization> AppliedForBy(Guid memberId) => db.Organizations.Where(o => o.ApplicantId == memberId
        && (o.Status == OrganizationStatus.Applied || o.Status == OrganizationStatus.UnderReview
            || ((o.Status == OrganizationStatus.Rejected || (o.Status == OrganizationStatus.Resigned && o.MemberSince == null)) && !db.Representatives.Any(r => r.OrganizationId == o.Id && r.MemberId != memberId && r.Role == RepresentativeRole.Principal))));

    // A machine of an organization that is not in good standing reads what is left to do, and changes nothing.
    private async Task<RepresentativeRights> RightsOfMachineAsync(Actor actor, Guid organizationId, CancellationToken cancellationToken)
    {
        if (actor.OrganizationId is { } own && own != organizationId) return RepresentativeRights.None;
        if (actor.IsClientWith(KnownScopes.OrganizationsWrite) && (actor.OrganizationId is null
            || await db.Organizations.Where(Organization.IsInGoodStanding).AnyAsync(o => o.Id == organizationId, cancellationToken))) return Everything;
        return actor.IsClientWith(KnownScopes.OrganizationsRead) ? RepresentativeRights.See | RepresentativeRights.SeeDues : RepresentativeRights.None;
    }
}
