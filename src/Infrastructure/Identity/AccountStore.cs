using System.Security.Cryptography;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// The framework's store with two differences: authenticator keys and recovery codes lie in the database sealed, for their owner
/// and purpose only, and nothing is saved before the transaction around it ends.
/// </summary>
internal sealed class AccountStore : UserOnlyStore<Account, MembershipDb, Guid>
{
    private readonly IDataProtector _protector;

    /// <summary>Works on the request's context.</summary>
    public AccountStore(MembershipDb db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null) : base(db, describer)
    {
        _protector = protection.CreateProtector("account-token");
        AutoSaveChanges = false;
    }

    /// <inheritdoc/>
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : For(user, name).Protect(value), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } stored) return null;
        try
        {
            return For(user, name).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            // Another account's, or sealed with a key ring that is gone: it opens nothing any more.
            return null;
        }
    }

    /// <inheritdoc/>
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State is EntityState.Detached) return base.UpdateAsync(user, cancellationToken);
        // The framework expects a save after each change; attaching once more would forget which stamp the database holds.
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        return Task.FromResult(IdentityResult.Success);
    }

    /// <inheritdoc/>
    protected override async Task<IdentityUserToken<Guid>?> FindTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var token = await base.FindTokenAsync(user, loginProvider, name, cancellationToken);
        // The context reads untracked unless it is told otherwise; the framework changes what it has found.
        if (token is not null && Context.Entry(token).State is EntityState.Detached) Context.Attach(token);
        return token;
    }

    private IDataProtector For(Account user, string name) => _protector.CreateProtector(user.Id.ToString("N"), name);
}
