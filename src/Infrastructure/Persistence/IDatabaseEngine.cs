using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Persistence;

/// <summary>What differs from engine to engine; SQLite and SQL Server have one folder each.</summary>
internal interface IDatabaseEngine
{
    /// <summary>Registers the context.</summary>
    void Register(IServiceCollection services, DatabaseOptions options, string? connectionString);

    /// <summary>Creates or updates the database, where something is pending.</summary>
    Task MigrateAsync(MembershipDb db, CancellationToken cancellationToken);
}

/// <summary>The database settings (configuration section <c>Database</c>).</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which engine.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>SQL Server: how many statements go in one round trip; null for the provider's default.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>How long a statement, or on SQLite a wait for another process's lock, may take.</summary>
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>Whether the start migrates; switch off where the migration is a step of its own.</summary>
    public bool MigrateAtStart { get; set; } = true;
}

/// <summary>The engines.</summary>
public enum DatabaseProvider
{
    /// <summary>A local file; the default.</summary>
    Sqlite,

    /// <summary>Full profile only.</summary>
    SqlServer,
}
