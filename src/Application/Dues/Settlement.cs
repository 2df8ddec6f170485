using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>What follows when the invoice that an organization's state waits for is settled: the membership begins, or is renewed.</summary>
public sealed class Settlement(IMembershipDb db, TimeProvider clock)
{
    /// <summary>Looks at the awaited invoice, and lets the organization follow.</summary>
    public async Task ApplyAsync(Organization organization, Guid? actorId, CancellationToken cancellationToken)
    {
        if (organization.AwaitedInvoiceId is not { } id) return;
        var invoice = db.Invoices.Local.FirstOrDefault(i => i.Id == id) ?? await db.Invoices.AsTracking().SingleAsync(i => i.Id == id, cancellationToken);
        Apply(organization, invoice, actorId);
    }

    /// <summary>Lets the organization follow where this is the invoice it waits for, and it is settled by money and not taken back.</summary>
    public void Apply(Organization organization, Invoice invoice, Guid? actorId)
    {
        if (organization.AwaitedInvoiceId != invoice.Id || !invoice.IsSettled || invoice.IsCancelled) return;
        var decision = new Decision(actorId, clock.GetUtcNow(), "paid");
        var today = DateOnly.FromDateTime(decision.At.UtcDateTime);
        Term? term = invoice.TermFrom is { } from ? new Term(from, invoice.TermUntil!.Value) : null;
        if (organization.Status is OrganizationStatus.AwaitingPayment) organization.Begin(term ?? Term.Rolling(today), invoice.YearlyDues, decision);
        else organization.Renew(invoice.TierId, term!.Value, invoice.YearlyDues, today, decision);
    }
}
