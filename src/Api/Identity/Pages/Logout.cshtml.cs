using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Signing out of this browser; a button does it, so that no other site can with a mere link.</summary>
[AllowAnonymous]
public sealed class LogoutModel(ILoginServer server) : PageModel
{
    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>The login server's name for an application's wish to sign out.</summary>
    [BindProperty(SupportsGet = true)] public string? LogoutId { get; set; }

    /// <summary>Whether there is a session to end.</summary>
    public bool SignedIn { get; private set; }

    /// <summary>Shows the button, or that there is no session; signs out where an application has proved that it may ask for it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await server.FindSignOutAsync(LogoutId, HttpContext) is { MustAsk: false } wish) return await EndAsync(wish);
        SignedIn = (await HttpContext.AuthenticateAsync(SessionCookie.Scheme)).Succeeded;
        return Page();
    }

    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync() => await EndAsync(await server.FindSignOutAsync(LogoutId, HttpContext));

    private async Task<IActionResult> EndAsync(SignOutRequest? wish)
    {
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        if (wish?.Back is { } back) return Redirect(back);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? UriHelper.Encode(new Uri(ReturnUrl, UriKind.Relative)) : "~/account/logout");
    }
}
