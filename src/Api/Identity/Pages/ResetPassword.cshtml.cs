using MediatR;
using Membership.Api.Http;
using Membership.Application.Members;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity.Pages;

/// <summary>Choosing a new password through the mailed link. Following the link changes nothing; the form does.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class ResetPasswordModel(IMediator mediator, IOptions<IdentityOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Token { get; set; }
    [BindProperty] public string? NewPassword { get; set; }

    /// <summary>Whether the password has been set.</summary>
    public bool Done { get; private set; }

    /// <summary>Whether the link is at fault, not the password.</summary>
    public bool LinkRefused => !ModelState.IsValid && ModelState[nameof(NewPassword)] is not { Errors.Count: > 0 };

    /// <summary>What makes a good password.</summary>
    public string PasswordHint => Text.Of("page.field.password.hint", options.Value.Password.RequiredLength);

    /// <summary>Shows the form.</summary>
    public void OnGet() { }

    /// <summary>Sets the password.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var memberId = Guid.TryParse(Id, out var id) ? id : Guid.Empty;
        Done = await ModelState.AcceptsAsync(() => mediator.Send(new ResetPasswordCommand(memberId, Token ?? "", NewPassword ?? ""), cancellationToken));
    }
}
