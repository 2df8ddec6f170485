using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server in the full profile.</summary>
internal sealed class SqlServerEngine : IDatabaseEngine
{
    /// <inheritdoc/>
    public void Register(IServiceCollection services, DatabaseOptions options, string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidOperationException("Database:Provider is SqlServer, so ConnectionStrings:Membership must be set.");
        services.AddDbContextPool<MembershipDb, SqlServerMembershipDb>(o => SqlServerDatabase.Configure(o, connectionString, options));
    }

    /// <inheritdoc/>
    public Task MigrateAsync(MembershipDb db, CancellationToken cancellationToken) => db.Database.MigrateAsync(cancellationToken);
}
