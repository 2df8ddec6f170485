using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The applications that the member has let in; each can be shut out from here.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class ApplicationsModel(Infrastructure.Identity.Applications applications) : PageModel
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<ConnectedApplication> All { get; private set; } = [];

    /// <summary>Shows that one was just shut out.</summary>
    [BindProperty(SupportsGet = true)] public bool Ended { get; set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => All = await applications.ListAsync(User.MemberId()!.Value, cancellationToken);

    /// <summary>Takes the access of one away.</summary>
    public async Task<IActionResult> OnPostAsync(string? clientId, CancellationToken cancellationToken)
    {
        await applications.EndAsync(User.MemberId()!.Value, clientId ?? "", cancellationToken);
        return LocalRedirect("~/account/applications?ended=true");
    }
}
