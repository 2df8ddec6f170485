using MediatR;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Domain.Groups;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The requests that wait for the signed-in officer: what the mails to leaders lead to. Decides through the same use cases as the API.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class RequestsModel(IMediator mediator) : PageModel
{
    private const int Shown = 50;

    /// <summary>The oldest requests.</summary>
    public IReadOnlyList<EnrollmentResponse> Waiting { get; private set; } = [];

    /// <summary>What was just decided: approved or declined.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>Shows the requests.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Says yes.</summary>
    public Task<IActionResult> OnPostApproveAsync(GroupKind kind, string slug, Guid id, CancellationToken cancellationToken) =>
        DecideAsync(new DecideEnrollmentCommand(kind.Path(), slug, id, EnrollmentDecision.Approve, null, null), "approved", cancellationToken);

    /// <summary>Says no, with a reason.</summary>
    public Task<IActionResult> OnPostDeclineAsync(GroupKind kind, string slug, Guid id, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(new DecideEnrollmentCommand(kind.Path(), slug, id, EnrollmentDecision.Decline, reason, null), "declined", cancellationToken);

    private async Task<IActionResult> DecideAsync(DecideEnrollmentCommand command, string done, CancellationToken cancellationToken)
    {
        HttpContext.ActAsSignedIn(gated: true);
        if (await ModelState.AcceptsAsync(() => mediator.Send(command, cancellationToken))) return LocalRedirect($"~/account/requests?done={done}");
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        HttpContext.ActAsSignedIn(gated: true);
        Waiting = await mediator.Send(new ListWaitingRequestsQuery(Shown), cancellationToken);
    }
}
