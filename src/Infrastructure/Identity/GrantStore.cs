using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Issues, exchanges and revokes the embedded login server's codes and tokens.</summary>
public sealed class GrantStore(MembershipDb db, TokenCache cache, TimeProvider clock)
{
    /// <summary>How long an access token lives.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long an authorization code waits to be exchanged.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    /// <summary>How long a refresh token lives.</summary>
    public static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(30);

    /// <summary>How long an id token is good for signing in.</summary>
    public static readonly TimeSpan IdTokenLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Issues a code for a signed-in member.</summary>
    public async Task<string> IssueCodeAsync(AuthorizedRequest request, CancellationToken cancellationToken)
    {
        var handle = Handles.New();
        var now = clock.GetUtcNow();
        db.OidcGrants.Add(new OidcGrant
        {
            HandleHash = Handles.Hash(handle), Kind = GrantKind.AuthorizationCode, ClientId = request.ClientId, MemberId = request.SignedIn.MemberId,
            FamilyId = Guid.CreateVersion7(now), SessionId = request.SignedIn.SessionId, Scopes = request.Scopes, CreatedAt = now, ExpiresAt = now + CodeLifetime,
            AuthenticatedAt = request.SignedIn.At, AuthenticationMethods = request.SignedIn.Methods,
            RedirectUri = request.RedirectUri, CodeChallenge = request.CodeChallenge, Nonce = request.Nonce,
        });
        await db.SaveChangesAsync(cancellationToken);
        return handle;
    }

    /// <summary>
    /// Takes a code or refresh token out of use and returns it; null where it is unknown, expired, another client's, or fails the
    /// check. One that was used before ends everything that came of its sign-in.
    /// </summary>
    public async Task<OidcGrant?> ConsumeAsync(string handle, GrantKind kind, string clientId, Func<OidcGrant, bool> check, CancellationToken cancellationToken)
    {
        var hash = Handles.Hash(handle);
        var grant = await db.OidcGrants.AsTracking().SingleOrDefaultAsync(g => g.HandleHash == hash && g.Kind == kind, cancellationToken);
        if (grant is null || grant.ClientId != clientId) return null;
        if (grant.ConsumedAt is not null)
        {
            await RevokeFamilyAsync(grant.FamilyId, cancellationToken);
            return null;
        }
        if (grant.ExpiresAt <= clock.GetUtcNow() || !check(grant)) return null;
        grant.ConsumedAt = clock.GetUtcNow();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return grant;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Presented twice at the same moment: nobody can tell which of the two is the thief.
            db.ChangeTracker.Clear();
            await RevokeFamilyAsync(grant.FamilyId, cancellationToken);
            return null;
        }
    }

    /// <summary>Issues an access token, and a refresh token where the scopes ask for offline access.</summary>
    public async Task<IssuedTokens> IssueTokensAsync(string clientId, OidcGrant from, string scopes, bool mayRefresh, CancellationToken cancellationToken)
    {
        var access = Add(GrantKind.AccessToken, AccessTokenLifetime, scopes);
        // A narrower access token narrows nothing for the next one.
        var refresh = mayRefresh && from.Scopes.Split(' ').Contains("offline_access") ? Add(GrantKind.RefreshToken, RefreshTokenLifetime, from.Scopes) : null;
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedTokens(access, refresh);

        string Add(GrantKind kind, TimeSpan lifetime, string granted)
        {
            var (handle, now) = (Handles.New(), clock.GetUtcNow());
            db.OidcGrants.Add(new OidcGrant
            {
                HandleHash = Handles.Hash(handle), Kind = kind, ClientId = clientId, MemberId = from.MemberId, FamilyId = from.FamilyId, SessionId = from.SessionId,
                Scopes = granted, CreatedAt = now, ExpiresAt = now + lifetime, AuthenticatedAt = from.AuthenticatedAt, AuthenticationMethods = from.AuthenticationMethods,
            });
            return handle;
        }
    }

    /// <summary>Revokes a token of this client; a refresh token takes its family along. Unknown ones are no error (RFC 7009).</summary>
    public async Task RevokeAsync(string token, string clientId, CancellationToken cancellationToken)
    {
        var hash = Handles.Hash(token);
        var grant = await db.OidcGrants.SingleOrDefaultAsync(g => g.HandleHash == hash && g.ClientId == clientId, cancellationToken);
        if (grant is null) return;
        if (grant.Kind is GrantKind.RefreshToken) await RevokeFamilyAsync(grant.FamilyId, cancellationToken);
        else await db.OidcGrants.Where(g => g.HandleHash == hash).ExecuteDeleteAsync(cancellationToken);
        cache.Clear();
    }

    // The used handle stays as evidence until it expires; everything that still works goes.
    private async Task RevokeFamilyAsync(Guid familyId, CancellationToken cancellationToken)
    {
        await db.OidcGrants.Where(g => g.FamilyId == familyId && g.ConsumedAt == null).ExecuteDeleteAsync(cancellationToken);
        cache.Clear();
    }
}

/// <summary>Who is signed in at the login server, and how.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="SessionId">In which session.</param>
/// <param name="At">When they gave their credentials.</param>
/// <param name="Methods">How (RFC 8176), separated by spaces.</param>
public sealed record SignedIn(Guid MemberId, string? SessionId, DateTimeOffset At, string Methods);

/// <summary>A checked authorization request of a signed-in member.</summary>
public sealed record AuthorizedRequest(string ClientId, SignedIn SignedIn, string Scopes, string RedirectUri, string CodeChallenge, string? Nonce);

/// <summary>Handles that were just issued.</summary>
public sealed record IssuedTokens(string AccessToken, string? RefreshToken);
