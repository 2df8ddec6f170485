using Membership.Application.Renewals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Membership.Infrastructure.Jobs;

/// <summary>Runs the renewals of organizations every hour, the first time a quarter of an hour after the start; at every instance.</summary>
public sealed partial class Renewals(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Renewals> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    public async Task<RenewalRoundResponse> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RenewalRound>().RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(First, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Interval;
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

    [LoggerMessage(LogLevel.Error, "The renewals failed: {Error}")]
    private partial void LogFailed(string error);
}
