using Membership.Api.Identity.Federation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity.Pages;

/// <summary>The accounts elsewhere that sign this member in: what is connected, what could be.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[FreshSession]
public sealed class ProvidersModel(ExternalSignIn external, IReadOnlyList<ProviderOptions> providers) : PageModel
{
    /// <summary>What could be connected.</summary>
    public IReadOnlyList<ProviderOptions> Offered => providers;

    /// <summary>What is connected.</summary>
    public IReadOnlyList<IdentityUserLogin<Guid>> Connected { get; private set; } = [];

    /// <summary>Shows both.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Connected = await external.ListAsync(User.MemberId()!.Value, cancellationToken);

    /// <summary>Leads to the provider.</summary>
    public IActionResult OnPostGo(string? provider) => (IActionResult?)external.GoTo(provider, "/account/providers") ?? NotFound();

    /// <summary>Takes a connection away.</summary>
    public async Task<IActionResult> OnPostDisconnectAsync(string? provider, string? subject, CancellationToken cancellationToken)
    {
        await external.DisconnectAsync(provider ?? "", subject ?? "", User.MemberId()!.Value, cancellationToken);
        return LocalRedirect("~/account/providers");
    }
}
