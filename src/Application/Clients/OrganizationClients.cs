using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>What becomes of an organization's applications when its membership ends.</summary>
public sealed class OrganizationClients(IMembershipDb db, IClientCredentials credentials, ICurrentActor current, TimeProvider clock)
{
    /// <summary>Disables them and ends their tokens, within the transaction that ends the membership.</summary>
    public async Task DisableAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var client in await db.Clients.AsTracking().Where(c => c.OrganizationId == organizationId && c.DisabledAt == null).ToListAsync(cancellationToken))
        {
            client.Disable(now);
            await credentials.RevokeAsync(client.ClientId, cancellationToken);
            db.AuditEvents.Add(new AuditEvent(now, "client.disable", "done", current.Actor.MemberId, current.Actor.ClientId, null)
            {
                OrganizationId = organizationId, Reason = "organizationEnded", Detail = client.ClientId,
            });
        }
    }
}
