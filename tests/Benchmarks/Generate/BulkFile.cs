using Microsoft.Data.Sqlite;

namespace Membership.Benchmarks.Generate;

/// <summary>
/// A database file while it is being filled. Nothing is safe from a crash here: a fill that breaks off is thrown away.
/// </summary>
internal sealed class BulkFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Type, SqliteCommand> _inserts;

    public BulkFile(string path, BulkTables tables)
    {
        // The rows come from the domain in the right order, so checking every reference would only cost.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -1000000");
        _inserts = tables.All.ToDictionary(t => t.Key, t => t.Value.Insert(_connection));
    }

    /// <summary>Writes a batch in one transaction.</summary>
    public void Write(BulkBatch batch)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var (type, rows) in batch.Rows)
        {
            var insert = _inserts[type];
            insert.Transaction = transaction;
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
        }
        transaction.Commit();
    }

    /// <summary>Gathers the planner's statistics, and leaves the file as the application keeps it.</summary>
    public void Finish()
    {
        Execute("PRAGMA analysis_limit = 2000; ANALYZE");
        Execute("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var insert in _inserts.Values) insert.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
