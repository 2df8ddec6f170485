using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Signing out of this browser; a button does it, so that no other site can with a mere link.</summary>
[AllowAnonymous]
public sealed class LogoutModel : PageModel
{
    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Whether there is a session to end.</summary>
    public bool SignedIn { get; private set; }

    /// <summary>Shows the button, or that there is no session.</summary>
    public async Task OnGetAsync() => SignedIn = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded;

    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/account/logout");
    }
}
