using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The browsers in which the member is signed in; each can be signed out from here, at once and with the tokens that came of it.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class SessionsModel(IMembershipDb db, IAccounts accounts, Infrastructure.Identity.Sessions sessions) : PageModel
{
    /// <summary>Those that live, the one seen last first.</summary>
    public IReadOnlyList<AccountSession> All { get; private set; } = [];

    /// <summary>The name of the one that is looking.</summary>
    public string? Current { get; private set; }

    /// <summary>What was just ended: one or others.</summary>
    [BindProperty(SupportsGet = true)] public string? Ended { get; set; }

    private Guid MemberId => User.MemberId()!.Value;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Current = (await HttpContext.SignedInAsync())?.SessionId;
        All = await sessions.ListAsync(MemberId, cancellationToken);
    }

    /// <summary>Ends one; it may be gone already, or have never been theirs, which looks the same.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(MemberId, id ?? "", tokensToo: true, cancellationToken);
        return LocalRedirect("~/account/sessions?ended=one");
    }

    /// <summary>Ends all but this one.</summary>
    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellationToken)
    {
        if ((await HttpContext.SignedInAsync())?.SessionId is not { } current) return Challenge(SessionCookie.Scheme);
        await sessions.EndOthersAsync(MemberId, current, cancellationToken);
        return LocalRedirect("~/account/sessions?ended=others");
    }

    /// <summary>Ends every session and token, this one included.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        await db.InTransactionAsync(async ct =>
        {
            await accounts.RevokeAsync(MemberId, ct);
            return true;
        }, cancellationToken);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return LocalRedirect("~/account/logout");
    }
}
