using System.Collections.Frozen;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// The clients, read anew every half minute: there are few, and every token request asks for one. Whoever changes one makes this
/// instance forget them at once; disabling one also ends its tokens.
/// </summary>
public sealed class ClientDirectory(IPublicUrl publicUrl, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _pausedUntil;
    private volatile Snapshot? _snapshot;

    /// <summary>The client that may be used now; null for unknown and disabled ones.</summary>
    public async ValueTask<Client?> FindAsync(string? clientId, MembershipDb db, CancellationToken cancellationToken) =>
        clientId is null ? null : (await ReadAsync(db, cancellationToken)).Clients.GetValueOrDefault(clientId);

    /// <summary>Whether a page of this origin belongs to a client, so that it may call from a browser.</summary>
    public async ValueTask<bool> IsKnownOriginAsync(string origin, MembershipDb db, CancellationToken cancellationToken) =>
        (await ReadAsync(db, cancellationToken)).Origins.Contains(origin);

    /// <summary>Forgets; the change that called this is not committed yet, so for some seconds nothing is kept.</summary>
    public void Forget()
    {
        Interlocked.Exchange(ref _pausedUntil, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
        _snapshot = null;
    }

    private async ValueTask<Snapshot> ReadAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        if (_snapshot is { } known && clock.GetUtcNow() - known.ReadAt < Lifetime) return known;
        var clients = await db.Clients.Include(c => c.Secrets).Where(c => c.DisabledAt == null).AsNoTracking().ToListAsync(cancellationToken);
        var snapshot = new Snapshot(
            clients.ToFrozenDictionary(c => c.ClientId, StringComparer.Ordinal),
            clients.SelectMany(c => c.RedirectUrisAt(publicUrl.Base)).Select(OriginOf).OfType<string>().ToFrozenSet(StringComparer.Ordinal),
            clock.GetUtcNow());
        if (Environment.TickCount64 >= Interlocked.Read(ref _pausedUntil)) _snapshot = snapshot;
        return snapshot;
    }

    private static string? OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http") ? uri.GetLeftPart(UriPartial.Authority) : null;

    private sealed record Snapshot(FrozenDictionary<string, Client> Clients, FrozenSet<string> Origins, DateTimeOffset ReadAt);
}

/// <summary>Secrets and tokens of clients, as the use cases need them.</summary>
internal sealed class ClientCredentials(MembershipDb db, ClientDirectory directory, TokenCache tokens) : IClientCredentials
{
    /// <inheritdoc/>
    public string NewClientId() => Handles.New()[..22];

    /// <inheritdoc/>
    public string NewSecret() => Handles.New();

    /// <inheritdoc/>
    public string Hash(string secret) => Handles.Hash(secret);

    /// <inheritdoc/>
    public async Task RevokeAsync(string clientId, CancellationToken cancellationToken)
    {
        await db.OidcGrants.Where(g => g.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        tokens.Clear();
        directory.Forget();
    }

    /// <inheritdoc/>
    public Task ForgetConsentsAsync(string clientId, CancellationToken cancellationToken) =>
        db.ClientConsents.Where(c => c.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);

    /// <inheritdoc/>
    public void Forget() => directory.Forget();
}
