using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Clients;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>What becomes of an organization's applications when its membership ends, or somebody leaves who could act for it.</summary>
public sealed class OrganizationClients(IMembershipDb db, IClientCredentials credentials, OrganizationMails mails, ICurrentActor current, TimeProvider clock)
{
    /// <summary>Disables them and ends their tokens, within the transaction that ends the membership.</summary>
    /// <param name="organizationId">Whose.</param>
    /// <param name="reason">The code of the end.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task DisableAsync(Guid organizationId, string reason, CancellationToken cancellationToken)
    {
        foreach (var client in await EnabledAsync(organizationId, cancellationToken)) await DisableAsync(client, reason, cancellationToken);
    }

    /// <summary>
    /// A secret must not outlive the right of whoever made it: disables what somebody registered who can act for the organization no longer, and tells
    /// those who still do, because the person may know the other secrets too.
    /// </summary>
    /// <param name="organization">Whose applications.</param>
    /// <param name="memberId">Who can act for it no longer.</param>
    /// <param name="reason">Why, a code.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task LeaveBehindAsync(Organization organization, Guid memberId, string reason, CancellationToken cancellationToken)
    {
        var clients = await EnabledAsync(organization.Id, cancellationToken);
        if (clients.Count == 0) return;
        var theirs = clients.Where(c => c.RegisteredBy == memberId).ToList();
        foreach (var client in theirs) await DisableAsync(client, reason, cancellationToken);
        await mails.ToRepresentativesAsync(organization.Id, [RepresentativeRole.Principal, RepresentativeRole.Alternate], "clientsLeftBehind",
            [organization.LegalName, Names(theirs), Names(clients.Except(theirs))], cancellationToken, exceptId: memberId);
    }

    private Task<List<Client>> EnabledAsync(Guid organizationId, CancellationToken cancellationToken) =>
        db.Clients.AsTracking().Where(c => c.OrganizationId == organizationId && c.DisabledAt == null).ToListAsync(cancellationToken);

    private async Task DisableAsync(Client client, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        client.Disable(now);
        await credentials.RevokeAsync(client.ClientId, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(now, "client.disable", "done", current.Actor.MemberId, current.Actor.ClientId, null)
        {
            OrganizationId = client.OrganizationId, Reason = reason, Detail = client.ClientId,
        });
    }

    private static string Names(IEnumerable<Client> clients) => clients.Any() ? string.Join(", ", clients.Select(c => $"{c.Name} ({c.ClientId})")) : "–";
}
