using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Application.Representatives;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Jobs;

/// <summary>
/// Runs every quarter of an hour: reminds of unconfirmed submissions once, deletes those that were never confirmed (F27), and
/// removes what has expired, brings seats to what tiers give, and makes the next signing key in time. Every step may run at several instances at once.
/// </summary>
public sealed partial class Housekeeping(IServiceScopeFactory scopes, IOptions<MembershipOptions> options, TimeProvider clock, ILogger<Housekeeping> logger)
    : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan MailRetention = TimeSpan.FromDays(30);

    /// <summary>One round.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await RemindAsync(cancellationToken) == BatchSize) { }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var now = clock.GetUtcNow();
        var (oldestJoin, oldestKey, oldestMail) = (now - options.Value.JoinLifetime, now - IdempotencyContext.Lifetime, now - MailRetention);
        await db.JoinSubmissions.Where(s => s.SubmittedAt < oldestJoin).ExecuteDeleteAsync(cancellationToken);
        await db.IdempotencyRecords.Where(r => r.CreatedAt < oldestKey).ExecuteDeleteAsync(cancellationToken);
        var (oldestSignIn, oldestStranger, oldestEmailChange) = (now - SignInHistory.Retention, now - SignInHistory.StrangersRetention, now - EmailChange.Lifetime);
        await db.SignInEvents.Where(e => e.At < oldestSignIn || (e.MemberId == null && e.At < oldestStranger)).ExecuteDeleteAsync(cancellationToken);
        await db.EmailChanges.Where(c => c.RequestedAt < oldestEmailChange).ExecuteDeleteAsync(cancellationToken);
        await db.AccountSessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.OidcGrants.Where(g => g.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox.Where(m => m.CreatedAt < oldestMail).ExecuteDeleteAsync(cancellationToken);
        while (await CloseInvitationsAsync(cancellationToken) == BatchSize) { }
        await scope.ServiceProvider.GetRequiredService<SigningKeys>().EnsureAsync(db, cancellationToken);
        await SettleSeatsAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next round tries again; nothing of this one is lost.
                LogFailed(e.GetType().Name);
            }
        }
    }

    private async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var mails = scope.ServiceProvider.GetRequiredService<JoinMails>();
        return await db.InTransactionAsync(async ct =>
        {
            var now = clock.GetUtcNow();
            var due = now - options.Value.JoinReminderAfter;
            var waiting = await db.JoinSubmissions.AsTracking()
                .Where(s => s.SubmittedAt < due && s.RemindedAt == null && s.ConfirmedAt == null && !db.Members.Any(m => m.EmailKey == s.EmailKey))
                .OrderBy(s => s.SubmittedAt).Take(BatchSize).ToListAsync(ct);
            foreach (JoinSubmission submission in waiting)
            {
                mails.Remind(submission);
                submission.Reminded(now);
            }
            return waiting.Count;
        }, cancellationToken);
    }

    private async Task<int> CloseInvitationsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<RepresentativeChanges>();
        return await scope.ServiceProvider.GetRequiredService<MembershipDb>().InTransactionAsync(ct => changes.CloseExpiredAsync(BatchSize, ct), cancellationToken);
    }

    // What a change of the tier left over, and tiers whose number of seats was changed.
    private async Task SettleSeatsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, seats) = (scope.ServiceProvider.GetRequiredService<MembershipDb>(), scope.ServiceProvider.GetRequiredService<Seats>());
        foreach (var id in await seats.UnsettledAsync(BatchSize, cancellationToken))
            while (await db.InTransactionAsync(ct => seats.SettleAsync(id, ct), cancellationToken)) { }
    }

    [LoggerMessage(LogLevel.Error, "Housekeeping failed: {Error}")]
    private partial void LogFailed(string error);
}
