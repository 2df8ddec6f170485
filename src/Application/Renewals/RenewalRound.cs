using Membership.Application.Common;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Membership.Application.Renewals;

/// <summary>
/// One round of the renewals. Each batch is one transaction with its invoices and mails, and asks again whom the step is due for; so a round may be
/// killed at any instant and begun anew, at several instances at once, and nothing is done twice or left out.
/// </summary>
public sealed partial class RenewalRound(IMembershipDb db, RenewalPlan plan, RenewalActs acts, TimeProvider clock, ILogger<RenewalRound> logger)
{
    /// <summary>The most organizations of one transaction.</summary>
    public const int BatchSize = 50;

    private static readonly RenewalStep[] Steps = [.. Enum.GetValues<RenewalStep>().Except([RenewalStep.CannotRenew])];

    /// <summary>Does all that is due now.</summary>
    public async Task<RenewalRoundResponse> RunAsync(CancellationToken cancellationToken)
    {
        var done = new Dictionary<RenewalStep, int>();
        var (cannot, failed) = (0, 0);
        foreach (var step in Steps)
        {
            var (until, key) = (DateOnly.MinValue, "");
            while (await NextAsync(step, until, key, cancellationToken) is { Count: > 0 } batch)
            {
                var result = await BatchAsync(step, batch.ConvertAll(o => o.Id), cancellationToken);
                done[step] = done.GetValueOrDefault(step) + result.Done;
                (cannot, failed) = (cannot + result.Cannot, failed + result.Failed);
                (until, key) = (batch[^1].Until, batch[^1].Key);
            }
        }
        return new RenewalRoundResponse(Of(RenewalStep.GoOver), Of(RenewalStep.Grant), Of(RenewalStep.Ask) + Of(RenewalStep.AskAnew), Of(RenewalStep.Grace), Of(RenewalStep.Lapse),
            Of(RenewalStep.Remind) + Of(RenewalStep.RemindInGrace), cannot, failed);

        int Of(RenewalStep step) => done.GetValueOrDefault(step);
    }

    private Task<List<Place>> NextAsync(RenewalStep step, DateOnly until, string key, CancellationToken cancellationToken) =>
        RenewalPlan.After(plan.Due(step, clock.Today()), until, key)
            .Take(BatchSize).Select(o => new Place(o.Id, o.TermUntil!.Value, o.SortKey)).ToListAsync(cancellationToken);

    private async Task<(int Done, int Cannot, int Failed)> BatchAsync(RenewalStep step, List<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var (done, cannot) = await db.InTransactionAsync(ct => acts.DoAsync(step, ids, ct), cancellationToken);
            return (done, cannot, 0);
        }
        catch (Exception e) when (ids.Count > 1 && e is not OperationCanceledException)
        {
            // One of them, or another instance at the same ones: each by itself, so that the rest is not stopped.
            var (done, cannot, failed) = (0, 0, 0);
            foreach (var id in ids)
            {
                var one = await BatchAsync(step, [id], cancellationToken);
                (done, cannot, failed) = (done + one.Done, cannot + one.Cannot, failed + one.Failed);
            }
            return (done, cannot, failed);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next round tries again.
            LogFailed(step, ids[0], (e as DomainException)?.Error.Code ?? e.GetType().Name);
            return (0, 0, 1);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Step} failed for organization {Organization}: {Error}")]
    private partial void LogFailed(RenewalStep step, Guid organization, string error);

    private sealed record Place(Guid Id, DateOnly Until, string Key);
}
