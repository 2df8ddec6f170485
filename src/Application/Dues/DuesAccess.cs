using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>Who may see and record dues, and the trail of what staff and machines recorded.</summary>
public sealed class DuesAccess(IMembershipDb db, OrganizationAccess access, ICurrentActor current, TimeProvider clock)
{
    /// <summary>Refuses whoever may not see an organization's dues; answers its currency.</summary>
    public async Task<string> SeeAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(organizationId, RepresentativeRights.SeeDues, cancellationToken);
        return CommonErrors.NotFound.IfMissing(
            await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.Currency).SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>Refuses all but membership administrators; answers the organization, tracked.</summary>
    public async Task<Organization> ChangeAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        await access.RequireStaffAsync(organizationId, cancellationToken);
        return CommonErrors.NotFound.IfMissing(await db.Organizations.AsTracking().SingleOrDefaultAsync(o => o.Id == organizationId, cancellationToken));
    }

    /// <summary>As <see cref="ChangeAsync"/>, but the body's own machines with organizations.write record payments too.</summary>
    public async Task<Organization> RecordAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        // A machine that an organization keeps never writes down what it paid.
        if (!current.Actor.IsBodyClientWith(KnownScopes.OrganizationsWrite)) return await ChangeAsync(organizationId, cancellationToken);
        return CommonErrors.NotFound.IfMissing(await db.Organizations.AsTracking().SingleOrDefaultAsync(o => o.Id == organizationId, cancellationToken));
    }

    /// <summary>Why the caller may not read the books of all organizations; null for staff, auditors and the body's own machines with organizations.read.</summary>
    public DomainError? BooksRefusal() =>
        current.Actor.IsAdministrator || current.Actor.IsAuditor || current.Actor.IsBodyClientWith(KnownScopes.OrganizationsRead) ? null : CommonErrors.Forbidden;

    /// <summary>Refuses whoever may not read the books of all organizations.</summary>
    public void RequireBooks() => CommonErrors.Forbidden.Unless(BooksRefusal() is null);

    /// <summary>Leaves a line in the audit trail.</summary>
    public void Record(string action, Guid? organizationId, string? detail, string? reason = null, DomainError? refusal = null) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, refusal?.Code ?? "done", current.Actor.MemberId, current.Actor.ClientId, null)
        {
            OrganizationId = organizationId, Detail = detail, Reason = reason,
        });
}
