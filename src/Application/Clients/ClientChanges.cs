using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>What every change of a client does: asks whether the caller may, finds it, and leaves a line in the audit trail.</summary>
public sealed class ClientChanges(IMembershipDb db, ICurrentActor current, FreshSignIn fresh, TimeProvider clock)
{
    /// <summary>Refuses callers who may not change clients, and those whose sign-in is not fresh: a client's secret is a way in.</summary>
    public void RequireManage()
    {
        ClientAccess.RequireManage(current.Actor);
        fresh.Require();
    }

    /// <summary>The client that is to be changed.</summary>
    public async Task<Client> FindAsync(Guid id, int? expectedVersion, CancellationToken cancellationToken)
    {
        RequireManage();
        var client = CommonErrors.NotFound.IfMissing(await db.Clients.AsTracking().Include(c => c.Secrets).SingleOrDefaultAsync(c => c.Id == id, cancellationToken));
        ClientErrors.BuiltIn.Unless(!client.IsBuiltIn);
        client.RequireVersion(expectedVersion);
        return client;
    }

    /// <summary>Records an act; never a secret, and no name, which people choose.</summary>
    public void Record(string action, Client client, string? what = null) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, "done", current.Actor.MemberId, current.Actor.ClientId, null)
        {
            Detail = what is null ? client.ClientId : $"{client.ClientId}: {what}",
        });
}
