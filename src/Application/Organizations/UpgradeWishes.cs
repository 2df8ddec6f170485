using Membership.Application.Dues;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;

namespace Membership.Application.Organizations;

/// <summary>
/// Higher tiers that were asked for and begin once their invoice is paid. A wish ends with the term that it was reckoned for, with the membership, and with
/// any other choice: its invoice is taken back, and money that was paid of it stays as credit.
/// </summary>
public sealed class UpgradeWishes(TermInvoices terms, Invoicing invoicing)
{
    /// <summary>The wishes: open invoices for tiers that begin with their payment, tracked.</summary>
    public async Task<List<Invoice>> WaitingAsync(Organization organization, CancellationToken cancellationToken) =>
        (await OpenAsync(organization, cancellationToken)).FindAll(i => i.IsAwaitedBy(organization));

    /// <summary>The open invoices for higher tiers, tracked: of wishes, and of tiers that were given already.</summary>
    public async Task<List<Invoice>> OpenAsync(Organization organization, CancellationToken cancellationToken) =>
        (await invoicing.OpenAsync(organization.Id, except: null, cancellationToken)).FindAll(i => i is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Upgrade });

    /// <summary>Ends the wishes, if there are any, before the membership ends; what was paid of them is spread with what ends too.</summary>
    public async Task EndAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        // All of them before any money goes on, so that one does not pay another.
        foreach (var wish in await WaitingAsync(organization, cancellationToken))
            await terms.CreditRestAsync(organization, wish, "upgradeUnpaid", actorId, cancellationToken, replaced: true);
    }

    /// <summary>Ends them where the term that they were reckoned for is over: there is nothing any more that money could buy.</summary>
    public async Task EndPastAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        if (!(organization.TermUntil < terms.Today)) return;
        await EndAsync(organization, actorId, cancellationToken);
        await invoicing.SpreadAsync(organization, actorId, cancellationToken);
    }
}
