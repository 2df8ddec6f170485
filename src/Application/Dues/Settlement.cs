using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>What follows when the invoice that an organization's state waits for is settled: the membership begins, or is renewed.</summary>
public sealed class Settlement(IMembershipDb db, TimeProvider clock)
{
    /// <summary>The invoice that an organization's state waits for, tracked; null where it waits for none.</summary>
    public async Task<Invoice?> AwaitedAsync(Organization organization, CancellationToken cancellationToken) => organization.AwaitedInvoiceId is not { } id ? null
        : db.Invoices.Local.FirstOrDefault(i => i.Id == id) ?? await db.Invoices.AsTracking().SingleAsync(i => i.Id == id, cancellationToken);

    /// <summary>Looks at the awaited invoice, and lets the organization follow.</summary>
    public Task ApplyAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken) => ApplyAsync(organization, actorId, null, cancellationToken);

    /// <summary>The same, where money came on a day; otherwise what settles the invoice does so today.</summary>
    public async Task ApplyAsync(Organization organization, Guid? actorId, DateOnly? receivedOn, CancellationToken cancellationToken)
    {
        if (await AwaitedAsync(organization, cancellationToken) is { } invoice) Apply(organization, invoice, actorId, receivedOn);
    }

    /// <summary>
    /// Lets the organization follow where this is the invoice it waits for, and it is settled by money and not taken back. A term that begins with the
    /// payment begins on the day the money came, not before the invoice.
    /// </summary>
    public void Apply(Organization organization, Invoice invoice, Guid? actorId, DateOnly? receivedOn = null)
    {
        if (organization.AwaitedInvoiceId != invoice.Id || !invoice.IsSettled || invoice.IsCancelled) return;
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
}
