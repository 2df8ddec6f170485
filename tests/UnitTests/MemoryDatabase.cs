using Membership.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Membership.UnitTests;

/// <summary>The real context on a database in memory, which lasts as long as this object.</summary>
internal sealed class MemoryDatabase : IAsyncDisposable
{
    private readonly DbContextOptions<SqliteMembershipDb> _options;
    private readonly SqliteMembershipDb _keepsItAlive;

    public MemoryDatabase()
    {
        _options = new DbContextOptionsBuilder<SqliteMembershipDb>()
            .UseSqlite($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared")
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _keepsItAlive = Open();
    }

    /// <summary>Makes the tables.</summary>
    public async Task<MemoryDatabase> CreatedAsync()
    {
        await _keepsItAlive.Database.OpenConnectionAsync();
        await _keepsItAlive.Database.EnsureCreatedAsync();
        return this;
    }

    /// <summary>A context of its own, as every request has one.</summary>
    public SqliteMembershipDb Open() => new(_options);

    public ValueTask DisposeAsync() => _keepsItAlive.DisposeAsync();
}

/// <summary>Time that stands still until a test moves it.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Given.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
