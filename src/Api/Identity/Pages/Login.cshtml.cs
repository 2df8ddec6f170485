using Membership.Api.Http;
using Membership.Application.Texts;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Signing in, by password or by passkey; also for those who are signed in, where a page asks for it again. Every failure reads the same (rule 22).</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class LoginModel(SignIn signIn, SecondStep secondStep, Passkeys passkeys, ILoginServer server) : PageModel
{
    /// <summary>The address; an application may have told it already.</summary>
    [BindProperty(SupportsGet = true)] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    /// <summary>What the browser answered for a passkey.</summary>
    [BindProperty] public string? Credential { get; set; }

    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Why somebody who is signed in signs in again: <c>fresh</c> or <c>factor</c>.</summary>
    [BindProperty(SupportsGet = true)] public string? Again { get; set; }

    /// <summary>Whether a password alone will not do.</summary>
    public bool NeedsFactor => Again == "factor";

    /// <summary>Shows the form, with the address where the application knows it.</summary>
    public async Task OnGetAsync() => Email ??= (await server.FindRequestAsync(ReturnUrl, HttpContext))?.LoginHint;

    /// <summary>Checks the password; begins a session and goes on, or asks for a code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.CheckAsync(Email, Password, cancellationToken) is not { } account) return Failed("page.login.failed");
        return LocalRedirect(await secondStep.ContinueAsync(account, SignInMethod.Password, AuthenticationMethods.Password, ReturnUrl, NeedsFactor, cancellationToken));
    }

    /// <summary>What the browser needs to show a passkey.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    /// <summary>Takes a passkey; begins a session and goes on.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (await passkeys.SignInAsync(Credential, cancellationToken) is not { } account) return Failed("error.auth.passkey_invalid");
        await signIn.BeginAsync(account, SignInMethod.Passkey, AuthenticationMethods.Passkey, cancellationToken);
        return LocalRedirect(LocalUrl.OrManage(ReturnUrl));
    }

    private PageResult Failed(string text)
    {
        ModelState.AddModelError("", Text.Of(text));
        return Page();
    }
}
