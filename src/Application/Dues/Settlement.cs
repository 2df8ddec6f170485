using Membership.Application.Affiliations;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>
/// What follows when an invoice is settled: the membership begins or is renewed where the organization's state waited for it, a higher tier begins where
/// its difference is paid. It is asked after everything that can settle one.
/// </summary>
public sealed class Settlement(IMembershipDb db, Seats seats, OrganizationMails mails, IPublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>The invoice that an organization's state waits for, tracked; null where it waits for none.</summary>
    public async Task<Invoice?> AwaitedAsync(Organization organization, CancellationToken cancellationToken) => organization.AwaitedInvoiceId is not { } id ? null
        : db.Invoices.Local.FirstOrDefault(i => i.Id == id) ?? await db.Invoices.AsTracking().SingleAsync(i => i.Id == id, cancellationToken);

    /// <summary>Looks at the awaited invoice and at upgrades that were settled within this transaction, and lets the organization follow.</summary>
    public Task ApplyAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken) => ApplyAsync(organization, actorId, null, cancellationToken);

    /// <summary>The same, where money came on a day; otherwise what settles the invoice does so today.</summary>
    public async Task ApplyAsync(Organization organization, Guid? actorId, DateOnly? receivedOn, CancellationToken cancellationToken)
    {
        var tierId = organization.TierId;
        if (await AwaitedAsync(organization, cancellationToken) is { } invoice) Apply(organization, invoice, actorId, receivedOn);
        // A term that begins at once may have another tier.
        if (organization.TierId != tierId) await SeatAsync(organization, cancellationToken);
        foreach (var upgrade in db.Invoices.Local.Where(i => i.OrganizationId == organization.Id && i.IsAwaitedBy(organization)).ToList())
            if (upgrade.TakeSettledNow()) await ApplyUpgradeAsync(organization, upgrade, actorId, cancellationToken);
    }

    // Where the invoice that the organization waits for is settled by money and not taken back. A term that begins with the payment begins on the day the
    // money came, not before the invoice.
    private void Apply(Organization organization, Invoice invoice, Guid? actorId, DateOnly? receivedOn)
    {
        if (!invoice.IsSettled || invoice.IsCancelled) return;
        var decision = new Decision(actorId, clock.GetUtcNow(), "paid");
        var today = DateOnly.FromDateTime(decision.At.UtcDateTime);
        Term? term = invoice.TermFrom is { } from ? new Term(from, invoice.TermUntil!.Value) : null;
        var first = receivedOn is { } day && day < today ? (day > invoice.IssuedOn ? day : invoice.IssuedOn) : today;
        if (organization.Status is OrganizationStatus.AwaitingPayment) organization.Begin(term ?? Term.Rolling(first), invoice.YearlyDues, decision);
        else organization.Renew(invoice.TierId, term!.Value, invoice.YearlyDues, today, decision);
    }

    /// <summary>
    /// Takes the next term back where the invoice that had paid for it was credited in full, or is open again and then waited for again. A term that has
    /// begun stays: staff decide about it.
    /// </summary>
    /// <returns>Whether it was taken back.</returns>
    public bool TakeBack(Organization organization, Invoice invoice, Guid? actorId)
    {
        if (!organization.IsPaidAhead || invoice.RenewsFrom != organization.TermUntil!.Value.AddDays(1) || (invoice.IsSettled && !invoice.IsCancelled)) return false;
        var now = clock.GetUtcNow();
        if (organization.InGoodStanding && invoice.RenewsFrom <= DateOnly.FromDateTime(now.UtcDateTime)) return false;
        if (organization.InGoodStanding && !invoice.IsCancelled) organization.AwaitAgain(invoice.Id, new Decision(actorId, now, "paymentReversed"));
        else organization.LoseNextTerm();
        return true;
    }

    // Money gives the tier; an invoice that was taken back or given up ends the wish.
    private async Task ApplyUpgradeAsync(Organization organization, Invoice upgrade, Guid? actorId, CancellationToken cancellationToken)
    {
        if (upgrade.IsCancelled)
        {
            organization.ForgetUpgrade(upgrade.TierId);
            return;
        }
        var (tier, now) = (await db.Tiers.SingleAsync(t => t.Id == upgrade.TierId, cancellationToken), clock.GetUtcNow());
        organization.ChangeTierNow(tier, upgrade.YearlyDues, now);
        await SeatAsync(organization, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(now, "organization.upgrade", "done", actorId, null, null) { OrganizationId = organization.Id, Detail = $"{tier.Code}: {upgrade.Number}" });
        await mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, "organizationTierNow",
            [organization.LegalName, tier.Name, Spoken.Day(DateOnly.FromDateTime(now.UtcDateTime)), $"{publicUrl.Base}/account/organizations"], cancellationToken);
    }

    private async Task SeatAsync(Organization organization, CancellationToken cancellationToken) =>
        await seats.ResizeAsync(organization, await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken), cancellationToken);
}
