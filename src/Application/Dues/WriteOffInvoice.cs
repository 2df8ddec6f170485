using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>Gives up a part of an invoice, or what is open of it.</summary>
/// <param name="Amount">How much, in the invoice's currency; everything that is open where none is given.</param>
/// <param name="Reason">Why, for example bank charges; stands in the statement.</param>
public sealed record WriteOffInvoiceCommand(decimal? Amount, string Reason) : ICommand<InvoiceResponse>
{
    /// <summary>Whose invoice.</summary>
    [JsonIgnore]
    public Guid OrganizationId { get; init; }

    /// <summary>Which one.</summary>
    [JsonIgnore]
    public Guid InvoiceId { get; init; }

    /// <summary>The version that the caller has read.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of a write-off.</summary>
public sealed class WriteOffInvoiceValidator : AbstractValidator<WriteOffInvoiceCommand>
{
    /// <summary>The rules.</summary>
    public WriteOffInvoiceValidator() => RuleFor(c => c.Reason).RequiredText(Booking.MaxNoteLength);
}

/// <summary>Books the write-off; an invoice of which money was paid counts as paid by it, one that is given up as a whole as taken back.</summary>
public sealed class WriteOffInvoiceHandler(
    IMembershipDb db, DuesAccess access, FreshSignIn fresh, ICurrentActor current, Invoicing invoicing, Settlement settlement, UpgradeWishes wishes, InvoiceResponses responses, TimeProvider clock)
    : IRequestHandler<WriteOffInvoiceCommand, InvoiceResponse>
{
    /// <inheritdoc/>
    public async Task<InvoiceResponse> Handle(WriteOffInvoiceCommand request, CancellationToken cancellationToken)
    {
        var organization = await access.ChangeAsync(request.OrganizationId, cancellationToken);
        fresh.Require();
        await wishes.EndPastAsync(organization, current.Actor.MemberId, cancellationToken);
        var invoice = await db.TrackedInvoiceAsync(organization.Id, request.InvoiceId, request.ExpectedVersion, cancellationToken);
        DuesErrors.CreditNoteFinal.Unless(invoice.Kind is InvoiceKind.Invoice);
        DuesErrors.WriteOffTooLarge.Unless(!invoice.IsSettled);
        var (now, amount, reason) = (clock.GetUtcNow(), request.Amount ?? invoice.Open, PlainText.Normalize(request.Reason)!);
        var account = await invoicing.AccountAsync(organization, cancellationToken);
        account.WriteOff(invoice, amount, invoice.Currency, new Booking(now.Day(), now, current.Actor.MemberId)
        {
            Note = reason, Reference = invoice.Number,
        });
        await settlement.ApplyAsync(organization, current.Actor.MemberId, cancellationToken);
        if (invoice.IsCancelled)
        {
            await settlement.LoseNextTermAsync(organization, invoice, current.Actor.MemberId, cancellationToken);
            await invoicing.CreditUpgradesAsync(organization, invoice, current.Actor.MemberId, cancellationToken);
            await invoicing.SpreadAsync(organization, current.Actor.MemberId, cancellationToken);
        }
        access.Record("dues.writeOff", organization.Id, $"{invoice.Number} {Money.Written(amount, invoice.Currency)} {invoice.Currency}", reason);
        return responses.Of(invoice);
    }
}
