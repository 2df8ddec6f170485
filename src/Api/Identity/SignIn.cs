using System.Globalization;
using System.Security.Claims;
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
    public Task BeginAsync(Account account, SignInMethod method, string methods, CancellationToken cancellationToken) =>
        BeginAsync(account, method, methods, clock.GetUtcNow(), cancellationToken);

    private async Task BeginAsync(Account account, SignInMethod method, string methods, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var http = manager.Context;
        var origin = RequestOrigin.Of(http);
        var before = (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).SessionId();
        var sessionId = await db.InTransactionAsync(async ct =>
        {
            if (before is not null) await db.AccountSessions.Where(s => s.SessionId == before).ExecuteDeleteAsync(ct);
            var sessionId = sessions.Begin(account.Id, origin);
            // What came of the session that this one replaces ends with this one from now on.
            await db.OidcGrants.Where(g => g.SessionId == before && g.SessionId != null && g.MemberId == account.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(g => g.SessionId, sessionId), ct);
            if (!await history.KnowsAsync(account.Id, origin, ct)) await mails.NewDeviceAsync(account.Id, origin.Device, ct);
            history.Record(account.Id, method, succeeded: true, origin);
            return sessionId;
        }, cancellationToken);
        var properties = new AuthenticationProperties { IsPersistent = false, IssuedUtc = clock.GetUtcNow() };
        properties.Items[SessionCookie.SessionIdItem] = sessionId;
        await PendingSignIn.EndAsync(http);
        await manager.SignInWithClaimsAsync(account, properties,
        [
            new Claim(SessionCookie.AuthenticatedAtClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
            .. methods.Split(' ').Select(m => new Claim(SessionCookie.MethodClaim, m)),
        ]);
    }

    /// <summary>
    /// Begins this browser's session anew after a change that has ended all sessions. It is as old as it was: what was changed is no
    /// sign-in, and a session that is not fresh does not become so by it.
    /// </summary>
    public async Task BeginAgainAsync(SignedIn who, SignInMethod method, string methods, CancellationToken cancellationToken) =>
        await BeginAsync(await db.Users.SingleAsync(a => a.Id == who.MemberId, cancellationToken), method, methods, who.At, cancellationToken);

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
