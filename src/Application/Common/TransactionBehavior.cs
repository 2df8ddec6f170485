using System.Text.Json;
using MediatR;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Common;

/// <summary>
/// Runs every command in one transaction with one save, and replays the first answer where the caller repeats an
/// idempotency key. The key is stored in the transaction it protects.
/// </summary>
public sealed class TransactionBehavior<TRequest, TResponse>(IMembershipDb db, IdempotencyContext idempotency, IAnswerSeal seal, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        db.InTransactionAsync(ct => idempotency.Key is null ? next() : OnceAsync(next, ct), cancellationToken);

    private async Task<TResponse> OnceAsync(RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var (id, fingerprint) = (idempotency.Key!.Id, idempotency.Key.Fingerprint);
        var oldest = clock.GetUtcNow() - IdempotencyContext.Lifetime;
        var record = await db.IdempotencyRecords.AsTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (record is not null && record.CreatedAt >= oldest)
        {
            CommonErrors.IdempotencyKeyReused.Unless(record.Fingerprint == fingerprint);
            return JsonSerializer.Deserialize<TResponse>(seal.Open(record.Response), StoredResponse.Json)!;
        }
        var response = await next();
        var stored = seal.Seal(JsonSerializer.Serialize(response, StoredResponse.Json));
        if (record is null) db.IdempotencyRecords.Add(new IdempotencyRecord(id, fingerprint, stored, clock.GetUtcNow()));
        else record.Renew(fingerprint, stored, clock.GetUtcNow());
        return response;
    }
}
