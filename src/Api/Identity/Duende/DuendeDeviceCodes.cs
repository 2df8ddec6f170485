using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Duende;

/// <summary>Keeps device codes (RFC 8628) in the rows that both login servers share. The server hands both codes over as hashes of its own.</summary>
internal sealed class DuendeDeviceCodes(MembershipDb db, IPersistentGrantSerializer serializer, TimeProvider clock) : IDeviceFlowStore
{
    /// <inheritdoc/>
    public Task StoreDeviceAuthorizationAsync(string deviceCode, string userCode, DeviceCode data) => db.InTransactionAsync(ct =>
    {
        var created = data.CreationTime.ToUtc();
        db.OidcGrants.Add(new OidcGrant
        {
            HandleHash = Handles.Hash(deviceCode), UserCodeHash = Handles.Hash(userCode), Kind = GrantKind.DeviceCode, ClientId = data.ClientId,
            FamilyId = Guid.CreateVersion7(created), Scopes = string.Join(' ', data.RequestedScopes),
            CreatedAt = created, ExpiresAt = created.AddSeconds(data.Lifetime), Data = serializer.Serialize(data),
        });
        return Task.FromResult(true);
    }, CancellationToken.None);

    /// <summary>The device that still waits for an answer: no code is answered twice, or after its time.</summary>
    public async Task<DeviceCode?> FindByUserCodeAsync(string userCode) => Read(await Waiting(userCode).Select(g => g.Data).SingleOrDefaultAsync());

    /// <inheritdoc/>
    public async Task<DeviceCode?> FindByDeviceCodeAsync(string deviceCode)
    {
        var hash = Handles.Hash(deviceCode);
        return Read(await db.OidcGrants.Where(g => g.HandleHash == hash && g.Kind == GrantKind.DeviceCode).Select(g => g.Data).SingleOrDefaultAsync());
    }

    /// <inheritdoc/>
    public Task UpdateByUserCodeAsync(string userCode, DeviceCode data) => db.InTransactionAsync(async ct =>
    {
        // Somebody else was faster: their answer stands.
        if (await Waiting(userCode).AsTracking().SingleOrDefaultAsync(ct) is not { } row) return false;
        row.Data = serializer.Serialize(data);
        row.Allowed = data.IsAuthorized ? data.AuthorizedScopes?.Any() == true : null;
        (row.MemberId, row.SessionId) = (data.Subject?.MemberId(), data.SessionId);
        return true;
    }, CancellationToken.None);

    /// <summary>
    /// The server removes the code before it issues tokens: of two who ask at once only the one who removes it gets any. Finding it must
    /// not take it out of use, because the server may still answer that the device asks too often.
    /// </summary>
    public async Task RemoveByDeviceCodeAsync(string deviceCode)
    {
        var hash = Handles.Hash(deviceCode);
        var removed = await db.InTransactionAsync(ct => db.OidcGrants.Where(g => g.HandleHash == hash && g.Kind == GrantKind.DeviceCode).ExecuteDeleteAsync(ct), CancellationToken.None);
        if (removed == 0) throw new DomainException(CommonErrors.ConcurrentChange);
    }

    private IQueryable<OidcGrant> Waiting(string userCode)
    {
        var (hash, now) = (Handles.Hash(userCode), clock.GetUtcNow());
        return db.OidcGrants.Where(g => g.UserCodeHash == hash && g.ExpiresAt > now && g.Allowed == null && g.Data != null);
    }

    private DeviceCode? Read(string? data) => data is null ? null : serializer.Deserialize<DeviceCode>(data);
}

/// <summary>The codes that people type, the same as from the embedded server.</summary>
internal sealed class DuendeUserCodes : IUserCodeGenerator
{
    /// <summary>Name of this sort of code.</summary>
    public const string Sort = "Consonants";

    /// <inheritdoc/>
    public string UserCodeType => Sort;

    /// <inheritdoc/>
    public int RetryLimit => 5;

    /// <inheritdoc/>
    public Task<string> GenerateAsync() => Task.FromResult(UserCodes.New());
}
