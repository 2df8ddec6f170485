using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity;

/// <summary>What follows an accepted password, or an accepted account at another provider: a session, or the question for a code.</summary>
public sealed class SecondStep(MembershipDb db, SignIn signIn, SecondFactors factors, SecondFactorPolicy policy, IHttpContextAccessor accessor)
{
    private const string CodePage = "/account/login/code";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Begins the session where the first step was enough, otherwise remembers it; answers where to go next.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="method">How, for the history.</param>
    /// <param name="methods">How, for applications.</param>
    /// <param name="returnUrl">Where to go on; only within this site.</param>
    /// <param name="always">Whether the way on asks for a second factor even of somebody who has passkeys only; a recovery code is one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> ContinueAsync(Account account, SignInMethod method, string methods, string? returnUrl, bool always, CancellationToken cancellationToken)
    {
        if (account.TwoFactorEnabled || (always && await policy.HasPasskeyAsync(account.Id, cancellationToken)))
        {
            await PendingSignIn.BeginAsync(Http, account, methods);
            return returnUrl is null ? CodePage : QueryHelpers.AddQueryString(CodePage, "returnUrl", returnUrl);
        }
        await signIn.BeginAsync(account, method, methods, cancellationToken);
        return LocalUrl.OrManage(returnUrl);
    }

    /// <summary>Takes the code, and begins the session where it is right. Wrong codes and locked accounts read the same.</summary>
    public async Task<SecondStepResult> CompleteAsync(string? code, CancellationToken cancellationToken)
    {
        if (await PendingSignIn.FindAsync(Http) is not { } pending || !await IsStillGoodAsync(pending, cancellationToken)) return SecondStepResult.Expired;
        if (await factors.RedeemAsync(pending.MemberId, code, RequestOrigin.Of(Http), cancellationToken) is not { } method) return SecondStepResult.Refused;
        var account = await db.Users.SingleAsync(a => a.Id == pending.MemberId, cancellationToken);
        await signIn.BeginAsync(account, method, AuthenticationMethods.WithCode(pending.Methods), cancellationToken);
        return SecondStepResult.SignedIn;
    }

    // Since the first step the password may have changed, or the membership ended.
    private Task<bool> IsStillGoodAsync(PendingSignIn pending, CancellationToken cancellationToken) =>
        db.Members.Where(Member.IsInGoodStanding).AnyAsync(m => m.Id == pending.MemberId
            && db.Users.Any(a => a.Id == m.Id && a.SecurityStamp == pending.Stamp), cancellationToken);
}

/// <summary>How the second step ended.</summary>
public enum SecondStepResult
{
    /// <summary>There is no first step, or it was too long ago.</summary>
    Expired,

    /// <summary>The code opens nothing.</summary>
    Refused,

    /// <summary>The session has begun.</summary>
    SignedIn,
}
