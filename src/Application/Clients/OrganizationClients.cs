using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>What becomes of an organization's applications when its membership ends.</summary>
public sealed class OrganizationClients(IMembershipDb db, IClientCredentials credentials, ICurrentActor current, TimeProvider clock)
{
    /// <summary>Disables them and ends their tokens, within the transaction that ends the membership.</summary>
    /// <param name="organizationId">Whose.</param>
    /// <param name="reason">The code of the end.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task DisableAsync(Guid organizationId, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var client in await db.Clients.AsTracking().Where(c => c.OrganizationId == organizationId && c.DisabledAt == null).ToListAsync(cancellationToken))
        {
            client.Disable(now);
            await credentials.RevokeAsync(client.ClientId, cancellationToken);
            db.AuditEvents.Add(new AuditEvent(now, "client.disable", "done", current.Actor.MemberId, current.Actor.ClientId, null)
            {
                OrganizationId = organizationId, Reason = reason, Detail = client.ClientId,
            });
        }
    }
}
