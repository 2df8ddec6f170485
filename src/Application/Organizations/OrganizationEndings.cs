using Membership.Application.Clients;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What follows, in the same transaction, when an organization stops waiting for money, or is gone.</summary>
public sealed class OrganizationEndings(IMembershipDb db, Invoicing invoicing, UpgradeWishes wishes, OrganizationClients clients)
{
    /// <summary>
    /// Changes a state that may wait for an invoice into one that does not: what was asked for is credited in full, and money that was paid of it stays as
    /// credit. Other debts stay.
    /// </summary>
    /// <param name="organization">Tracked.</param>
    /// <param name="change">What changes the state; it forgets what the state waited for.</param>
    /// <param name="decision">Who decides, when and why.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task StopWaitingAsync(Organization organization, Action<Organization, Decision> change, Decision decision, CancellationToken cancellationToken)
    {
        var awaited = await AwaitedAsync(organization, cancellationToken);
        await wishes.EndAsync(organization, decision.ActorId, cancellationToken);
        change(organization, decision);
        if (awaited is not { IsSettled: false }) return;
        await invoicing.CreditAsync(organization, awaited, awaited.Total - awaited.Credited - awaited.WrittenOff, CodeOf(organization), decision.ActorId, cancellationToken);
    }

    /// <summary>Ends an application or a membership: beside the invoice, every appointment and invitation ends, and the rights with them; its applications stop.</summary>
    /// <returns>The members who represented it.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync(Organization organization, Action<Organization, Decision> end, Decision decision, CancellationToken cancellationToken)
    {
        await StopWaitingAsync(organization, end, decision, cancellationToken);
        var open = await db.Representatives.AsTracking().Where(r => r.OrganizationId == organization.Id && (r.IsCurrent || r.IsInvited)).ToListAsync(cancellationToken);
        var members = open.Where(r => r.IsCurrent).Select(r => r.MemberId!.Value).Distinct().ToList();
        foreach (var representative in open) representative.End(decision with { Reason = CodeOf(organization) });
        await clients.DisableAsync(organization.Id, CodeOf(organization), cancellationToken);
        return members;
    }

    private async Task<Invoice?> AwaitedAsync(Organization organization, CancellationToken cancellationToken) => organization.AwaitedInvoiceId is not { } id ? null
        : db.Invoices.Local.FirstOrDefault(i => i.Id == id) ?? await db.Invoices.AsTracking().SingleAsync(i => i.Id == id, cancellationToken);

    // A code, because the words of whoever decided are for the organization's history.
    private static string CodeOf(Organization organization) => $"organization{organization.Status}";
}
