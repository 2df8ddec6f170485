using MediatR;
using Membership.Application.Clients;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Asks the signed-in member whether an application may have what it asks for. A yes is remembered until it is taken back.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class ConsentModel(ILoginServer server, IMediator mediator) : PageModel
{
    /// <summary>The application's request, which goes on afterwards.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Who asks for what.</summary>
    public ApplicationRequest? Asked { get; private set; }

    /// <summary>The organization whose application it is; null for the body's own.</summary>
    public string? Owner { get; private set; }

    /// <summary>Shows the question.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Asked = await server.FindRequestAsync(ReturnUrl, HttpContext);
        if (Asked is null) return LocalRedirect("~/account/denied?reason=client");
        Owner = await mediator.Send(new GetClientOwnerQuery(Asked.ClientId), HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Says yes.</summary>
    public async Task<IActionResult> OnPostAllowAsync() =>
        await HttpContext.SignedInAsync() is { } who ? Redirect(await server.AllowAsync(ReturnUrl ?? "", who, HttpContext)) : Challenge(SessionCookie.Scheme);

    /// <summary>Says no.</summary>
    public async Task<IActionResult> OnPostDenyAsync() => Redirect(await server.DenyAsync(ReturnUrl ?? "", HttpContext));
}
