using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>One invoice, for whoever sees the organization's dues.</summary>
/// <param name="InvoiceId">Which one.</param>
/// <param name="OrganizationId">Whose it must be; null where the address names the invoice alone.</param>
public sealed record GetInvoiceQuery(Guid InvoiceId, Guid? OrganizationId = null) : IRequest<InvoiceResponse>;

/// <summary>Reads an invoice with its lines.</summary>
public sealed class GetInvoiceHandler(IMembershipDb db, DuesAccess access, InvoiceResponses responses) : IRequestHandler<GetInvoiceQuery, InvoiceResponse>
{
    /// <inheritdoc/>
    public async Task<InvoiceResponse> Handle(GetInvoiceQuery request, CancellationToken cancellationToken)
    {
        var owner = request.OrganizationId
            ?? await db.Invoices.Where(i => i.Id == request.InvoiceId).Select(i => (Guid?)i.OrganizationId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new DomainException(CommonErrors.NotFound);
        await access.SeeAsync(owner, cancellationToken);
        return responses.Of(CommonErrors.NotFound.IfMissing(
            await db.Invoices.Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == request.InvoiceId && i.OrganizationId == owner, cancellationToken)));
    }
}
