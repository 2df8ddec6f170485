using System.Threading.Channels;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Issues access tokens to machines. Those asked for at the same time are written in one transaction, because waiting for the disk
/// is what a token costs; each is handed out after it is committed.
/// </summary>
public sealed class MachineTokens(IServiceScopeFactory scopes, TimeProvider clock) : IAsyncDisposable
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan UsePrecision = TimeSpan.FromHours(1);

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(10_000);
    private readonly Lock _starting = new();
    private Task? _writer;

    /// <summary>A new token of a client.</summary>
    public async Task<string> IssueAsync(string clientId, string granted, CancellationToken cancellationToken)
    {
        lock (_starting) _writer ??= Task.Run(WriteAsync, CancellationToken.None);
        var (handle, now) = (Handles.New(), clock.GetUtcNow());
        var waiting = new Waiting(new OidcGrant
        {
            HandleHash = Handles.Hash(handle), Kind = GrantKind.AccessToken, ClientId = clientId, FamilyId = Guid.CreateVersion7(now), Scopes = granted,
            CreatedAt = now, ExpiresAt = now + GrantStore.AccessTokenLifetime,
        });
        await _queue.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Written.Task.WaitAsync(cancellationToken);
        return handle;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_writer is not null) await _writer;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(MostAtOnce);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var next)) batch.Add(next);
            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
            await db.InTransactionAsync(ct => AddAsync(db, batch, ct), CancellationToken.None);
            foreach (var waiting in batch) waiting.Written.SetResult();
        }
        catch (Exception e)
        {
            // Whoever waits for a token of this batch answers for the failure; the next batch may fare better.
            foreach (var waiting in batch) waiting.Written.TrySetException(e);
        }
    }

    private async Task<bool> AddAsync(MembershipDb db, List<Waiting> batch, CancellationToken cancellationToken)
    {
        var (now, clients) = (clock.GetUtcNow(), batch.Select(w => w.Grant.ClientId).Distinct(StringComparer.Ordinal).ToList());
        var longAgo = now - UsePrecision;
        await db.Clients.Where(c => clients.Contains(c.ClientId) && (c.LastUsedAt == null || c.LastUsedAt < longAgo))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.LastUsedAt, now), cancellationToken);
        db.OidcGrants.AddRange(batch.Select(w => w.Grant));
        return true;
    }

    private sealed record Waiting(OidcGrant Grant)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
