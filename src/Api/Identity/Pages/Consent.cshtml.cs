using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Asks the signed-in member whether an application may have what it asks for. A yes is remembered until it is taken back.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class ConsentModel(ILoginServer server) : PageModel
{
    /// <summary>The application's request, which goes on afterwards.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Who asks for what.</summary>
    public ApplicationRequest? Asked { get; private set; }

    /// <summary>Shows the question.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        (Asked = await server.FindRequestAsync(ReturnUrl, HttpContext)) is null ? LocalRedirect("~/account/denied?reason=client") : Page();

    /// <summary>Says yes.</summary>
    public async Task<IActionResult> OnPostAllowAsync() =>
        await HttpContext.SignedInAsync() is { } who ? Redirect(await server.AllowAsync(ReturnUrl ?? "", who, HttpContext)) : Challenge(SessionCookie.Scheme);

    /// <summary>Says no.</summary>
    public async Task<IActionResult> OnPostDenyAsync() => Redirect(await server.DenyAsync(ReturnUrl ?? "", HttpContext));
}
