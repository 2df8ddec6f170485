using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>ASP.NET Core Identity as the login system behind the use cases.</summary>
internal sealed class Accounts(MembershipDb db, UserManager<Account> users, IPasswordHasher<Account> hasher, PasswordHashing hashing, BreachedPasswords breached, SecondFactorPolicy policy,
    TokenCache tokens) : IAccounts
{
    private static readonly Account Nobody = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CheckPasswordAsync(string password, string email)
    {
        var complaints = new List<string>();
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, Nobody, password);
            complaints.AddRange(result.Errors.Select(Complaint));
        }
        var local = email.Split('@')[0];
        if (local.Length > 3 && password.Contains(local, StringComparison.OrdinalIgnoreCase)) complaints.Add(Text.Of("password.containsAddress"));
        // Only a password that is long enough is worth the search.
        if (complaints.Count == 0 && await breached.ContainsAsync(password, CancellationToken.None)) complaints.Add(Text.Of("password.breached"));
        return complaints;
    }

    private string Complaint(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => Text.Of("password.tooShort", users.Options.Password.RequiredLength),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => Text.Of("password.tooFewDifferent", users.Options.Password.RequiredUniqueChars),
        _ => error.Description,
    };

    /// <inheritdoc/>
    public Task<string> HashPasswordAsync(string password, CancellationToken cancellationToken) =>
        hashing.RunAsync(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <inheritdoc/>
    public async Task SetPasswordHashAsync(Member member, string passwordHash, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == member.Id, cancellationToken);
        if (account is null)
        {
            var name = member.Id.ToString("N");
            db.Users.Add(account = new Account
            {
                Id = member.Id, UserName = name, NormalizedUserName = name.ToUpperInvariant(), LockoutEnabled = true, EmailConfirmed = true,
            });
        }
        account.PasswordHash = passwordHash;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        // Whoever reads the mail proves nothing about codes: a new password must not give new guesses at them.
        if (!await policy.HasAsync(member.Id, cancellationToken)) (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        await EndEverythingAsync(member.Id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RevokeAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == memberId, cancellationToken);
        if (account is not null) account.SecurityStamp = Guid.NewGuid().ToString("N");
        await EndEverythingAsync(memberId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveSecondFactorsAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == memberId, cancellationToken);
        if (account is null) return false;
        (account.TwoFactorEnabled, account.LastCodeHash, account.SecurityStamp) = (false, null, Guid.NewGuid().ToString("N"));
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        // An account elsewhere is a way in as well, and nobody knows who connected it.
        await db.UserLogins.Where(l => l.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(t => t.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
        await EndEverythingAsync(memberId, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<string?> NewPasswordResetTokenAsync(Guid memberId, CancellationToken cancellationToken) =>
        await FindAsync(memberId, cancellationToken) is { } found
            ? await users.GenerateUserTokenAsync(found.Account, users.Options.Tokens.PasswordResetTokenProvider, found.ResetPurpose) : null;

    /// <inheritdoc/>
    public async Task<bool> IsPasswordResetTokenAsync(Guid memberId, string token, CancellationToken cancellationToken) =>
        await FindAsync(memberId, cancellationToken) is { } found
        && await users.VerifyUserTokenAsync(found.Account, users.Options.Tokens.PasswordResetTokenProvider, found.ResetPurpose, token);

    private Task<Mailbox?> FindAsync(Guid memberId, CancellationToken cancellationToken) => db.Users.Where(a => a.Id == memberId)
        .Join(db.Members, a => a.Id, m => m.Id, (a, m) => new Mailbox(a, m.EmailKey)).SingleOrDefaultAsync(cancellationToken);

    private async Task EndEverythingAsync(Guid memberId, CancellationToken cancellationToken)
    {
        // Whoever takes an account back must not find that its address is about to change.
        await db.EmailChanges.Where(c => c.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        await db.OidcGrants.Where(g => g.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        await db.AccountSessions.Where(s => s.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        tokens.Clear();
    }

    /// <summary>A link to a new password is for who reads the mail: it dies with a change of address, which ends no session.</summary>
    private sealed record Mailbox(Account Account, string EmailKey)
    {
        public string ResetPurpose => $"{UserManager<Account>.ResetPasswordTokenPurpose} {EmailKey}";
    }
}
