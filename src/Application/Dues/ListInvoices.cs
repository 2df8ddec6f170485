using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The invoices and credit notes of an organization, newest first.</summary>
/// <param name="OrganizationId">Whose.</param>
/// <param name="Open">Only those of which something is still to be paid, or only the others.</param>
/// <param name="Kind">Only invoices, or only credit notes.</param>
/// <param name="Page">Which page.</param>
public sealed record ListInvoicesQuery(Guid OrganizationId, bool? Open, InvoiceKind? Kind, PageRequest Page) : IRequest<Page<InvoiceSummary>>;

/// <summary>An invoice or credit note in a list.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">invoice or creditNote.</param>
/// <param name="Purpose">admission, renewal, upgrade or return.</param>
/// <param name="Status">open, settled or cancelled.</param>
/// <param name="Number">Gapless within kind and year.</param>
/// <param name="IssuedOn">The day it was made out, UTC.</param>
/// <param name="DueOn">The last day on which it can be paid without being late.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">What it asks for; of a credit note, what it takes back.</param>
/// <param name="Paid">Payments counted towards it.</param>
/// <param name="Credited">Taken back by credit notes.</param>
/// <param name="WrittenOff">Given up.</param>
/// <param name="Open">What is still to be paid.</param>
public sealed record InvoiceSummary(
    Guid Id, InvoiceKind Kind, InvoicePurpose Purpose, InvoiceStatus Status, string Number, DateOnly IssuedOn, DateOnly DueOn, string Currency, decimal Total,
    decimal Paid, decimal Credited, decimal WrittenOff, decimal Open)
{
    /// <summary>With amounts as the currency writes them.</summary>
    internal InvoiceSummary Written(bool isCancelled) => this with
    {
        Status = InvoiceResponse.StatusOf(Open, isCancelled), Total = Money.Written(Total, Currency), Paid = Money.Written(Paid, Currency),
        Credited = Money.Written(Credited, Currency), WrittenOff = Money.Written(WrittenOff, Currency), Open = Money.Written(Open, Currency),
    };
}

/// <summary>Checks the page.</summary>
public sealed class ListInvoicesValidator : AbstractValidator<ListInvoicesQuery>
{
    /// <summary>The rules.</summary>
    public ListInvoicesValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on day and number.</summary>
public sealed class ListInvoicesHandler(IMembershipDb db, DuesAccess access, ICursors cursors) : IRequestHandler<ListInvoicesQuery, Page<InvoiceSummary>>
{
    /// <inheritdoc/>
    public async Task<Page<InvoiceSummary>> Handle(ListInvoicesQuery request, CancellationToken cancellationToken)
    {
        await access.SeeAsync(request.OrganizationId, cancellationToken);
        var list = $"invoices/{request.OrganizationId}/{request.Open}/{request.Kind}";
        var invoices = db.Invoices.Where(i => i.OrganizationId == request.OrganizationId);
        if (request.Open is { } open) invoices = open ? invoices.Where(i => i.Open > 0) : invoices.Where(i => i.Open == 0);
        if (request.Kind is { } kind) invoices = invoices.Where(i => i.Kind == kind);
        if (cursors.Position(list, request.Page) is [var before]) invoices = invoices.Where(i => string.Compare(i.SortKey, before) < 0);
        var rows = await invoices.OrderByDescending(i => i.SortKey).Take(request.Page.Size + 1).Select(i => new
        {
            i.SortKey, i.IsCancelled, Invoice = new InvoiceSummary(
                i.Id, i.Kind, i.Purpose, InvoiceStatus.Open, i.Number, i.IssuedOn, i.DueOn, i.Currency, i.Total, i.Paid, i.Credited, i.WrittenOff, i.Open),
        }).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.SortKey], r => r.Invoice.Written(r.IsCancelled));
    }
}
