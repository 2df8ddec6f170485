using MediatR;
using Membership.Api.Http;
using Membership.Application.Members;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Where the mailed link leads. Following it changes nothing, because mail scanners follow links; the button confirms.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class VerifyModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Token { get; set; }
    [BindProperty] public string? Email { get; set; }

    /// <summary>Shows that a new link was asked for.</summary>
    [BindProperty(SupportsGet = true)] public bool Sent { get; set; }

    /// <summary>The new member's number, once confirmed.</summary>
    public string? MemberNumber { get; private set; }

    /// <summary>Whether the link was refused.</summary>
    public bool Refused { get; private set; }

    /// <summary>Shows the button, or without a token the form that asks for a link.</summary>
    public void OnGet() { }

    /// <summary>Confirms the address.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken) =>
        Refused = !await ModelState.AcceptsAsync(async () =>
            MemberNumber = (await mediator.Send(new VerifyEmailCommand(Token ?? ""), cancellationToken)).MemberNumber);

    /// <summary>Asks for the link once more.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken) =>
        await ModelState.AcceptsAsync(() => mediator.Send(new ResendVerificationCommand(Email ?? ""), cancellationToken))
            ? LocalRedirect("~/account/verify?sent=true") : Page();
}
