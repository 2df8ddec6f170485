using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The invoices and credit notes of all organizations in the order in which they were made out: whose is a number, and has a series gaps.</summary>
/// <param name="Number">Only the document with this number.</param>
/// <param name="Year">Only those of this year.</param>
/// <param name="Kind">Only invoices, or only credit notes.</param>
/// <param name="Page">Which page.</param>
public sealed record ListDocumentsQuery(string? Number, int? Year, InvoiceKind? Kind, PageRequest Page) : IRequest<Page<DocumentEntry>>;

/// <summary>A numbered document.</summary>
/// <param name="Id">The invoice or credit note.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">invoice or creditNote.</param>
/// <param name="OrganizationId">Whose.</param>
/// <param name="Organization">Their legal name today.</param>
/// <param name="IssuedOn">The day it was made out, UTC.</param>
/// <param name="DueOn">The last day on which it can be paid without being late.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">What it asks for, or takes back.</param>
/// <param name="Open">What is still to be paid.</param>
public sealed record DocumentEntry(
    Guid Id, string Number, InvoiceKind Kind, Guid OrganizationId, string Organization, DateOnly IssuedOn, DateOnly DueOn, string Currency, decimal Total, decimal Open);

/// <summary>Checks filters and page.</summary>
public sealed class ListDocumentsValidator : AbstractValidator<ListDocumentsQuery>
{
    /// <summary>The rules.</summary>
    public ListDocumentsValidator()
    {
        RuleFor(q => q.Number).CleanText(20);
        RuleFor(q => q.Year).InclusiveBetween(BookableDay.FirstYear, 9998).When(q => q.Year is not null);
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads by keyset along the index of days and numbers.</summary>
public sealed class ListDocumentsHandler(IMembershipDb db, DuesAccess access, ICursors cursors) : IRequestHandler<ListDocumentsQuery, Page<DocumentEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<DocumentEntry>> Handle(ListDocumentsQuery request, CancellationToken cancellationToken)
    {
        access.RequireBooks();
        var list = $"documents/{request.Number}/{request.Year}/{request.Kind}";
        var documents = Filtered(request);
        if (cursors.Position(list, request.Page) is [var on, var key])
        {
            var day = DateOnly.ParseExact(on, "O", CultureInfo.InvariantCulture);
            documents = documents.Where(i => i.IssuedOn > day || (i.IssuedOn == day && string.Compare(i.SortKey, key) > 0));
        }
        var rows = await documents.OrderBy(i => i.IssuedOn).ThenBy(i => i.SortKey).Take(request.Page.Size + 1)
            .Join(db.Organizations, i => i.OrganizationId, o => o.Id, (i, o) => new
            {
                i.SortKey, i.Id, i.Number, i.Kind, i.OrganizationId, o.LegalName, i.IssuedOn, i.DueOn, i.Currency, i.Total, i.Open,
            }).OrderBy(r => r.IssuedOn).ThenBy(r => r.SortKey).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.IssuedOn.ToString("O", CultureInfo.InvariantCulture), r.SortKey], r => new DocumentEntry(
            r.Id, r.Number, r.Kind, r.OrganizationId, r.LegalName, r.IssuedOn, r.DueOn, r.Currency, Money.Written(r.Total, r.Currency), Money.Written(r.Open, r.Currency)));
    }

    private IQueryable<Invoice> Filtered(ListDocumentsQuery request)
    {
        var documents = db.Invoices.AsQueryable();
        if (request.Number is { } number) documents = documents.Where(i => i.Number == number);
        if (request.Kind is { } kind) documents = documents.Where(i => i.Kind == kind);
        if (request.Year is not { } year) return documents;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return documents.Where(i => i.IssuedOn >= first && i.IssuedOn <= last);
    }
}
