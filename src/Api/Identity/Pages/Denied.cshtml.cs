using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Where those end who may not open a page, or whose application asked for what it may not ask for.</summary>
[AllowAnonymous]
public sealed class DeniedModel : PageModel
{
    /// <summary><c>client</c> where an application's request was refused.</summary>
    [BindProperty(SupportsGet = true)] public string? Reason { get; set; }

    /// <summary>Whether an application is at fault, not the reader.</summary>
    public bool ByClient => Reason == "client";

    /// <summary>Says so in the status as well.</summary>
    public void OnGet() => Response.StatusCode = ByClient ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
}
