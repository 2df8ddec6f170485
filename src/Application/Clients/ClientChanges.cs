using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>What every change of a client does: asks whether the caller may, finds it, and leaves a line in the audit trail.</summary>
public sealed class ClientChanges(IMembershipDb db, ClientAccess access, ICurrentActor current, FreshSignIn fresh, TimeProvider clock)
{
    /// <summary>Refuses callers who may not register such a client, and those whose sign-in is not fresh: a client's secret is a way in.</summary>
    public async Task RequireRegisterAsync(Guid? organizationId, CancellationToken cancellationToken)
    {
        await access.RequireManageAsync(organizationId, cancellationToken);
        fresh.Require();
        if (organizationId is null) return;
        await RequireOrganizationAsync(organizationId.Value, cancellationToken);
        ClientErrors.TooMany.Unless(await db.Clients.CountAsync(c => c.OrganizationId == organizationId && c.DisabledAt == null, cancellationToken) < Client.MaxOfOrganization);
    }

    /// <summary>The client that is to be changed.</summary>
    public async Task<Client> FindAsync(Guid id, int? expectedVersion, CancellationToken cancellationToken)
    {
        await access.RequireForAsync(id, toChange: true, cancellationToken);
        fresh.Require();
        var client = CommonErrors.NotFound.IfMissing(await db.Clients.AsTracking().Include(c => c.Secrets).SingleOrDefaultAsync(c => c.Id == id, cancellationToken));
        ClientErrors.BuiltIn.Unless(!client.IsBuiltIn);
        client.RequireVersion(expectedVersion);
        return client;
    }

    /// <summary>Whether the client may be enabled again, and by this caller.</summary>
    public async Task RequireEnableAsync(Client client, CancellationToken cancellationToken)
    {
        access.RequireEnable();
        if (client.OrganizationId is { } organizationId) await RequireOrganizationAsync(organizationId, cancellationToken);
    }

    /// <summary>Records an act; never a secret, and no name, which people choose.</summary>
    public void Record(string action, Client client, string? what = null) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, "done", current.Actor.MemberId, current.Actor.ClientId, null)
        {
            OrganizationId = client.OrganizationId, Detail = what is null ? client.ClientId : $"{client.ClientId}: {what}",
        });

    private async Task RequireOrganizationAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        CommonErrors.NotFound.Unless(await db.Organizations.AnyAsync(o => o.Id == organizationId, cancellationToken));
        ClientErrors.OrganizationNotMember.Unless(await db.Organizations.Where(Organization.IsInGoodStanding).AnyAsync(o => o.Id == organizationId, cancellationToken));
    }
}
