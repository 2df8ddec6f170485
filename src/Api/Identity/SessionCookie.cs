using System.Globalization;
using System.Security.Claims;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Membership.Api.Identity;

/// <summary>What the sealed session cookie carries, and what keeps it honest: the session's row in the database, and the account's security stamp.</summary>
public static class SessionCookie
{
    /// <summary>Name of the scheme; the framework's own name for it is no constant.</summary>
    public const string Scheme = "Identity.Application";

    /// <summary>Where the ticket names its session; Duende IdentityServer uses the same place.</summary>
    public const string SessionIdItem = "session_id";

    /// <summary>The claim that tells when the member gave credentials, in Unix seconds.</summary>
    public const string AuthenticatedAtClaim = "auth_time";

    /// <summary>The claims that tell how (RFC 8176).</summary>
    public const string MethodClaim = "amr";

    /// <summary>The session of an authenticated browser.</summary>
    public static string? SessionId(this AuthenticateResult result) => result.Properties?.Items.TryGetValue(SessionIdItem, out var id) == true ? id : null;

    /// <summary>Who is signed in in this browser; null where nobody is.</summary>
    public static async Task<SignedIn?> SignedInAsync(this HttpContext http)
    {
        var session = await http.AuthenticateAsync(Scheme);
        return session.Succeeded && session.Principal.MemberId() is { } id && session.Principal.AuthenticatedAt() is { } at
            ? new SignedIn(id, session.SessionId(), at, session.Principal.Methods()) : null;
    }

    /// <summary>The member; null where nobody is signed in.</summary>
    public static Guid? MemberId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue("sub"), out var id) ? id : null;

    /// <summary>When the member gave credentials.</summary>
    public static DateTimeOffset? AuthenticatedAt(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(AuthenticatedAtClaim), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>How, separated by spaces.</summary>
    public static string Methods(this ClaimsPrincipal principal) => string.Join(' ', principal.FindAll(MethodClaim).Select(c => c.Value));

    /// <summary>Refuses a cookie whose session has ended, then asks the security stamp.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        context.Properties.Items.TryGetValue(SessionIdItem, out var sessionId);
        if (await sessions.IsLiveAsync(sessionId, context.HttpContext.RequestAborted)) await SecurityStampValidator.ValidatePrincipalAsync(context);
        else context.RejectPrincipal();
    }

    /// <summary>Signing out ends the session's row, so that a copy of the cookie opens nothing.</summary>
    public static async Task EndAsync(CookieSigningOutContext context)
    {
        var session = await context.HttpContext.AuthenticateAsync(Scheme);
        if (session.SessionId() is { } id && session.Principal?.MemberId() is { } memberId)
            await context.HttpContext.RequestServices.GetRequiredService<Sessions>().EndAsync(memberId, id, tokensToo: false, context.HttpContext.RequestAborted);
    }

    /// <summary>Carries time and manner of signing in over where the security stamp's validator renews the principal.</summary>
    public static Task KeepAuthentication(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity renewed && context.CurrentPrincipal is { } current)
            renewed.AddClaims(current.Claims.Where(c => c.Type is AuthenticatedAtClaim or MethodClaim or "idp").Select(c => c.Clone()));
        return Task.CompletedTask;
    }
}
