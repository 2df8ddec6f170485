using System.Globalization;
using System.Security.Claims;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity;

/// <summary>
/// Signs members in with address and password. Whatever is wrong, the answer is the same and takes the same work (rule 22):
/// one hash and one write, for unknown addresses, wrong passwords, memberships not in good standing and locked accounts alike.
/// </summary>
public sealed class SignIn(
    MembershipDb db, SignInManager<Account> manager, IPasswordHasher<Account> hasher, PasswordHashing hashing, Sessions sessions, SignInHistory history,
    Lockout lockout, SecondFactorPolicy policy, SecurityMails mails, TimeProvider clock)
{
    private static readonly Account Nobody = new();

    /// <summary>The account whose address and password these are; null in every other case.</summary>
    public async Task<Account?> CheckAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        var key = EmailAddress.TryParse(email)?.Key ?? "";
        var found = await db.Members.Where(m => m.EmailKey == key)
            .Join(db.Users, m => m.Id, a => a.Id, (m, a) => new Candidate(a, m.Status)).SingleOrDefaultAsync(cancellationToken);
        return await CheckAsync(found, password, cancellationToken);
    }

    /// <summary>The member's account where this is the present password; otherwise null.</summary>
    public async Task<Account?> CheckAsync(Guid memberId, string? password, CancellationToken cancellationToken)
    {
        var found = await db.Members.Where(m => m.Id == memberId)
            .Join(db.Users, m => m.Id, a => a.Id, (m, a) => new Candidate(a, m.Status)).SingleOrDefaultAsync(cancellationToken);
        return await CheckAsync(found, password, cancellationToken);
    }

    /// <summary>Begins a session in this browser, in place of the one it may have had.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="method">How they signed in, for the history.</param>
    /// <param name="methods">How, in the words of RFC 8176, for applications.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task BeginAsync(Account account, SignInMethod method, string methods, CancellationToken cancellationToken)
    {
        var (http, now) = (manager.Context, clock.GetUtcNow());
        var origin = RequestOrigin.Of(http);
        var before = (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).SessionId();
        var sessionId = await db.InTransactionAsync(async ct =>
        {
            if (before is not null) await db.AccountSessions.Where(s => s.SessionId == before).ExecuteDeleteAsync(ct);
            if (!await history.KnowsAsync(account.Id, origin, ct)) await mails.NewDeviceAsync(account.Id, origin.Device, ct);
            history.Record(account.Id, method, succeeded: true, origin);
            return sessions.Begin(account.Id, origin);
        }, cancellationToken);
        var properties = new AuthenticationProperties { IsPersistent = false, IssuedUtc = now };
        properties.Items[SessionCookie.SessionIdItem] = sessionId;
        await PendingSignIn.EndAsync(http);
        await manager.SignInWithClaimsAsync(account, properties,
        [
            new Claim(SessionCookie.AuthenticatedAtClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
            .. methods.Split(' ').Select(m => new Claim(SessionCookie.MethodClaim, m)),
        ]);
    }

    /// <summary>Begins this browser's session anew after the password was changed in it, which has ended all others.</summary>
    public Task BeginAgainAsync(Guid memberId, string methods, CancellationToken cancellationToken) =>
        BeginAgainAsync(memberId, SignInMethod.Password, methods, cancellationToken);

    /// <summary>The same after another proof than the password.</summary>
    public async Task BeginAgainAsync(Guid memberId, SignInMethod method, string methods, CancellationToken cancellationToken) =>
        await BeginAsync(await db.Users.SingleAsync(a => a.Id == memberId, cancellationToken), method, methods, cancellationToken);

    private async Task<Account?> CheckAsync(Candidate? found, string? password, CancellationToken cancellationToken)
    {
        var (account, status) = found ?? new Candidate(Nobody, MemberStatus.Closed);
        var result = await hashing.VerifyAsync(account.PasswordHash, password ?? "", cancellationToken);
        if (result is PasswordVerificationResult.Failed || status is not (MemberStatus.Active or MemberStatus.ReaffirmationDue))
        {
            await db.InTransactionAsync(ct => lockout.FailAsync(account.Id, SignInMethod.Password, RequestOrigin.Of(manager.Context), ct), cancellationToken);
            return null;
        }
        // SignInManager.CheckPasswordSignInAsync would answer a locked account without hashing. Here the lock is asked for after the hash.
        if (!await db.InTransactionAsync(async ct => await lockout.EnterAsync(account.Id, await policy.HasAsync(account.Id, ct), ct), cancellationToken)) return null;
        if (result is PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(account.Id, password!, cancellationToken);
        return account;
    }

    private async Task RehashAsync(Guid id, string password, CancellationToken cancellationToken)
    {
        var hash = await hashing.RunAsync(() => hasher.HashPassword(Nobody, password), cancellationToken);
        await db.InTransactionAsync(ct => db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, hash), ct), cancellationToken);
    }

    private sealed record Candidate(Account Account, MemberStatus Status);
}
