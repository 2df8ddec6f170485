using System.Threading.Channels;
using Membership.Application.Council;
using Membership.Domain.Council;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Membership.Infrastructure.Jobs;

/// <summary>
/// Writes the rolls that were asked for, when it is woken and every minute: what an instance began and did not finish, any instance goes on with.
/// Two that write the same portion are told apart by the roll's version.
/// </summary>
public sealed partial class CouncilRolls(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CouncilRolls> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is a roll to write.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>Writes all rolls that are not complete.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await WaitingAsync(cancellationToken))
        {
            while (await WritePortionAsync(id, cancellationToken)) { }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next round goes on where this one stopped.
                LogFailed(e.GetType().Name);
            }
            await WaitAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timeout = new CancellationTokenSource(Pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token);
        try
        {
            await _woken.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Nobody woke it.
        }
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MembershipDb>().CouncilRolls
            .Where(r => r.Status == CouncilRollStatus.Freezing).OrderBy(r => r.SortKey).Select(r => r.Id).ToListAsync(cancellationToken);
    }

    private async Task<bool> WritePortionAsync(Guid rollId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CouncilRollWriter>().WriteAsync(rollId, CouncilRollWriter.PortionSize, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Writing a roll failed: {Error}")]
    private partial void LogFailed(string error);
}
