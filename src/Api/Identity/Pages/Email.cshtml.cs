using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Pages;

/// <summary>Asking for another address, with the password: a session left open must not be enough.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[EnableRateLimiting(RateLimits.Anonymous)]
[FreshSession]
public sealed class EmailModel(IMembershipDb db, IMediator mediator, SignIn signIn) : PageModel
{
    [BindProperty] public string? NewEmail { get; set; }
    [BindProperty] public string? CurrentPassword { get; set; }

    /// <summary>Shows that the links were sent.</summary>
    [BindProperty(SupportsGet = true)] public bool Sent { get; set; }

    /// <summary>The address that mail goes to now.</summary>
    public string Present { get; private set; } = "";

    private Guid MemberId => User.MemberId()!.Value;

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Asks both addresses.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.CheckAsync(MemberId, CurrentPassword, cancellationToken) is null)
        {
            ModelState.AddModelError("currentPassword", Text.Of("page.manage.password.wrong"));
        }
        else
        {
            HttpContext.ActAsSignedIn();
            if (await ModelState.AcceptsAsync(() => mediator.Send(new RequestEmailChangeCommand(NewEmail ?? ""), cancellationToken)))
                return LocalRedirect("~/account/email?sent=true");
        }
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Present = await db.Members.Where(m => m.Id == MemberId).Select(m => m.Email).SingleAsync(cancellationToken);
}
