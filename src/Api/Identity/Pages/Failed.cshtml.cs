using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Stands in where the account pages would answer with a bare status: a page that does not exist, a form without its anti-forgery token, something that a page does not do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FailedModel : PageModel
{
    /// <summary>Where it is.</summary>
    public const string Address = "/account/failed";

    /// <summary>Whether a form was refused.</summary>
    public bool ByForm => Response.StatusCode == StatusCodes.Status400BadRequest;

    /// <summary>Whether the page does not do what it was asked; otherwise it does not exist.</summary>
    public bool ByMethod => Response.StatusCode == StatusCodes.Status405MethodNotAllowed;

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Asked for by its own address it is a page like any other that does not exist.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
