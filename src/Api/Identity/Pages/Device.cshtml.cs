using Membership.Api.Http;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Membership.Api.Identity.Pages;

/// <summary>
/// Connects a program that has no browser (RFC 8628). The code alone decides nothing, wherever it came from: the member sees which
/// application asks for what, and answers.
/// </summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class DeviceModel(ILoginServer server) : PageModel
{
    /// <summary>What the program shows.</summary>
    [BindProperty(SupportsGet = true)] public string? UserCode { get; set; }

    /// <summary>What was decided: allowed or denied.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>Who asks for what; null while no code has been given.</summary>
    public ApplicationRequest? Asked { get; private set; }

    /// <summary>Shows the form for the code, or the question.</summary>
    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(UserCode)) return;
        Asked = await server.FindDeviceAsync(UserCode, HttpContext);
        if (Asked is null) ModelState.AddModelError("userCode", Text.Of("page.device.unknown"));
    }

    /// <summary>Says yes.</summary>
    public Task<IActionResult> OnPostAllowAsync() => DecideAsync(allow: true);

    /// <summary>Says no.</summary>
    public Task<IActionResult> OnPostDenyAsync() => DecideAsync(allow: false);

    private async Task<IActionResult> DecideAsync(bool allow)
    {
        if (await HttpContext.SignedInAsync() is not { } who) return Challenge(SessionCookie.Scheme);
        if (await server.DecideDeviceAsync(UserCode ?? "", who, allow, HttpContext)) return LocalRedirect($"~/account/device?done={(allow ? "allowed" : "denied")}");
        ModelState.AddModelError("userCode", Text.Of("page.device.unknown"));
        return Page();
    }
}
