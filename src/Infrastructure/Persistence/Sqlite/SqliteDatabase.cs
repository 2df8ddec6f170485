using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Membership.Infrastructure.Persistence.Sqlite;

/// <summary>Everything that is particular to SQLite.</summary>
internal sealed class SqliteDatabase : IDatabaseEngine
{
    /// <inheritdoc/>
    public void Register(IServiceCollection services, DatabaseOptions options, string? connectionString)
    {
        var connection = ConnectionString(connectionString ?? "Data Source=data/membership.db", options);
        if (Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource)) is { } folder) Directory.CreateDirectory(folder);
        services.AddSingleton(p =>
        {
            var builder = new DbContextOptionsBuilder<SqliteMembershipDb>();
            Configure(builder, connection, options);
            builder.UseApplicationServiceProvider(p).UseLoggerFactory(p.GetRequiredService<ILoggerFactory>());
            return builder.Options;
        });
        services.AddSingleton<SqliteContextPool>().AddScoped<SqliteContextLease>();
        services.AddScoped<MembershipDb>(p => p.GetRequiredService<SqliteContextLease>().Context);
    }

    /// <inheritdoc/>
    public async Task MigrateAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            // A process that was killed while migrating leaves this lock behind, and nobody else migrates a local file.
            var history = db.Database.GetService<IHistoryRepository>();
            if (await history.ExistsAsync(cancellationToken))
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }
        // Stays with the file: readers do not wait for the writer.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    }

    private static string ConnectionString(string configured, DatabaseOptions options) => new SqliteConnectionStringBuilder(configured)
    {
        ForeignKeys = true,
        DefaultTimeout = options.CommandTimeoutSeconds,
    }.ToString();

    internal static void Configure(DbContextOptionsBuilder builder, string connectionString, DatabaseOptions options) => builder
        .UseSqlite(connectionString, o => o.CommandTimeout(options.CommandTimeoutSeconds))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .AddInterceptors(SqliteConnectionSettings.Instance, SqlitePreparedCommands.Instance);

    /// <summary>Settings that SQLite forgets when a connection closes.</summary>
    private sealed class SqliteConnectionSettings : DbConnectionInterceptor
    {
        public static readonly SqliteConnectionSettings Instance = new();

        // FULL: what was acknowledged survives a power cut too. The busy timeout covers other processes; ours take turns.
        private const string Settings = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 134217728";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>Makes the context for <c>dotnet ef … --context SqliteMembershipDb</c>.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteMembershipDb>
{
    public SqliteMembershipDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqliteMembershipDb>();
        SqliteDatabase.Configure(builder, "Data Source=design-time.db", new DatabaseOptions());
        return new SqliteMembershipDb(builder.Options);
    }
}
