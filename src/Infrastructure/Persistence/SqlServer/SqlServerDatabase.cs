using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Membership.Infrastructure.Persistence.SqlServer;

/// <summary>What is particular to SQL Server and compiles in both profiles.</summary>
internal static class SqlServerDatabase
{
    internal static void Configure(DbContextOptionsBuilder builder, string connectionString, DatabaseOptions options) => builder
        .UseSqlServer(connectionString, o =>
        {
            o.CommandTimeout(options.CommandTimeoutSeconds);
            o.EnableRetryOnFailure();
            if (options.MaxBatchSize is { } size) o.MaxBatchSize(size);
        })
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
}

/// <summary>Makes the context for <c>dotnet ef … --context SqlServerMembershipDb</c>; no server is contacted.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerMembershipDb>
{
    public SqlServerMembershipDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqlServerMembershipDb>();
        SqlServerDatabase.Configure(builder, "Server=design-time", new DatabaseOptions());
        return new SqlServerMembershipDb(builder.Options);
    }
}
