using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Device codes (RFC 8628): a program shows a short code, a member types it on a page and decides, the program polls.</summary>
public sealed class DeviceGrants(MembershipDb db, TimeProvider clock)
{
    /// <summary>How long a code waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How often a program may ask.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>A new pair of codes.</summary>
    public async Task<IssuedDeviceCode> IssueAsync(string clientId, string scopes, CancellationToken cancellationToken)
    {
        var (handle, userCode, now) = (Handles.New(), UserCodes.New(), clock.GetUtcNow());
        db.OidcGrants.Add(new OidcGrant
        {
            HandleHash = Handles.Hash(handle), Kind = GrantKind.DeviceCode, ClientId = clientId, FamilyId = Guid.CreateVersion7(now), Scopes = scopes,
            CreatedAt = now, ExpiresAt = now + Lifetime, UserCodeHash = HashOf(userCode),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedDeviceCode(handle, userCode);
    }

    /// <summary>The grant that still waits behind a typed code.</summary>
    public Task<OidcGrant?> FindAsync(string userCode, CancellationToken cancellationToken) => Waiting(userCode).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Writes down what the member decided; false where it waits no more.</summary>
    public Task<bool> DecideAsync(string userCode, SignedIn who, bool allow, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        if (await Waiting(userCode).AsTracking().SingleOrDefaultAsync(ct) is not { } grant) return false;
        grant.Allowed = allow;
        (grant.MemberId, grant.SessionId) = (who.MemberId, who.SessionId);
        (grant.AuthenticatedAt, grant.AuthenticationMethods) = (who.At, who.Methods);
        return true;
    }, cancellationToken);

    /// <summary>The program asks: the grant once it was allowed, otherwise OAuth's name for why not.</summary>
    public async Task<(OidcGrant? Grant, string? Error)> PollAsync(string deviceCode, string clientId, CancellationToken cancellationToken)
    {
        var (hash, now) = (Handles.Hash(deviceCode), clock.GetUtcNow());
        var grant = await db.OidcGrants.AsTracking().SingleOrDefaultAsync(g => g.HandleHash == hash && g.Kind == GrantKind.DeviceCode, cancellationToken);
        if (grant is null || grant.ClientId != clientId || grant.ConsumedAt is not null) return (null, "invalid_grant");
        if (grant.ExpiresAt <= now) return (null, "expired_token");
        var tooSoon = grant.PolledAt is { } last && now - last < Interval;
        grant.PolledAt = now;
        if (grant.Allowed is null) return (null, tooSoon ? "slow_down" : "authorization_pending");
        grant.ConsumedAt = now;
        return grant.Allowed is true ? (grant, null) : (null, "access_denied");
    }

    private IQueryable<OidcGrant> Waiting(string userCode)
    {
        var (hash, now) = (HashOf(userCode), clock.GetUtcNow());
        return db.OidcGrants.Where(g => g.UserCodeHash == hash && g.ExpiresAt > now && g.Allowed == null && g.ConsumedAt == null);
    }

    private static string HashOf(string userCode) => Handles.Hash(UserCodes.Normalize(userCode));
}

/// <summary>A pair of codes that was just issued.</summary>
/// <param name="DeviceCode">For the program.</param>
/// <param name="UserCode">For the person.</param>
public sealed record IssuedDeviceCode(string DeviceCode, string UserCode);
