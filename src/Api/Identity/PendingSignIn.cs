using System.Security.Claims;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity;

/// <summary>A sign-in between its two steps, in a sealed cookie of a few minutes. It opens nothing.</summary>
/// <param name="MemberId">Whose password, or whose account at another provider, was accepted.</param>
/// <param name="Stamp">The account's security stamp then; a new password ends the step.</param>
/// <param name="Methods">What was accepted (RFC 8176).</param>
public sealed record PendingSignIn(Guid MemberId, string Stamp, string Methods)
{
    /// <summary>How long the second step may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // Names of our own: the framework keeps the challenges of passkeys under the same scheme.
    private const string MemberClaim = "pending_member";
    private const string StampClaim = "pending_stamp";
    private const string MethodsClaim = "pending_methods";

    /// <summary>Remembers the first step.</summary>
    public static Task BeginAsync(HttpContext http, Account account, string methods) => http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(MemberClaim, account.Id.ToString()), new Claim(StampClaim, account.SecurityStamp ?? ""), new Claim(MethodsClaim, methods)], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>The first step of this browser; null where there is none, or where it was too long ago.</summary>
    public static async Task<PendingSignIn?> FindAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return ticket.Principal is { } principal && Guid.TryParse(principal.FindFirstValue(MemberClaim), out var id)
            ? new PendingSignIn(id, principal.FindFirstValue(StampClaim)!, principal.FindFirstValue(MethodsClaim)!) : null;
    }

    /// <summary>Forgets it.</summary>
    public static Task EndAsync(HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
