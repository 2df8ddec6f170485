using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Membership.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Runs EF Core's statements through prepared commands that stay with their connection. SQLite plans a statement each time it is
/// prepared, and for a join that costs as much as reading a page of rows (docs/performance.md).
/// </summary>
internal sealed class SqlitePreparedCommands : DbCommandInterceptor
{
    public static readonly SqlitePreparedCommands Instance = new();

    private const int MaxPerConnection = 200;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, Prepared>> _connections = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Execute(command) is { } reader ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;

    // Microsoft.Data.Sqlite has no asynchronous work to wait for.
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    private SqliteDataReader? Execute(DbCommand wanted)
    {
        if (wanted.Connection is not SqliteConnection connection) return null;
        var commands = _connections.GetOrCreateValue(connection);
        if (!commands.TryGetValue(wanted.CommandText, out var prepared))
        {
            if (commands.Count >= MaxPerConnection) return null;
            commands[wanted.CommandText] = prepared = new Prepared(new SqliteCommand(wanted.CommandText, connection));
        }
        return prepared.Execute((SqliteCommand)wanted);
    }

    // The connection releases the statement when it closes.
    private sealed class Prepared(SqliteCommand command)
    {
        private WeakReference<SqliteDataReader>? _reader;

        /// <summary>Null where the rows of an earlier execution are still being read.</summary>
        public SqliteDataReader? Execute(SqliteCommand wanted)
        {
            if (_reader?.TryGetTarget(out var reading) == true && !reading.IsClosed) return null;
            command.Transaction = wanted.Transaction;
            command.CommandTimeout = wanted.CommandTimeout;
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in wanted.Parameters) command.Parameters.Add(parameter);
            var reader = command.ExecuteReader();
            _reader = new WeakReference<SqliteDataReader>(reader);
            return reader;
        }
    }
}
