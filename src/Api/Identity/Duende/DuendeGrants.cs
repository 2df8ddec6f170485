using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Duende;

/// <summary>
/// Keeps the server's codes and tokens in the rows that both login servers share. The server asks for a code, then removes it;
/// here asking takes it out of use, so that of two who ask at once only one gets it, and the row stays to tell who comes again.
/// </summary>
internal sealed class DuendeGrants(MembershipDb db, ClientUse use, ReusedGrants reused, TokenCache cache, TimeProvider clock) : IPersistedGrantStore
{
    /// <inheritdoc/>
    public async Task StoreAsync(PersistedGrant grant)
    {
        if (!await db.InTransactionAsync(ct => PutAsync(grant, ct), CancellationToken.None)) throw new DomainException(CommonErrors.ConcurrentChange);
    }

    /// <inheritdoc/>
    public async Task<PersistedGrant?> GetAsync(string key)
    {
        var hash = Handles.Hash(key);
        var row = await db.OidcGrants.SingleOrDefaultAsync(g => g.HandleHash == hash && g.Data != null && g.Kind != GrantKind.DeviceCode && g.Allowed != false);
        if (row is null) return null;
        var usable = row.Kind is not GrantKind.AuthorizationCode || await db.InTransactionAsync(ct => TakeAsync(row, ct), CancellationToken.None);
        return usable ? row.ToPersistedGrant(key) : null;
    }

    /// <inheritdoc/>
    public async Task<IEnumerable<PersistedGrant>> GetAllAsync(PersistedGrantFilter filter)
    {
        var rows = await db.OidcGrants.Matching(filter).ToListAsync();
        // Nobody can tell the key from its hash; whoever ends these does it by the same filter.
        return rows.Select(r => r.ToPersistedGrant(r.HandleHash));
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string key)
    {
        var (hash, now) = (Handles.Hash(key), clock.GetUtcNow());
        var ended = await db.InTransactionAsync(ct => db.OidcGrants
            .Where(g => g.HandleHash == hash && g.Data != null && g.Kind != GrantKind.AuthorizationCode && g.ExpiresAt > now).ExecuteDeleteAsync(ct), CancellationToken.None);
        // What has expired goes with the housekeeping, and is no reason to forget what was checked lately.
        if (ended > 0) cache.Clear();
    }

    /// <inheritdoc/>
    public async Task RemoveAllAsync(PersistedGrantFilter filter)
    {
        await db.InTransactionAsync(ct => db.OidcGrants.Matching(filter).ExecuteDeleteAsync(ct), CancellationToken.None);
        cache.Clear();
    }

    private async Task<bool> PutAsync(PersistedGrant grant, CancellationToken cancellationToken)
    {
        var hash = Handles.Hash(grant.Key);
        var row = await db.OidcGrants.AsTracking().SingleOrDefaultAsync(g => g.HandleHash == hash, cancellationToken);
        if (row is null)
        {
            var added = grant.ToOidcGrant(hash);
            if (added.Kind is GrantKind.AccessToken or GrantKind.RefreshToken && !await MayStoreAsync(added, cancellationToken)) return false;
            db.OidcGrants.Add(added);
            return true;
        }
        // A refresh token presented twice at the same moment: nobody can tell which of the two is the thief.
        if (row.ConsumedAt is not null && grant.ConsumedTime is not null) return await EndAsync(row, cancellationToken);
        (row.Data, row.ExpiresAt, row.ConsumedAt) = (grant.Data, PersistedGrants.ExpiryOf(grant), grant.ConsumedTime.ToUtc());
        return true;
    }

    private async Task<bool> TakeAsync(OidcGrant code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.OidcGrants.Where(g => g.HandleHash == code.HandleHash && g.ConsumedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.ConsumedAt, now), cancellationToken);
        return taken == 1 || await EndAsync(code, cancellationToken);
    }

    // What the server knows of a client may be half a minute old, and a token would outlive the change that it missed.
    private async Task<bool> MayStoreAsync(OidcGrant token, CancellationToken cancellationToken)
    {
        var present = await use.RecordAsync(db, [token.ClientId], cancellationToken);
        return present.IsEnabled(token.ClientId) && (token.MemberId is null || !await reused.ForbidsAsync(token, cancellationToken));
    }

    // False, so that whoever asked gets nothing; the server does not say what came of what, so all of this sign-in at this client goes.
    private async Task<bool> EndAsync(OidcGrant of, CancellationToken cancellationToken)
    {
        await reused.EndAsync(of.MemberId, of.ClientId, of.SessionId, cancellationToken);
        return false;
    }
}
