using MediatR;
using Membership.Api.Http;
using Membership.Application.Members;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Asking for a link to choose a new password; the answer is the same for every address (rule 22).</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class ForgotPasswordModel(IMediator mediator) : PageModel
{
    [BindProperty] public string? Email { get; set; }

    /// <summary>Shows the answer instead of the form.</summary>
    [BindProperty(SupportsGet = true)] public bool Sent { get; set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() { }

    /// <summary>Asks for the link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await ModelState.AcceptsAsync(() => mediator.Send(new RequestPasswordResetCommand(Email ?? ""), cancellationToken))
            ? LocalRedirect("~/account/forgot-password?sent=true") : Page();
}
