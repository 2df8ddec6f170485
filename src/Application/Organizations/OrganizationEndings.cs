using Membership.Application.Clients;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What follows, in the same transaction, when an organization is gone.</summary>
public sealed class OrganizationEndings(IMembershipDb db, TermInvoices terms, Invoicing invoicing, UpgradeWishes wishes, OrganizationClients clients)
{
    /// <summary>
    /// Ends an application or a membership. The invoice that its state waited for is credited in full, and money that was paid of it stays as credit; other
    /// debts stay. Every appointment and invitation ends, and the rights with them; its applications stop.
    /// </summary>
    /// <param name="organization">Tracked.</param>
    /// <param name="end">What changes the state.</param>
    /// <param name="decision">Who decides, when and why.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The members who represented it.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync(Organization organization, Action<Organization, Decision> end, Decision decision, CancellationToken cancellationToken)
    {
        // Once it has ended, its state knows no more what it waited for.
        var awaited = await terms.AwaitedAsync(organization, cancellationToken);
        await wishes.EndAsync(organization, decision.ActorId, cancellationToken);
        end(organization, decision);
        await terms.CreditRestAsync(organization, awaited, CreditReason(organization.Status), decision.ActorId, cancellationToken);
        await invoicing.SpreadAsync(organization, decision.ActorId, cancellationToken);
        // A code, because the words of whoever decided are for the organization's history.
        var code = $"organization{organization.Status}";
        var open = await db.Representatives.AsTracking().Where(r => r.OrganizationId == organization.Id && (r.IsCurrent || r.IsInvited)).ToListAsync(cancellationToken);
        var members = open.Where(r => r.IsCurrent).Select(r => r.MemberId!.Value).Distinct().ToList();
        foreach (var representative in open) representative.End(decision with { Reason = code });
        await clients.DisableAsync(organization.Id, code, cancellationToken);
        return members;
    }

    /// <summary>Why what was asked for is taken back, the end of a key of the texts <c>credit.</c>.</summary>
    public static string CreditReason(OrganizationStatus status) => status switch
    {
        OrganizationStatus.Rejected => "rejected",
        OrganizationStatus.Terminated => "terminated",
        _ => "resigned",
    };
}
