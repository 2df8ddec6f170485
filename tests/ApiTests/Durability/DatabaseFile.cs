using Membership.Infrastructure.Persistence;
using Membership.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Durability;

/// <summary>An SQLite file in a folder of its own, which processes come and go over.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("membership-durability-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "membership.db");

    /// <summary>Reads the file past the API.</summary>
    public async Task<T> ReadAsync<T>(Func<MembershipDb, Task<T>> work)
    {
        var options = new DbContextOptionsBuilder<SqliteMembershipDb>()
            .UseSqlite($"Data Source={Path};Pooling=False").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        await using var db = new SqliteMembershipDb(options);
        return await work(db);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
