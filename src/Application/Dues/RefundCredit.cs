using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>Records money that was sent back. Only credit can be: what invoices have taken is credited first.</summary>
/// <param name="Amount">How much was sent, positive.</param>
/// <param name="Currency">ISO 4217; only the currency of the organization's account.</param>
/// <param name="On">The day it was sent: not in the future, not before 1990, not in a closed year.</param>
/// <param name="Reference">The bank's own reference; the same one is recorded once among an organization's refunds, compared as those of payments are.</param>
/// <param name="Reason">Why; stands in the statement and in the mail.</param>
/// <param name="ToIban">The account it went to; checked, and kept as its last four characters only.</param>
public sealed record RefundCreditCommand(decimal Amount, string Currency, DateOnly On, string Reference, string Reason, string? ToIban) : ICommand<LedgerLine>
{
    /// <summary>Who got it.</summary>
    [JsonIgnore]
    public Guid OrganizationId { get; init; }
}

/// <summary>Checks the shape of a refund.</summary>
public sealed class RefundCreditValidator : AbstractValidator<RefundCreditCommand>
{
    /// <summary>The rules.</summary>
    public RefundCreditValidator()
    {
        RuleFor(c => c.Currency).Currency();
        RuleFor(c => c.Reference).RequiredText(Booking.MaxReferenceLength);
        RuleFor(c => c.Reason).RequiredText(DuesRules.MaxNoteLength);
        RuleFor(c => c.ToIban).Iban();
    }
}

/// <summary>Books the refund.</summary>
public sealed class RefundCreditHandler(
    IMembershipDb db, DuesAccess access, BookableDays days, FreshSignIn fresh, ICurrentActor current, Invoicing invoicing, DuesMails mails, TimeProvider clock)
    : IRequestHandler<RefundCreditCommand, LedgerLine>
{
    /// <inheritdoc/>
    public async Task<LedgerLine> Handle(RefundCreditCommand request, CancellationToken cancellationToken)
    {
        var organization = await access.ChangeAsync(request.OrganizationId, cancellationToken);
        fresh.Require();
        await days.RequireAsync(request.On, "on", cancellationToken);
        var account = await invoicing.AccountAsync(organization, cancellationToken);
        var (reference, reason) = (PlainText.Normalize(request.Reference)!, PlainText.Normalize(request.Reason)!);
        var key = Booking.ReferenceKeyOf(LedgerEntryKind.Refund, reference);
        DuesErrors.PaymentExists.Unless(!await db.LedgerEntries.AnyAsync(e => e.OrganizationId == organization.Id && e.PaymentReference == key, cancellationToken));
        var refund = account.Refund(request.Amount, request.Currency, new Booking(request.On, clock.GetUtcNow(), current.Actor.MemberId)
        {
            Reference = reference, Method = PaymentMethod.BankTransfer, Note = DuesRules.NoteWith(reason, request.ToIban),
        });
        access.Record("dues.refund", organization.Id, $"#{refund.Ordinal} {Money.Written(refund.Amount, account.Currency)} {account.Currency} {reference}", reason);
        await mails.RefundSentAsync(organization, refund, reason, cancellationToken);
        return LedgerLine.Of(refund, null);
    }
}
