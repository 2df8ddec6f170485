using System.Text.Json;
using MediatR;
using Membership.Api.Http;
using Membership.Application.Members;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity.Pages;

/// <summary>Asking to join. Every well-formed request ends on the same page (rule 22).</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class JoinModel(IMediator mediator, IOptions<IdentityOptions> options) : PageModel
{
    /// <summary>The purposes as the API names them.</summary>
    public static readonly IReadOnlyList<string> Purposes = [.. Enum.GetValues<ConsentPurpose>().Select(NameOf)];

    /// <summary>The one without which there is no membership.</summary>
    public static readonly string RequiredPurpose = NameOf(ConsentPurpose.Storage);

    [BindProperty] public string? GivenName { get; set; }
    [BindProperty] public string? FamilyName { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Country { get; set; }
    [BindProperty] public string? City { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public IReadOnlyList<string> Consents { get; set; } = [];

    /// <summary>Shows what happens next instead of the form.</summary>
    [BindProperty(SupportsGet = true)] public bool Sent { get; set; }

    /// <summary>What makes a good password.</summary>
    public string PasswordHint => Text.Of("page.field.password.hint", options.Value.Password.RequiredLength);

    /// <summary>Shows the form.</summary>
    public void OnGet() { }

    /// <summary>Sends the request.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new JoinMemberCommand(
            GivenName ?? "", FamilyName, Email ?? "", Password ?? "", Country ?? "", City, Language ?? "",
            [.. Enum.GetValues<ConsentPurpose>().Select(p => new ConsentChoice(p, Consents.Contains(NameOf(p), StringComparer.Ordinal)))]) { Channel = "web" };
        return await ModelState.AcceptsAsync(() => mediator.Send(command, cancellationToken)) ? LocalRedirect("~/account/join?sent=true") : Page();
    }

    private static string NameOf(ConsentPurpose purpose) => JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString());
}
