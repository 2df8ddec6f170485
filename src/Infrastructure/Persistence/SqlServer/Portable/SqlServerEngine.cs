using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server in the portable profile: its packages cannot connect, so the start stops with a sentence that says so.</summary>
internal sealed class SqlServerEngine : IDatabaseEngine
{
    private const string Explanation =
        "Database:Provider is SqlServer, but this is a portable build, which runs on SQLite only. Build with -p:DependencyProfile=full "
        + "(deploy/Dockerfile does), or set Database:Provider to Sqlite.";

    /// <inheritdoc/>
    public void Register(IServiceCollection services, DatabaseOptions options, string? connectionString) =>
        throw new InvalidOperationException(Explanation);

    /// <inheritdoc/>
    public Task MigrateAsync(MembershipDb db, CancellationToken cancellationToken) => throw new InvalidOperationException(Explanation);
}
