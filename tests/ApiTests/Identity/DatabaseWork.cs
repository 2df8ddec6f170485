using System.Diagnostics;
using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Membership.ApiTests.Identity;

/// <summary>Notes which commands a host sends to its database: answers that do the same work take the same time, whatever the machine.</summary>
internal sealed class DatabaseWork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<string> _commands = [];
    private readonly string _database;

    private DatabaseWork(string database) => _database = database;

    /// <summary>Begins to listen.</summary>
    public static async Task<DatabaseWork> OfAsync(ApiHost host)
    {
        var work = new DatabaseWork(await host.OnDatabaseAsync(db => Task.FromResult(db.Database.GetConnectionString()!)));
        work._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(work));
        return work;
    }

    /// <summary>The commands that something caused: kind and table, in order.</summary>
    public async Task<string> DuringAsync(Func<Task> something)
    {
        lock (_commands) _commands.Clear();
        await something();
        lock (_commands) return string.Join('\n', _commands);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) lock (_subscriptions) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData executed || executed.Context?.Database.GetConnectionString() != _database) return;
        lock (_commands) _commands.Add(Shape(executed.Command.CommandText));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        lock (_subscriptions) _subscriptions.ForEach(s => s.Dispose());
    }

    private static string Shape(string sql) => string.Join(' ', sql.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w is "SELECT" or "INSERT" or "UPDATE" or "DELETE" or "EXISTS" || w.StartsWith('"')).Distinct().Take(6));
}
