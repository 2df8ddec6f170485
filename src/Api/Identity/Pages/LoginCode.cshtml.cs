using Membership.Api.Http;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Pages;

/// <summary>The second step of signing in: an authenticator code, or a recovery code where the device is lost.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class LoginCodeModel(SecondStep secondStep) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Whether a first step was taken a moment ago.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>The first step.</summary>
    public string LoginPage => ReturnUrl is null ? "/account/login" : QueryHelpers.AddQueryString("/account/login", "returnUrl", ReturnUrl);

    /// <summary>Shows the form, or that the first step must be taken again.</summary>
    public async Task OnGetAsync() => IsUnderWay = await PendingSignIn.FindAsync(HttpContext) is not null;

    /// <summary>Checks the code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await secondStep.CompleteAsync(Code, cancellationToken);
        if (result is SecondStepResult.SignedIn) return LocalRedirect(LocalUrl.OrManage(ReturnUrl));
        IsUnderWay = result is SecondStepResult.Refused;
        if (IsUnderWay) ModelState.AddModelError("code", Text.Of("error.auth.code_invalid"));
        return Page();
    }
}
