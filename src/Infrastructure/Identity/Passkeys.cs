using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Identity;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Passkeys on ASP.NET Core Identity's own support. A passkey is a second factor too, because its owner unlocks it. The challenge
/// waits in a sealed cookie of a few minutes.
/// </summary>
public sealed class Passkeys(
    MembershipDb db, SignInManager<Account> manager, UserManager<Account> users, SecondFactors factors, SecondFactorPolicy policy, CredentialMails mails, TimeProvider clock)
{
    /// <summary>The longest name of a passkey.</summary>
    public const int MaxNameLength = 50;

    /// <summary>Passkeys belong to the public address, are found without a user name, and are unlocked by their owner.</summary>
    public static void Configure(IdentityPasskeyOptions options, IPublicUrl publicUrl)
    {
        var address = new Uri(publicUrl.Base);
        var origin = address.GetLeftPart(UriPartial.Authority);
        options.ServerDomain = address.Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && string.Equals(context.Origin, origin, StringComparison.Ordinal));
    }

    /// <summary>Those of an account, in the order of their making.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(Guid memberId, CancellationToken cancellationToken) =>
        [.. (await users.GetPasskeysAsync(await db.Users.SingleAsync(a => a.Id == memberId, cancellationToken))).OrderBy(p => p.CreatedAt)];

    /// <summary>What the browser needs to make a passkey for the member.</summary>
    public async Task<string> CreationOptionsAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var member = await db.Members.SingleAsync(m => m.Id == memberId, cancellationToken);
        return await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = memberId.ToString(), Name = member.Email, DisplayName = member.Name.Display });
    }

    /// <summary>What the browser needs to show one; names nobody.</summary>
    public Task<string> RequestOptionsAsync() => manager.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>Keeps a new passkey; answers recovery codes where the account had none, so that a lost device locks nobody out.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(Guid memberId, string? credential, string name, CancellationToken cancellationToken)
    {
        var made = await AnswerAsync(() => manager.PerformPasskeyAttestationAsync(credential!), credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != memberId.ToString()) throw new DomainException(SignInErrors.PasskeyInvalid);
        made.Passkey.Name = name;
        return await db.InTransactionAsync(async ct =>
        {
            var account = await db.Users.AsTracking().SingleAsync(a => a.Id == memberId, ct);
            SignInErrors.PasskeyInvalid.Unless((await users.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded);
            await mails.QueueAsync(memberId, CredentialMails.PasskeyAdded, ct);
            return await users.CountRecoveryCodesAsync(account) == 0 ? await factors.NewCodesAsync(account) : [];
        }, cancellationToken);
    }

    /// <summary>Removes one; refused for the last second factor of somebody whose duties ask for one.</summary>
    public Task<bool> RemoveAsync(Guid memberId, byte[] credentialId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var account = await db.Users.AsTracking().SingleAsync(a => a.Id == memberId, ct);
        var passkeys = await users.GetPasskeysAsync(account);
        if (!passkeys.Any(p => p.CredentialId.AsSpan().SequenceEqual(credentialId))) return false;
        var isLast = passkeys.Count == 1 && !account.TwoFactorEnabled;
        SignInErrors.SecondFactorNeeded.Unless(!isLast || !await policy.MustHaveAsync(memberId, ct));
        await users.RemovePasskeyAsync(account, credentialId);
        if (isLast) await factors.DropCodesAsync(account);
        await mails.QueueAsync(memberId, CredentialMails.PasskeyRemoved, ct);
        return true;
    }, cancellationToken);

    /// <summary>The account whose passkey was shown; null for any other, for locked accounts and for memberships not in good standing.</summary>
    public async Task<Account?> SignInAsync(string? credential, CancellationToken cancellationToken)
    {
        var shown = await AnswerAsync(() => manager.PerformPasskeyAssertionAsync(credential!), credential);
        if (shown is not { Succeeded: true }) return null;
        var (id, now) = (shown.User.Id, clock.GetUtcNow());
        return await db.InTransactionAsync(async ct =>
        {
            var account = await db.Members.Where(Member.IsInGoodStanding).Where(m => m.Id == id)
                .Join(db.Users.AsTracking(), m => m.Id, a => a.Id, (_, a) => a).SingleOrDefaultAsync(a => a.LockoutEnd == null || a.LockoutEnd <= now, ct);
            if (account is null) return null;
            // Its counter has moved on: a copy of an older answer is refused from now on.
            await users.AddOrUpdatePasskeyAsync(account, shown.Passkey);
            account.AccessFailedCount = 0;
            return account;
        }, cancellationToken);
    }

    // Without the cookie of a challenge the framework throws instead of answering.
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> work, string? credential) where T : class
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        try
        {
            return await work();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
