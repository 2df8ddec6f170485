using MediatR;
using Membership.Application.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The organizations that the signed-in member applied for or represents, their invoices, and the invitations that wait for an answer.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class OrganizationsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>What there is to show.</summary>
    public MyOrganizations Mine { get; private set; } = new([], []);

    /// <summary>What was just done: accepted, declined, ended or answered.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>The day on which it is looked at, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        HttpContext.ActAsSignedIn();
        Mine = await mediator.Send(new ShowMyOrganizationsQuery(), cancellationToken);
    }
}
