using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>A payment never came, or was recorded wrongly: the same amount the other way. The invoices it paid are open again.</summary>
/// <param name="Reason">Why; stands in the statement and in the mail.</param>
public sealed record ReversePaymentCommand(string Reason) : ICommand<LedgerLine>
{
    /// <summary>Whose payment.</summary>
    [JsonIgnore]
    public Guid OrganizationId { get; init; }

    /// <summary>The payment's line in the ledger.</summary>
    [JsonIgnore]
    public int Ordinal { get; init; }
}

/// <summary>Checks the shape of a reversal.</summary>
public sealed class ReversePaymentValidator : AbstractValidator<ReversePaymentCommand>
{
    /// <summary>The rules.</summary>
    public ReversePaymentValidator() => RuleFor(c => c.Reason).RequiredText(Booking.MaxNoteLength);
}

/// <summary>
/// Books the reversal today. A next term that the payment had paid for waits for it again; a term that has begun stays: staff decide about it.
/// </summary>
public sealed class ReversePaymentHandler(
    IMembershipDb db, DuesAccess access, FreshSignIn fresh, ICurrentActor current, Invoicing invoicing, Settlement settlement, TermInvoices terms, DuesMails mails, TimeProvider clock)
    : IRequestHandler<ReversePaymentCommand, LedgerLine>
{
    /// <inheritdoc/>
    public async Task<LedgerLine> Handle(ReversePaymentCommand request, CancellationToken cancellationToken)
    {
        var organization = await access.ChangeAsync(request.OrganizationId, cancellationToken);
        fresh.Require();
        var account = await invoicing.AccountAsync(organization, cancellationToken);
        var payment = CommonErrors.NotFound.IfMissing(await db.LedgerEntries.AsTracking()
            .SingleOrDefaultAsync(e => e.OrganizationId == organization.Id && e.Ordinal == request.Ordinal, cancellationToken));
        var paid = await db.Invoices.AsTracking().Where(i => i.OrganizationId == organization.Id && i.Paid > 0).ToListAsync(cancellationToken);
        var (now, reason) = (clock.GetUtcNow(), PlainText.Normalize(request.Reason)!);
        var settled = paid.Where(i => i.IsSettled).ToList();
        var reversal = account.Reverse(payment, [.. InOrder(paid, payment)],
            new Booking(now.Day(), now, current.Actor.MemberId) { Reference = payment.Reference, Method = payment.Method, Note = reason });
        // Steps first: they wait again on top of a renewal that does.
        foreach (var invoice in settled.OrderBy(i => i.RenewsFrom is not null))
        {
            // Nobody pays any more for a term that one who left would have had, or for one that is granted.
            if (await settlement.LoseNextTermAsync(organization, invoice, current.Actor.MemberId, cancellationToken) && !invoice.BeginsTier && organization.AwaitedInvoiceId != invoice.Id)
                await terms.CreditRestAsync(organization, invoice, OrganizationEndings.CreditReason(organization.Status), current.Actor.MemberId, cancellationToken);
        }
        access.Record("dues.reversal", organization.Id, $"#{payment.Ordinal} #{reversal.Ordinal} {Money.Written(reversal.Amount, account.Currency)} {account.Currency}", reason);
        await mails.PaymentReversedAsync(organization, account, payment, reason, cancellationToken);
        var number = await db.Invoices.Where(i => i.Id == payment.InvoiceId).Select(i => i.Number).SingleOrDefaultAsync(cancellationToken);
        return LedgerLine.Of(reversal, number);
    }

    // The invoice that the payment named comes first, then those that it found open, the latest before the others: later ones were paid by later money.
    private static IEnumerable<Invoice> InOrder(List<Invoice> paid, LedgerEntry payment) => paid.OrderByDescending(i => i.Id == payment.InvoiceId)
        .ThenByDescending(i => i.CreatedAt <= payment.RecordedAt).ThenByDescending(i => i.CreatedAt <= payment.RecordedAt ? i.SortKey : "", StringComparer.Ordinal).ThenBy(i => i.SortKey, StringComparer.Ordinal);
}
