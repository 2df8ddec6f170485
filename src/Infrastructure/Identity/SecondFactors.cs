using Membership.Domain.Common;
using Membership.Domain.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Authenticator codes and recovery codes: setting up, checking, taking away. Each method is a transaction of its own.</summary>
public sealed class SecondFactors(
    MembershipDb db, UserManager<Account> users, IUserStore<Account> store, SecondFactorPolicy policy, Lockout lockout, CredentialMails mails,
    TokenCache tokens, TimeProvider clock)
{
    // The framework's own names of its rows.
    private const string Store = "[AspNetUserStore]";
    private const int RecoveryCodes = 10;

    private IUserAuthenticatorKeyStore<Account> Keys => (IUserAuthenticatorKeyStore<Account>)store;

    private IUserTwoFactorRecoveryCodeStore<Account> Recovery => (IUserTwoFactorRecoveryCodeStore<Account>)store;

    /// <summary>What the account has.</summary>
    public async Task<SecondFactorStatus> StatusAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == memberId, cancellationToken);
        var email = await db.Members.Where(m => m.Id == memberId).Select(m => m.Email).SingleAsync(cancellationToken);
        return new SecondFactorStatus(email, account.TwoFactorEnabled, await Recovery.CountCodesAsync(account, cancellationToken),
            await policy.HasPasskeyAsync(memberId, cancellationToken), await policy.MustHaveAsync(memberId, cancellationToken));
    }

    /// <summary>A new key for an authenticator application; it counts for nothing until a code of it was shown.</summary>
    public string NewKey() => users.GenerateNewAuthenticatorKey();

    /// <summary>Turns codes on, or moves them to another device; answers new recovery codes. The other sessions end, and every token.</summary>
    public Task<IReadOnlyList<string>> TurnOnAsync(Guid memberId, string key, string? code, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var account = await db.Users.AsTracking().SingleAsync(a => a.Id == memberId, ct);
        await Keys.SetAuthenticatorKeyAsync(account, key, ct);
        SignInErrors.CodeInvalid.Unless(await TakeAsync(account, AuthenticatorCode.Normalize(code)));
        await users.SetTwoFactorEnabledAsync(account, enabled: true);
        await EndSessionsAsync(memberId, ct);
        await mails.QueueAsync(memberId, CredentialMails.SecondFactorOn, ct);
        return await NewCodesAsync(account);
    }, cancellationToken);

    /// <summary>New recovery codes in place of the old ones.</summary>
    public Task<IReadOnlyList<string>> RenewCodesAsync(Guid memberId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        await mails.QueueAsync(memberId, CredentialMails.RecoveryCodesNew, ct);
        return await NewCodesAsync(await db.Users.AsTracking().SingleAsync(a => a.Id == memberId, ct));
    }, cancellationToken);

    /// <summary>Turns codes off; refused while duties ask for a second factor and no passkey remains.</summary>
    public Task<bool> TurnOffAsync(Guid memberId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var hasPasskey = await policy.HasPasskeyAsync(memberId, ct);
        SignInErrors.SecondFactorNeeded.Unless(hasPasskey || !await policy.MustHaveAsync(memberId, ct));
        var account = await db.Users.AsTracking().SingleAsync(a => a.Id == memberId, ct);
        await users.RemoveAuthenticationTokenAsync(account, Store, "AuthenticatorKey");
        if (!hasPasskey) await DropCodesAsync(account);
        await users.SetTwoFactorEnabledAsync(account, enabled: false);
        await EndSessionsAsync(memberId, ct);
        await mails.QueueAsync(memberId, CredentialMails.SecondFactorOff, ct);
        return true;
    }, cancellationToken);

    /// <summary>Takes an authenticator code or a recovery code; answers which it was, or null where it opens nothing. A failure counts.</summary>
    public Task<SignInMethod?> RedeemAsync(Guid memberId, string? code, RequestOrigin origin, CancellationToken cancellationToken) => db.InTransactionAsync<SignInMethod?>(async ct =>
    {
        var now = clock.GetUtcNow();
        var digits = AuthenticatorCode.Normalize(code);
        var method = digits is null ? SignInMethod.RecoveryCode : SignInMethod.AuthenticatorCode;
        // Checked and counted in one transaction: of many guesses at once, none slips by the count.
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == memberId && (a.LockoutEnd == null || a.LockoutEnd <= now), ct);
        var accepted = account is not null
            && (digits is not null ? account.TwoFactorEnabled && await TakeAsync(account, digits) : await RedeemRecoveryAsync(account, code, ct));
        if (!accepted)
        {
            await lockout.FailAsync(memberId, method, origin, ct);
            return null;
        }
        account!.AccessFailedCount = 0;
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        return method;
    }, cancellationToken);

    private async Task<bool> TakeAsync(Account account, string? digits) => digits is not null
        && await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, digits) && account.Take(digits);

    private async Task<bool> RedeemRecoveryAsync(Account account, string? code, CancellationToken cancellationToken)
    {
        if (AuthenticatorCode.NormalizeRecovery(code) is not { } normal || !await Recovery.RedeemCodeAsync(account, normal, cancellationToken)) return false;
        await mails.QueueAsync(account.Id, CredentialMails.RecoveryCodeUsed, cancellationToken);
        return true;
    }

    // What was got with less than this account asks for now ends: sessions, and what applications hold.
    private async Task EndSessionsAsync(Guid memberId, CancellationToken cancellationToken)
    {
        await db.AccountSessions.Where(s => s.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        await db.OidcGrants.Where(g => g.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        tokens.Clear();
    }

    internal Task DropCodesAsync(Account account) => users.RemoveAuthenticationTokenAsync(account, Store, "RecoveryCodes");

    internal async Task<IReadOnlyList<string>> NewCodesAsync(Account account) =>
        [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
}

/// <summary>What second factors an account has.</summary>
/// <param name="Email">What authenticator applications call the account.</param>
/// <param name="HasAuthenticator">Codes are asked for after the password.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes have not been used.</param>
/// <param name="HasPasskey">There is at least one passkey.</param>
/// <param name="IsRequired">Its duties ask for one.</param>
public sealed record SecondFactorStatus(string Email, bool HasAuthenticator, int RecoveryCodesLeft, bool HasPasskey, bool IsRequired);
