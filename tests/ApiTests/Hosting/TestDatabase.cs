namespace Membership.ApiTests.Hosting;

/// <summary>A real database of its own for one host: an SQLite file, or a database on the SQL Server that the tests were given.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _drop;

    internal TestDatabase(string provider, string connectionString, Func<ValueTask> drop) =>
        (Provider, ConnectionString, _drop) = (provider, connectionString, drop);

    public string Provider { get; }
    public string ConnectionString { get; }

    /// <summary>The engine that all API tests run on.</summary>
    public static Task<TestDatabase> CreateAsync() =>
        SqlServer.IsChosen ? SqlServer.CreateAsync() : Task.FromResult(Sqlite());

    /// <summary>A new SQLite file in the temporary folder.</summary>
    public static TestDatabase Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("membership-test-");
        return new TestDatabase("Sqlite", $"Data Source={Path.Combine(folder.FullName, "test.db")}", () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>The same database for another host, which leaves it where it is.</summary>
    public TestDatabase Shared() => new(Provider, ConnectionString, () => ValueTask.CompletedTask);

    public ValueTask DisposeAsync() => _drop();
}
