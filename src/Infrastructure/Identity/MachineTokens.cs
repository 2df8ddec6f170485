using System.Threading.Channels;
using Membership.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Issues access tokens to machines. Those asked for at the same time are written in one transaction, because waiting for the disk
/// is what a token costs; each is handed out after it is committed.
/// </summary>
public sealed class MachineTokens(IServiceScopeFactory scopes, ClientUse use, TimeProvider clock) : IAsyncDisposable
{
    private const int MostAtOnce = 200;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(10_000);
    private readonly Lock _starting = new();
    private Task? _writer;

    /// <summary>A new token of a client; null where it may not have it any more.</summary>
    public async Task<string?> IssueAsync(string clientId, string granted, CancellationToken cancellationToken)
    {
        lock (_starting) _writer ??= Task.Run(WriteAsync, CancellationToken.None);
        var (handle, now) = (Handles.New(), clock.GetUtcNow());
        var waiting = new Waiting(new OidcGrant
        {
            HandleHash = Handles.Hash(handle), Kind = GrantKind.AccessToken, ClientId = clientId, FamilyId = Guid.CreateVersion7(now), Scopes = granted,
            CreatedAt = now, ExpiresAt = now + GrantStore.AccessTokenLifetime,
        });
        await _queue.Writer.WriteAsync(waiting, cancellationToken);
        return await waiting.Written.Task.WaitAsync(cancellationToken) ? handle : null;
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
            var present = await db.InTransactionAsync(ct => AddAsync(db, batch, ct), CancellationToken.None);
            foreach (var waiting in batch) waiting.Written.SetResult(waiting.IsCoveredBy(present));
        }
        catch (Exception e)
        {
            // Whoever waits for a token of this batch answers for the failure; the next batch may fare better.
            foreach (var waiting in batch) waiting.Written.TrySetException(e);
        }
    }

    private async Task<PresentScopes> AddAsync(MembershipDb db, List<Waiting> batch, CancellationToken cancellationToken)
    {
        var present = await use.RecordAsync(db, [.. batch.Select(w => w.Grant.ClientId).Distinct(StringComparer.Ordinal)], cancellationToken);
        db.OidcGrants.AddRange(batch.Where(w => w.IsCoveredBy(present)).Select(w => w.Grant));
        return present;
    }

    private sealed record Waiting(OidcGrant Grant)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsCoveredBy(PresentScopes present) => present.Covers(Grant.ClientId, Grant.Scopes);
    }
}
