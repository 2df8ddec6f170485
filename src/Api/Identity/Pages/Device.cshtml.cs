using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Members;
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
public sealed class DeviceModel(ILoginServer server, IMembershipDb db, SecurityMails mails) : PageModel
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
        var device = await server.FindDeviceAsync(UserCode ?? "", HttpContext);
        if (await server.DecideDeviceAsync(UserCode ?? "", who, allow, HttpContext))
        {
            if (allow && device is not null) await TellAsync(who.MemberId, device.ClientName);
            return LocalRedirect($"~/account/device?done={(allow ? "allowed" : "denied")}");
        }
        ModelState.AddModelError("userCode", Text.Of("page.device.unknown"));
        return Page();
    }

    // Each time, not only the first: a code that somebody was talked into typing looks like any other.
    private Task<bool> TellAsync(Guid memberId, string clientName) => db.InTransactionAsync(async ct =>
    {
        await mails.ApplicationConnectedAsync(memberId, clientName, ct);
        return true;
    }, HttpContext.RequestAborted);
}
