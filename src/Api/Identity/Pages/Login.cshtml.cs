using Membership.Api.Http;
using Membership.Application.Texts;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Signing in. Every failure reads the same (rule 22).</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class LoginModel(SignIn signIn) : PageModel
{
    /// <summary>The address; an application may have told it already.</summary>
    [BindProperty(SupportsGet = true)] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() { }

    /// <summary>Checks, begins a session and goes on.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.CheckAsync(Email, Password, cancellationToken) is not { } account)
        {
            ModelState.AddModelError("", Text.Of("page.login.failed"));
            return Page();
        }
        await signIn.BeginAsync(account, SignInMethod.Password, AuthenticationMethods.Password, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? UriHelper.Encode(new Uri(ReturnUrl, UriKind.Relative)) : "~/account/manage");
    }
}
