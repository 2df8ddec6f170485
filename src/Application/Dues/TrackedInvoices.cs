using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>Finds invoices to be changed.</summary>
internal static class TrackedInvoices
{
    /// <summary>An invoice of an organization with its lines, at the version that the caller knows; otherwise there is none.</summary>
    public static async Task<Invoice> TrackedInvoiceAsync(this IMembershipDb db, Guid organizationId, Guid invoiceId, int? expectedVersion, CancellationToken cancellationToken)
    {
        var invoice = CommonErrors.NotFound.IfMissing(await db.Invoices.AsTracking().Include(i => i.Lines)
            .SingleOrDefaultAsync(i => i.Id == invoiceId && i.OrganizationId == organizationId, cancellationToken));
        invoice.RequireVersion(expectedVersion);
        return invoice;
    }
}
