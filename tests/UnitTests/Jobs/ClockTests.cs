using Membership.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.UnitTests.Jobs;

/// <summary>The system's time.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Times_are_utc_in_whole_milliseconds()
    {
        await using var services = new ServiceCollection().AddInfrastructure(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var clock = services.GetRequiredService<TimeProvider>();

        for (var i = 0; i < 100; i++)
        {
            var now = clock.GetUtcNow();
            Assert.Equal((TimeSpan.Zero, 0), (now.Offset, now.Ticks % TimeSpan.TicksPerMillisecond));
        }
        Assert.InRange(TimeProvider.System.GetUtcNow() - clock.GetUtcNow(), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }
}
