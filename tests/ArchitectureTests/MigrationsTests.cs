using Membership.Infrastructure.Persistence.Sqlite;
using Membership.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Membership.ArchitectureTests;

/// <summary>Each engine's migrations describe the model as it is.</summary>
public sealed class MigrationsTests
{
    [Fact]
    public void Sqlite_has_no_pending_change()
    {
        using var db = new SqliteMembershipDb(new DbContextOptionsBuilder<SqliteMembershipDb>().UseSqlite("Data Source=:memory:").Options);

        AssertUpToDate(db);
    }

    // No server is contacted.
    [Fact]
    public void Sql_server_has_no_pending_change()
    {
        using var db = new SqlServerMembershipDb(new DbContextOptionsBuilder<SqlServerMembershipDb>().UseSqlServer("Server=none").Options);

        AssertUpToDate(db);
    }

    [Fact]
    public void Both_engines_have_the_same_steps()
    {
        using var sqlite = new SqliteMembershipDb(new DbContextOptionsBuilder<SqliteMembershipDb>().UseSqlite("Data Source=:memory:").Options);
        using var sqlServer = new SqlServerMembershipDb(new DbContextOptionsBuilder<SqlServerMembershipDb>().UseSqlServer("Server=none").Options);

        Assert.Equal(sqlite.Database.GetMigrations().Select(Name), sqlServer.Database.GetMigrations().Select(Name));
    }

    private static void AssertUpToDate(DbContext db)
    {
        var snapshot = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model, designTime: true);
        var differences = db.GetService<IMigrationsModelDiffer>().GetDifferences(snapshot.GetRelationalModel(), db.GetService<IDesignTimeModel>().Model.GetRelationalModel());

        Offenders.None(differences.Select(d => Describe(d)));
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    private static string Describe(object operation) => operation.GetType().Name + string.Concat(operation.GetType().GetProperties()
        .Where(p => p.Name is "Table" or "Name" or "Columns").Select(p => p.GetValue(operation) is string[] names ? $" ({string.Join(", ", names)})" : $" {p.GetValue(operation)}"));

    private static string Name(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
