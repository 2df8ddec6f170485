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

    /// <summary>Ends the wish, if there is one, before the membership ends; what was paid of it pays nothing that ends with it.</summary>
    public Task EndAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken) => TakeBackAsync(organization, actorId, isLeft: true, cancellationToken);

    /// <summary>Ends the wish where the term that it was reckoned for is over: it is nothing any more that money could buy.</summary>
    public Task EndPastAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken) =>
        organization.TermUntil < terms.Today ? TakeBackAsync(organization, actorId, isLeft: false, cancellationToken) : Task.CompletedTask;

    private async Task TakeBackAsync(Organization organization, Guid? actorId, bool isLeft, CancellationToken cancellationToken)
    {
        foreach (var wish in await WaitingAsync(organization, cancellationToken))
            await terms.CreditRestAsync(organization, wish, "upgradeUnpaid", actorId, cancellationToken, replaced: isLeft);
    }
}
