namespace Membership.Infrastructure.Jobs;

/// <summary>The system's time in whole milliseconds, as both engines keep it, so that an answer and what is read later agree.</summary>
internal sealed class MillisecondClock : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
