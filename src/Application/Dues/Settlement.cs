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
public sealed class Settlement(IMembershipDb db, TermLevels levels, Seats seats, OrganizationMails mails, IPublicUrl publicUrl, TimeProvider clock)
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
        if (await AwaitedAsync(organization, cancellationToken) is { } invoice) await ApplyAsync(organization, invoice, actorId, receivedOn, cancellationToken);
        // A term that begins at once may have another tier.
        if (organization.TierId != tierId) await SeatAsync(organization, cancellationToken);
        foreach (var upgrade in db.Invoices.Local.Where(i => i.OrganizationId == organization.Id && i.IsAwaitedBy(organization)).ToList())
            if (upgrade.TakeSettledNow()) await ApplyUpgradeAsync(organization, upgrade, actorId, cancellationToken);
    }

    /// <summary>
    /// Takes back what an invoice had paid for in the next term where it was credited in full, or is open again and then waited for again: the term
    /// itself, or its higher tier. What has begun stays: staff decide about it.
    /// </summary>
    /// <returns>Whether something was taken back.</returns>
    public async Task<bool> LoseNextTermAsync(Organization organization, Invoice invoice, Guid? actorId, CancellationToken cancellationToken)
    {
        if (!organization.IsPaidAhead || (invoice.IsSettled && !invoice.IsCancelled)) return false;
        var (now, next) = (clock.GetUtcNow(), organization.TermUntil!.Value.AddDays(1));
        if (organization.InGoodStanding && next <= now.Day()) return false;
        if (invoice.RenewsFrom == next)
        {
            if (await levels.IsNextGrantedAsync(organization, cancellationToken)) organization.ChangeTierOfPaidTerm(organization.NextTierId ?? organization.TierId, 0);
            else if (organization.InGoodStanding && !invoice.IsCancelled) organization.AwaitAgain(invoice.Id, new Decision(actorId, now, "paymentReversed"));
            else organization.LoseNextTerm();
            return true;
        }
        if (!invoice.IsForNextTerm(organization)) return false;
        if (!invoice.IsCancelled) invoice.LetBegin(still: organization.InGoodStanding);
        await levels.ReckonNextAsync(organization, cancellationToken);
        return true;
    }

    // Where the invoice that the organization waits for is settled by money and not taken back. A term that begins with the payment begins on the day on
    // which the last of the money came, not before the invoice. A renewal that was paid, given back and paid again finds the higher tier that was paid for meanwhile.
    private async Task ApplyAsync(Organization organization, Invoice invoice, Guid? actorId, DateOnly? receivedOn, CancellationToken cancellationToken)
    {
        if (!invoice.IsSettled || invoice.IsCancelled) return;
        var decision = new Decision(actorId, clock.GetUtcNow(), "paid");
        var today = decision.At.Day();
        Term? term = invoice.TermFrom is { } from ? new Term(from, invoice.TermUntil!.Value) : null;
        if (organization.Status is OrganizationStatus.AwaitingPayment)
        {
            var first = receivedOn is { } day ? await LastMoneyAsync(organization.Id, invoice, day, cancellationToken) : today;
            organization.Begin(term ?? Term.Rolling(first), invoice.YearlyDues, decision);
            return;
        }
        var upgrades = await levels.UpgradesAsync(organization.Id, term!.Value.From, term.Value.From, cancellationToken);
        var level = TermLevel.Of(invoice, upgrades);
        organization.Renew(level.TierId, term.Value, level.Dues, today, decision, invoice.YearlyDues);
        foreach (var begun in upgrades.Where(u => u is { BeginsTier: true, IsSettled: true } && u.YearlyDues <= level.Dues)) begun.LetBegin(still: false);
    }

    // Money gives the tier; an invoice that was taken back or given up ends the wish.
    private async Task ApplyUpgradeAsync(Organization organization, Invoice upgrade, Guid? actorId, CancellationToken cancellationToken)
    {
        if (upgrade.IsCancelled)
        {
            organization.ForgetUpgrade(upgrade.TierId);
            return;
        }
        var isNext = upgrade.IsForNextTerm(organization);
        // The renewal itself is not paid any more: the tier comes with it.
        if (isNext && !organization.IsPaidAhead) return;
        var (tier, now) = (await db.Tiers.SingleAsync(t => t.Id == upgrade.TierId, cancellationToken), clock.GetUtcNow());
        if (isNext) await levels.ReckonNextAsync(organization, cancellationToken);
        else organization.ChangeTierNow(tier, upgrade.YearlyDues, now);
        // It stands on a step whose money went back, and comes with it.
        if (isNext && organization.NextTermDues < upgrade.YearlyDues) return;
        upgrade.LetBegin(still: false);
        if (!isNext) await SeatAsync(organization, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(now, "organization.upgrade", "done", actorId, null, null) { OrganizationId = organization.Id, Detail = $"{tier.Code}: {upgrade.Number}" });
        await mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, isNext ? "organizationTierNext" : "organizationTierNow",
            [organization.LegalName, tier.Name, Spoken.Day(isNext ? upgrade.TermFrom!.Value : now.Day()), $"{publicUrl.Base}/account/organizations"], cancellationToken);
    }

    private async Task<DateOnly> LastMoneyAsync(Guid organizationId, Invoice invoice, DateOnly receivedOn, CancellationToken cancellationToken)
    {
        var since = invoice.CreatedAt;
        var earlier = await db.LedgerEntries.Where(e => e.OrganizationId == organizationId && e.Kind == LedgerEntryKind.Payment && e.ReversedBy == null && e.RecordedAt >= since)
            .MaxAsync(e => (DateOnly?)e.BookedOn, cancellationToken);
        return new[] { receivedOn, earlier ?? receivedOn, invoice.IssuedOn }.Max();
    }

    private async Task SeatAsync(Organization organization, CancellationToken cancellationToken) =>
        await seats.ResizeAsync(organization, await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken), cancellationToken);
}
