using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>
/// Who may see and manage API clients: staff all of them, whoever acts for an organization those of the organization. Machines never may,
/// whatever their scopes: a leaked secret must not make another.
/// </summary>
public sealed class ClientAccess(IMembershipDb db, OrganizationAccess organizations, ICurrentActor current)
{
    /// <summary>Membership administrators and auditors; for the clients of one organization also who acts for it.</summary>
    public async Task RequireReadAsync(Guid? organizationId, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuditor) await RequireManageAsync(organizationId, cancellationToken);
    }

    /// <summary>Membership administrators; for the clients of one organization also who acts for it.</summary>
    public async Task RequireManageAsync(Guid? organizationId, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAdministrator) return;
        CommonErrors.Forbidden.Unless(current.Actor.IsMember && organizationId is not null);
        await organizations.RequireAsync(organizationId!.Value, RepresentativeRights.Act, cancellationToken);
    }

    /// <summary>What the body has stopped, the body alone lets go on.</summary>
    public void RequireEnable() => CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator);

    /// <summary>The same for one client. Whoever is not staff is refused for every client that is not theirs, be there one or not.</summary>
    public async Task RequireForAsync(Guid clientId, bool toChange, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAdministrator || (!toChange && current.Actor.IsAuditor)) return;
        CommonErrors.Forbidden.Unless(current.Actor.IsMember);
        var owner = await db.Clients.Where(c => c.Id == clientId).Select(c => c.OrganizationId).SingleOrDefaultAsync(cancellationToken);
        CommonErrors.Forbidden.Unless(owner is not null && (await organizations.RightsAsync(owner.Value, cancellationToken)).HasFlag(RepresentativeRights.Act));
    }
}
