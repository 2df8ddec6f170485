using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity.Duende;

/// <summary>Between the server's form of a grant and the rows.</summary>
internal static class PersistedGrants
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>A new row. Its scopes stand inside the sealed data alone.</summary>
    public static OidcGrant ToOidcGrant(this PersistedGrant grant, string hash) => new()
    {
        HandleHash = hash,
        Kind = grant.Type switch
        {
            IdentityServerConstants.PersistedGrantTypes.AuthorizationCode => GrantKind.AuthorizationCode,
            IdentityServerConstants.PersistedGrantTypes.ReferenceToken => GrantKind.AccessToken,
            IdentityServerConstants.PersistedGrantTypes.RefreshToken => GrantKind.RefreshToken,
            _ => GrantKind.Other,
        },
        Type = grant.Type,
        ClientId = grant.ClientId,
        MemberId = Guid.TryParse(grant.SubjectId, out var memberId) ? memberId : null,
        SessionId = grant.SessionId,
        FamilyId = Guid.CreateVersion7(grant.CreationTime.ToUtc()),
        CreatedAt = grant.CreationTime.ToUtc(),
        ExpiresAt = ExpiryOf(grant),
        ConsumedAt = grant.ConsumedTime.ToUtc(),
        Data = grant.Data,
    };

    /// <summary>What the server gets back; machines have no subject.</summary>
    public static PersistedGrant ToPersistedGrant(this OidcGrant row, string key) => new()
    {
        Key = key,
        Type = row.Type!,
        SubjectId = row.MemberId?.ToString()!,
        SessionId = row.SessionId,
        ClientId = row.ClientId,
        CreationTime = row.CreatedAt.UtcDateTime,
        Expiration = row.ExpiresAt.UtcDateTime,
        ConsumedTime = row.ConsumedAt?.UtcDateTime,
        Data = row.Data!,
    };

    /// <summary>The rows that a filter means. One that says nothing would mean all, and is a mistake.</summary>
    public static IQueryable<OidcGrant> Matching(this IQueryable<OidcGrant> rows, PersistedGrantFilter filter)
    {
        if (filter is { SubjectId: null, SessionId: null, ClientId: null, ClientIds: null, Type: null, Types: null })
            throw new ArgumentException("The filter is empty.", nameof(filter));
        var (sessionId, clientId, type) = (filter.SessionId, filter.ClientId, filter.Type);
        rows = rows.Where(g => g.Data != null && g.Kind != GrantKind.DeviceCode);
        if (filter.SubjectId is not null)
        {
            var memberId = Guid.TryParse(filter.SubjectId, out var id) ? id : Guid.Empty;
            rows = rows.Where(g => g.MemberId == memberId);
        }
        if (sessionId is not null) rows = rows.Where(g => g.SessionId == sessionId);
        if (clientId is not null) rows = rows.Where(g => g.ClientId == clientId);
        if (type is not null) rows = rows.Where(g => g.Type == type);
        if (filter.ClientIds?.ToList() is { } clientIds) rows = rows.Where(g => clientIds.Contains(g.ClientId));
        if (filter.Types?.ToList() is { } types) rows = rows.Where(g => types.Contains(g.Type!));
        return rows;
    }

    /// <summary>When it ends; where the server says never, after the longest lifetime of any token.</summary>
    public static DateTimeOffset ExpiryOf(PersistedGrant grant) => grant.Expiration.ToUtc() ?? grant.CreationTime.ToUtc() + Longest;

    /// <summary>The server's times are UTC and do not always say so.</summary>
    public static DateTimeOffset ToUtc(this DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <inheritdoc cref="ToUtc(DateTime)"/>
    public static DateTimeOffset? ToUtc(this DateTime? time) => time?.ToUtc();
}
