using Membership.Api.Http;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Pages;

/// <summary>The second factor of the signed-in member: authenticator codes, recovery codes.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[EnableRateLimiting(RateLimits.Anonymous)]
[FreshSession]
public sealed class TwoFactorModel(SecondFactors factors, SignIn signIn, ILinkTokens seals) : PageModel
{
    private const string Purpose = "authenticator-key";
    private static readonly TimeSpan SetupLifetime = TimeSpan.FromMinutes(15);

    /// <summary>The new key, sealed; it stays with the browser until a code of it was shown.</summary>
    [BindProperty] public string? Setup { get; set; }
    [BindProperty] public string? Code { get; set; }

    /// <summary>Where to go on once there is a second factor; only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>What was just done: off.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>What the account has.</summary>
    public SecondFactorStatus Status { get; private set; } = null!;

    /// <summary>The key to put into an authenticator application; null unless one is being set up.</summary>
    public string? Key { get; private set; }

    /// <summary>New recovery codes, shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The address that applications read the key from.</summary>
    public string KeyAddress => $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(Status.Email)}?secret={Key}&issuer={Issuer}&digits=6&period=30";

    /// <summary>The page of the other second factor, leading on to the same address.</summary>
    public string PasskeysPage => ReturnUrl is null ? "/account/passkeys" : QueryHelpers.AddQueryString("/account/passkeys", "returnUrl", ReturnUrl);

    /// <summary>The address to go on to.</summary>
    public string WayOn => LocalUrl.OrManage(ReturnUrl);

    private static string Issuer => Uri.EscapeDataString(Text.Of("page.brand"));

    private Guid MemberId => User.MemberId()!.Value;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Status = await factors.StatusAsync(MemberId, HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Shows what there is.</summary>
    public void OnGet() { }

    /// <summary>Makes a key and shows it.</summary>
    public void OnPostBegin() => Setup = seals.Seal(Purpose, $"{MemberId:N} {Key = factors.NewKey()}", SetupLifetime);

    /// <summary>Turns codes on once one was shown; goes on in a session that says so.</summary>
    public async Task OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (seals.Open(Purpose, Setup ?? "")?.Split(' ') is not [var owner, var key] || owner != MemberId.ToString("N"))
        {
            ModelState.AddModelError("", Text.Of($"error.{SignInErrors.SetupExpired.Code}"));
            return;
        }
        if (await HttpContext.SignedInAsync() is not { } who) return;
        if (await ModelState.AcceptsAsync(async () => RecoveryCodes = await factors.TurnOnAsync(MemberId, key, Code, cancellationToken)))
            await signIn.BeginAgainAsync(who, SignInMethod.AuthenticatorCode, AuthenticationMethods.WithCode(who.Methods), cancellationToken);
        else Key = key;
        Status = await factors.StatusAsync(MemberId, cancellationToken);
    }

    /// <summary>Makes new recovery codes.</summary>
    public async Task OnPostCodesAsync(CancellationToken cancellationToken)
    {
        if (Status.HasAuthenticator || Status.HasPasskey) RecoveryCodes = await factors.RenewCodesAsync(MemberId, cancellationToken);
    }

    /// <summary>Turns codes off.</summary>
    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        if (!Status.HasAuthenticator || await HttpContext.SignedInAsync() is not { } who) return LocalRedirect("~/account/two-factor");
        if (!await ModelState.AcceptsAsync(() => factors.TurnOffAsync(MemberId, cancellationToken))) return Page();
        await signIn.BeginAgainAsync(who, SignInMethod.AuthenticatorCode, who.Methods, cancellationToken);
        return LocalRedirect("~/account/two-factor?done=off");
    }
}
