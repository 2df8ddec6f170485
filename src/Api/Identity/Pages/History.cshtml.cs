using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>Who signed in as the member lately, or tried to.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
public sealed class HistoryModel(SignInHistory history) : PageModel
{
    private const int Shown = 50;

    /// <summary>The latest lines, newest first.</summary>
    public IReadOnlyList<SignInEvent> Latest { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Latest = await history.LatestAsync(User.MemberId()!.Value, Shown, cancellationToken);
}
