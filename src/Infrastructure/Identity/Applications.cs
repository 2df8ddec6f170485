using Membership.Application.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// The applications that a member has let in: by a yes that is remembered, or by tokens that still work. Both login servers keep
/// their grants in one table, so this is the same for both.
/// </summary>
public sealed class Applications(MembershipDb db, TokenCache tokens, TimeProvider clock)
{
    private const int MostGrants = 1000;

    /// <summary>Those of a member, by name.</summary>
    public async Task<IReadOnlyList<ConnectedApplication>> ListAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var consents = await db.ClientConsents.Where(c => c.MemberId == memberId).ToDictionaryAsync(c => c.ClientId, StringComparer.Ordinal, cancellationToken);
        // Refresh tokens that were used already tell when the application was here last.
        var grants = await db.OidcGrants.Where(g => g.MemberId == memberId && g.ExpiresAt > now && (g.Kind == GrantKind.AccessToken || g.Kind == GrantKind.RefreshToken))
            .OrderByDescending(g => g.CreatedAt).Take(MostGrants)
            .Select(g => new Grant(g.ClientId, g.Scopes, g.CreatedAt, g.AuthenticatedAt ?? g.CreatedAt, g.ConsumedAt == null)).ToListAsync(cancellationToken);
        var byClient = grants.ToLookup(g => g.ClientId, StringComparer.Ordinal);
        var ids = consents.Keys.Union(byClient.Where(g => g.Any(x => x.IsLive)).Select(g => g.Key), StringComparer.Ordinal).ToList();
        var names = await db.Clients.Where(c => ids.Contains(c.ClientId)).ToDictionaryAsync(c => c.ClientId, c => c.Name, StringComparer.Ordinal, cancellationToken);
        return [.. ids.Select(id => Of(id, names.GetValueOrDefault(id, id), consents.GetValueOrDefault(id), [.. byClient[id]])).OrderBy(a => a.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Takes a member's yes back and ends every token that an application has of them; false where there was nothing to end.</summary>
    public Task<bool> EndAsync(Guid memberId, string clientId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var consents = await db.ClientConsents.Where(c => c.MemberId == memberId && c.ClientId == clientId).ExecuteDeleteAsync(ct);
        var grants = await db.OidcGrants.Where(g => g.MemberId == memberId && g.ClientId == clientId).ExecuteDeleteAsync(ct);
        tokens.Clear();
        return consents + grants > 0;
    }, cancellationToken);

    private static ConnectedApplication Of(string clientId, string name, ClientConsent? consent, IReadOnlyList<Grant> grants)
    {
        var scopes = grants.Where(g => g.IsLive).Select(g => g.Scopes).Append(consent?.Scopes ?? "").SelectMany(s => s.Split(' ')).ToHashSet(StringComparer.Ordinal);
        DateTimeOffset[] begun = [.. grants.Select(g => g.SignedInAt), .. consent is null ? Array.Empty<DateTimeOffset>() : [consent.GrantedAt]];
        return new ConnectedApplication(clientId, name, [.. KnownScopes.Personal.Where(scopes.Contains)], begun.Min(), grants.Count == 0 ? null : grants.Max(g => g.CreatedAt));
    }

    private sealed record Grant(string ClientId, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset SignedInAt, bool IsLive);
}

/// <summary>An application that a member has let in.</summary>
/// <param name="ClientId">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Since">Since when, as far as is known.</param>
/// <param name="LastUsedAt">When it last got a token; null where that is long ago.</param>
public sealed record ConnectedApplication(string ClientId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset Since, DateTimeOffset? LastUsedAt);
