using System.Buffers.Text;
using Membership.Api.Http;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>The signed-in member's passkeys.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[EnableRateLimiting(RateLimits.Anonymous)]
[FreshSession]
public sealed class PasskeysModel(Passkeys passkeys, SignIn signIn) : PageModel
{
    /// <summary>What the member calls the new passkey.</summary>
    [BindProperty] public string? PasskeyName { get; set; }

    /// <summary>What the browser answered.</summary>
    [BindProperty] public string? Credential { get; set; }

    /// <summary>Where to go on; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>What was just done: added or removed.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>The member's passkeys.</summary>
    public IReadOnlyList<UserPasskeyInfo> Mine { get; private set; } = [];

    /// <summary>New recovery codes, shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The address to go on to.</summary>
    public string WayOn => LocalUrl.OrManage(ReturnUrl);

    private Guid MemberId => User.MemberId()!.Value;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Mine = await passkeys.ListAsync(MemberId, HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Shows them.</summary>
    public void OnGet() { }

    /// <summary>What the browser needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        Content(await passkeys.CreationOptionsAsync(MemberId, cancellationToken), "application/json");

    /// <summary>Keeps a new passkey; the session goes on with it, since its owner has just unlocked it.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        var name = PlainText.Normalize(PasskeyName);
        if (name is null || name.Length > Passkeys.MaxNameLength || !PlainText.IsClean(name) || !PlainText.IsVisible(name))
        {
            ModelState.AddModelError("passkeyName", name is null ? Text.Of("validation.required") : Text.Of("validation.text"));
            return Page();
        }
        if (!await ModelState.AcceptsAsync(async () => RecoveryCodes = await passkeys.AddAsync(MemberId, Credential, name, cancellationToken))) return Page();
        if (await HttpContext.SignedInAsync() is { } who && !AuthenticationMethods.HasSecondFactor(who.Methods))
            await signIn.BeginAgainAsync(who, SignInMethod.Passkey, AuthenticationMethods.Passkey, cancellationToken);
        if (RecoveryCodes.Count > 0) return Page();
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(LocalUrl.OrManage(ReturnUrl)) : LocalRedirect("~/account/passkeys?done=added");
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken)
    {
        if (!Base64Url.IsValid(id)) return LocalRedirect("~/account/passkeys");
        return await ModelState.AcceptsAsync(() => passkeys.RemoveAsync(MemberId, Base64Url.DecodeFromChars(id), cancellationToken))
            ? LocalRedirect("~/account/passkeys?done=removed") : Page();
    }
}
