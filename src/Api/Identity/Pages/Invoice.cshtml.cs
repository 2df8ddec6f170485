using MediatR;
using Membership.Application.Dues;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>An invoice or credit note to read and to print, for those who may see the dues of its organization; the browser saves it as a PDF.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class InvoiceModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>The document.</summary>
    public PrintableInvoice Invoice { get; private set; } = null!;

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
            Invoice = await mediator.Send(new ShowInvoiceQuery(id), cancellationToken);
        }
        catch (DomainException e) when (e.Error == CommonErrors.NotFound)
        {
            return NotFound();
        }
        return Page();
    }
}
