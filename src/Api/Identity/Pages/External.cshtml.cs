using Membership.Api.Http;
using Membership.Api.Identity.Federation;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>Signing in with an account elsewhere: leads there, takes the answer, and connects the two after proof of both.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class ExternalModel(ExternalSignIn external, SecondStep secondStep) : PageModel
{
    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Shows that the sign-in elsewhere did not work.</summary>
    [BindProperty(SupportsGet = true)] public bool Failed { get; set; }

    /// <summary>Who signed in elsewhere.</summary>
    public ExternalIdentity? Identity { get; private set; }

    /// <summary>Who is signed in here; a connection is offered to them only.</summary>
    public SignedIn? Here { get; private set; }

    /// <summary>The way back to this page, through a sign-in here.</summary>
    public string Again => ExternalSignIn.Back(ReturnUrl);

    /// <summary>Leads to the provider.</summary>
    public IActionResult OnPostGo(string? provider) => (IActionResult?)external.GoTo(provider, ReturnUrl) ?? NotFound();

    /// <summary>Takes the answer: a connected account signs in, any other is asked about.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Failed || (Identity = await external.ReadAsync(HttpContext)) is null) return Page();
        Here = await HttpContext.SignedInAsync();
        if (await external.FindAsync(Identity, cancellationToken) is not { } account) return Page();
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return LocalRedirect(await secondStep.ContinueAsync(account, SignInMethod.External, AuthenticationMethods.External, ReturnUrl, always: false, cancellationToken));
    }

    /// <summary>Connects the two.</summary>
    public async Task<IActionResult> OnPostConnectAsync(CancellationToken cancellationToken)
    {
        Identity = await external.ReadAsync(HttpContext);
        Here = await HttpContext.SignedInAsync();
        if (Identity is null || Here is null) return LocalRedirect("~/account/login");
        if (await FreshSessionAttribute.DetourAsync(HttpContext, Again) is { } detour) return LocalRedirect(detour);
        if (!await ModelState.AcceptsAsync(() => external.ConnectAsync(Identity, Here.MemberId, cancellationToken))) return Page();
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/account/providers");
    }
}
