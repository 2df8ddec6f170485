using MediatR;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Pages;

/// <summary>An invoice or credit note to read and to print, for those who may see the dues of its organization; the browser saves it as a PDF.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class InvoiceModel(IMediator mediator, IMembershipDb db, TimeProvider clock) : PageModel
{
    /// <summary>The document.</summary>
    public InvoiceResponse Invoice { get; private set; } = null!;

    /// <summary>Of a credit note: the invoice that it corrects.</summary>
    public Related? Corrects { get; private set; }

    /// <summary>The credit notes about it, oldest first.</summary>
    public IReadOnlyList<Related> CreditNotes { get; private set; } = [];

    /// <summary>The day on which it is looked at, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What became of the total, where anything did.</summary>
    public IEnumerable<(string Name, decimal Amount)> Settled => new[]
    {
        (Text.Of("page.invoice.paid"), Invoice.Paid),
        (Text.Of("page.invoice.credited"), Invoice.Credited),
        (Text.Of("page.invoice.writtenOff"), Invoice.WrittenOff),
    }.Where(s => s.Item2 > 0);

    /// <summary>Shows it. Who may not see it is told that there is nothing.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await HttpContext.ActAsSignedInStaffAsync();
        try
        {
            Invoice = await mediator.Send(new GetInvoiceQuery(id), cancellationToken);
        }
        catch (DomainException e) when (e.Error == CommonErrors.NotFound || e.Error == CommonErrors.Forbidden)
        {
            return NotFound();
        }
        var related = await db.Invoices.Where(i => i.OrganizationId == Invoice.OrganizationId && (i.CreditsInvoiceId == id || i.Id == Invoice.CreditsInvoiceId))
            .OrderBy(i => i.SortKey).Select(i => new Related(i.Id, i.Number, i.IssuedOn, i.Total)).ToListAsync(cancellationToken);
        Corrects = related.Find(r => r.Id == Invoice.CreditsInvoiceId);
        CreditNotes = related.FindAll(r => r.Id != Invoice.CreditsInvoiceId);
        return Page();
    }

    /// <summary>Another document that this one refers to.</summary>
    public sealed record Related(Guid Id, string Number, DateOnly IssuedOn, decimal Total);
}
