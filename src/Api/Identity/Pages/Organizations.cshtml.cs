using MediatR;
using Membership.Application.Affiliations;
using Membership.Application.Organizations;
using Membership.Application.Representatives;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The organizations that the signed-in member applied for or represents, their invoices, and the invitations that wait for an answer.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class OrganizationsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>What there is to show.</summary>
    public MyOrganizations Mine { get; private set; } = new([], []);

    /// <summary>What was just done: accepted, declined, ended, answered, claimConfirmed or claimDeclined.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>What was just written about an application and refused, so that it is not lost.</summary>
    [BindProperty] public string? Text { get; set; }

    /// <summary>Which application it is about.</summary>
    public Guid? Answering { get; private set; }

    /// <summary>Why somebody was declined, where that was refused.</summary>
    [BindProperty] public string? Reason { get; set; }

    /// <summary>Whom it is about.</summary>
    public Guid? Declining { get; private set; }

    /// <summary>The day on which it is looked at, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Accepts or declines an invitation.</summary>
    public Task<IActionResult> OnPostAnswerAsync(Guid id, [BindRequired] bool accept, CancellationToken cancellationToken) =>
        ActAsync(new AnswerInvitationCommand(id, accept), accept ? "accepted" : "declined", cancellationToken);

    /// <summary>Gives a role up.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(new EndMyRepresentationCommand(id), "ended", cancellationToken);

    /// <summary>Answers what staff asked about an application.</summary>
    public Task<IActionResult> OnPostMessageAsync(Guid id, CancellationToken cancellationToken)
    {
        Answering = id;
        return ActAsync(new SendOrganizationMessageCommand(Text ?? "") { Id = id }, "answered", cancellationToken);
    }

    /// <summary>Says whether somebody works for the organization.</summary>
    public Task<IActionResult> OnPostClaimAsync(Guid organizationId, Guid id, [BindRequired] ClaimAnswer decision, CancellationToken cancellationToken)
    {
        var confirms = decision is ClaimAnswer.Confirm;
        if (!confirms) Declining = id;
        return ActAsync(new DecideAffiliationCommand(organizationId, id, confirms ? AffiliationDecision.Confirm : AffiliationDecision.Decline, confirms ? null : Reason),
            confirms ? "claimConfirmed" : "claimDeclined", cancellationToken);
    }

    private async Task<IActionResult> ActAsync<T>(IRequest<T> command, string done, CancellationToken cancellationToken)
    {
        HttpContext.ActAsSignedIn();
        // A damaged form does nothing.
        if (ModelState.IsValid && await ModelState.AcceptsAsync(() => mediator.Send(command, cancellationToken))) return LocalRedirect($"~/account/organizations?done={done}");
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        HttpContext.ActAsSignedIn();
        Mine = await mediator.Send(new ShowMyOrganizationsQuery(), cancellationToken);
    }
}

/// <summary>What the page answers to who says that they work there.</summary>
public enum ClaimAnswer
{
    /// <summary>It is so.</summary>
    Confirm,

    /// <summary>It is not so.</summary>
    Decline,
}
