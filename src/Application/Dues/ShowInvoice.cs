using MediatR;
using Membership.Application.Common;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Dues;

/// <summary>An invoice or credit note as it is printed: for whoever may see the dues of its organization. For everybody else there is none.</summary>
public sealed record ShowInvoiceQuery(Guid Id) : IRequest<PrintableInvoice>;

/// <summary>Everything that stands on the paper.</summary>
public sealed record PrintableInvoice
{
    public required InvoiceKind Kind { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required string Currency { get; init; }
    public required decimal Total { get; init; }
    public required decimal Paid { get; init; }
    public required decimal Credited { get; init; }
    public required decimal WrittenOff { get; init; }
    public required decimal Open { get; init; }
    public required bool IsCancelled { get; init; }
    public required string Seller { get; init; }
    public required string BuyerName { get; init; }
    public required string? BuyerAddress { get; init; }
    public required string BuyerCountry { get; init; }
    public required string? BuyerVatNumber { get; init; }
    public required string? TaxNote { get; init; }
    public required string? Reason { get; init; }
    public required IReadOnlyList<InvoiceLineDetails> Lines { get; init; }

    /// <summary>Of a credit note: the invoice that it corrects.</summary>
    public RelatedInvoice? Corrects { get; init; }

    /// <summary>The credit notes about it, oldest first.</summary>
    public IReadOnlyList<RelatedInvoice> CreditNotes { get; init; } = [];

    /// <summary>Where the rest can be paid to; null where nothing is left to pay, or no account is known.</summary>
    public BankAccount? PayTo { get; init; }
}

/// <summary>Another document that one refers to.</summary>
public sealed record RelatedInvoice(Guid Id, string Number, DateOnly IssuedOn, decimal Total);

/// <summary>Reads the document with its neighbours.</summary>
public sealed class ShowInvoiceHandler(IMembershipDb db, OrganizationAccess access, IOptions<DuesOptions> options) : IRequestHandler<ShowInvoiceQuery, PrintableInvoice>
{
    /// <inheritdoc/>
    public async Task<PrintableInvoice> Handle(ShowInvoiceQuery request, CancellationToken cancellationToken)
    {
        var found = CommonErrors.NotFound.IfMissing(await db.Invoices.Where(i => i.Id == request.Id)
            .Select(i => new { i.OrganizationId, i.CreditsInvoiceId }).SingleOrDefaultAsync(cancellationToken));
        CommonErrors.NotFound.Unless((await access.RightsAsync(found.OrganizationId, cancellationToken)).HasFlag(RepresentativeRights.SeeDues));
        var invoice = await db.Invoices.Where(i => i.Id == request.Id).Select(i => new PrintableInvoice
        {
            Kind = i.Kind, Number = i.Number, IssuedOn = i.IssuedOn, DueOn = i.DueOn, Currency = i.Currency, Total = i.Total, Paid = i.Paid, Credited = i.Credited,
            WrittenOff = i.WrittenOff, Open = i.Open, IsCancelled = i.IsCancelled, Seller = i.Seller, BuyerName = i.BuyerName, BuyerAddress = i.BuyerAddress,
            BuyerCountry = i.BuyerCountry, BuyerVatNumber = i.BuyerVatNumber, TaxNote = i.TaxNote, Reason = i.Reason,
            Lines = i.Lines.OrderBy(l => l.Ordinal).Select(l => new InvoiceLineDetails(
                l.Kind, l.Subject, l.From == null ? (Term?)null : new Term(l.From.Value, l.Until!.Value), l.Days, l.OfDays, l.Amount)).ToList(),
        }).SingleAsync(cancellationToken);
        var related = await db.Invoices.Where(i => i.OrganizationId == found.OrganizationId && (i.CreditsInvoiceId == request.Id || i.Id == found.CreditsInvoiceId))
            .OrderBy(i => i.SortKey).Select(i => new RelatedInvoice(i.Id, i.Number, i.IssuedOn, i.Total)).ToListAsync(cancellationToken);
        return invoice with
        {
            Corrects = related.Find(r => r.Id == found.CreditsInvoiceId),
            CreditNotes = related.FindAll(r => r.Id != found.CreditsInvoiceId),
            PayTo = invoice.Open > 0 ? AccountFor(invoice.Currency) : null,
        };
    }

    private BankAccount? AccountFor(string currency) =>
        options.Value.BankAccounts.FirstOrDefault(a => a.Currency == currency) ?? options.Value.BankAccounts.FirstOrDefault(a => a.Currency is null);
}
