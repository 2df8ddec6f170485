using MediatR;
using Membership.Api.Http;
using Membership.Application.Members;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Where the links of a change of address lead. Following one changes nothing, because mail scanners follow links; the button confirms.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class ConfirmEmailModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Token { get; set; }

    /// <summary>What came of it; null before the button, and where the link was refused.</summary>
    public EmailChangeConfirmed? Answer { get; private set; }

    /// <summary>Shows the button.</summary>
    public void OnGet() { }

    /// <summary>Confirms one end.</summary>
    public Task OnPostAsync(CancellationToken cancellationToken) =>
        ModelState.AcceptsAsync(async () => Answer = await mediator.Send(new ConfirmEmailChangeCommand(Token ?? ""), cancellationToken));
}
