using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>Takes an invoice back with a credit note, in part or in full.</summary>
/// <param name="Amount">How much, in the invoice's currency; everything that is left of it where none is given.</param>
/// <param name="Reason">Why; stands on the credit note.</param>
public sealed record CreditInvoiceCommand(decimal? Amount, string Reason) : ICommand<InvoiceResponse>
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

/// <summary>Checks the shape of a credit.</summary>
public sealed class CreditInvoiceValidator : AbstractValidator<CreditInvoiceCommand>
{
    /// <summary>The rules.</summary>
    public CreditInvoiceValidator() => RuleFor(c => c.Reason).RequiredText(Booking.MaxNoteLength);
}

/// <summary>Makes the credit note out and books it.</summary>
public sealed class CreditInvoiceHandler(IMembershipDb db, DuesAccess access, FreshSignIn fresh, ICurrentActor current, Invoicing invoicing, UpgradeWishes wishes, InvoiceResponses responses)
    : IRequestHandler<CreditInvoiceCommand, InvoiceResponse>
{
    /// <inheritdoc/>
    public async Task<InvoiceResponse> Handle(CreditInvoiceCommand request, CancellationToken cancellationToken)
    {
        var organization = await access.ChangeAsync(request.OrganizationId, cancellationToken);
        fresh.Require();
        await wishes.EndPastAsync(organization, current.Actor.MemberId, cancellationToken);
        var invoice = await db.TrackedInvoiceAsync(organization.Id, request.InvoiceId, request.ExpectedVersion, cancellationToken);
        DuesErrors.CreditTooLarge.Unless(invoice.Creditable > 0);
        var reason = PlainText.Normalize(request.Reason)!;
        var note = await invoicing.CreditAsync(organization, invoice, request.Amount ?? invoice.Creditable, reason, current.Actor.MemberId, cancellationToken);
        access.Record("dues.credit", organization.Id, $"{invoice.Number} {note.Number} {note.Total} {note.Currency}", reason);
        return responses.Of(note);
    }
}
