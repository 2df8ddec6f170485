using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>Records money that came. It pays the invoice it names, then the others by age; what is left is credit.</summary>
/// <param name="Amount">How much came, positive.</param>
/// <param name="Currency">ISO 4217; only the currency of the organization's account is taken.</param>
/// <param name="ReceivedOn">The day it came: not in the future, not before 1990, not in a closed year.</param>
/// <param name="Reference">The bank's own reference; the same one is recorded once per organization, whatever its spaces, capitals, width and invisible characters.</param>
/// <param name="Method">bankTransfer (default), cheque or other.</param>
/// <param name="InvoiceId">The invoice that the payer named.</param>
/// <param name="Note">Anything worth knowing; whoever sees the statement reads it.</param>
/// <param name="PayerIban">The account it came from; checked, and kept as its last four characters only.</param>
public sealed record RecordPaymentCommand(
    decimal Amount, string Currency, DateOnly ReceivedOn, string Reference, PaymentMethod? Method, Guid? InvoiceId, string? Note, string? PayerIban) : ICommand<LedgerLine>
{
    /// <summary>Who paid.</summary>
    [JsonIgnore]
    public Guid OrganizationId { get; init; }
}

/// <summary>Checks the shape of a payment.</summary>
public sealed class RecordPaymentValidator : AbstractValidator<RecordPaymentCommand>
{
    /// <summary>The rules.</summary>
    public RecordPaymentValidator()
    {
        RuleFor(c => c.Currency).Currency();
        RuleFor(c => c.Reference).RequiredText(Booking.MaxReferenceLength);
        RuleFor(c => c.Note).CleanText(DuesRules.MaxNoteLength);
        RuleFor(c => c.PayerIban).Iban();
    }
}

/// <summary>Books the payment, and lets the membership begin or go on where it was waited for.</summary>
public sealed class RecordPaymentHandler(
    IMembershipDb db, DuesAccess access, BookableDays days, ICurrentActor current, Invoicing invoicing, Settlement settlement, TermInvoices terms, UpgradeWishes wishes, DuesMails mails,
    TimeProvider clock)
    : IRequestHandler<RecordPaymentCommand, LedgerLine>
{
    /// <inheritdoc/>
    public async Task<LedgerLine> Handle(RecordPaymentCommand request, CancellationToken cancellationToken)
    {
        var organization = await access.RecordAsync(request.OrganizationId, cancellationToken);
        await days.RequireAsync(request.ReceivedOn, "receivedOn", cancellationToken);
        var reference = PlainText.Normalize(request.Reference)!;
        var key = Booking.ReferenceKeyOf(LedgerEntryKind.Payment, reference);
        DuesErrors.PaymentExists.Unless(!await db.LedgerEntries.AnyAsync(e => e.OrganizationId == organization.Id && e.PaymentReference == key, cancellationToken));
        await wishes.EndPastAsync(organization, current.Actor.MemberId, cancellationToken);
        await terms.RenewPastFirstTermAsync(organization, current.Actor.MemberId, cancellationToken);
        var account = await invoicing.AccountAsync(organization, cancellationToken);
        var open = await invoicing.OpenAsync(organization.Id, except: null, cancellationToken);
        var named = request.InvoiceId is not { } id ? null : DuesErrors.InvoiceUnknown.IfMissing(open.Find(i => i.Id == id)
            ?? await db.Invoices.AsTracking().SingleOrDefaultAsync(i => i.Id == id && i.OrganizationId == organization.Id, cancellationToken));
        var payment = account.Receive(request.Amount, request.Currency, named, open, new Booking(request.ReceivedOn, clock.GetUtcNow(), current.Actor.MemberId)
        {
            Reference = reference, Method = request.Method ?? PaymentMethod.BankTransfer, Note = DuesRules.NoteWith(request.Note, request.PayerIban),
        });
        await settlement.ApplyAsync(organization, current.Actor.MemberId, request.ReceivedOn, cancellationToken);
        access.Record("dues.payment", organization.Id, $"#{payment.Ordinal} {Money.Written(request.Amount, account.Currency)} {account.Currency} {reference}");
        await mails.PaymentReceivedAsync(organization, account, payment, cancellationToken);
        return LedgerLine.Of(payment, named?.Number);
    }
}
