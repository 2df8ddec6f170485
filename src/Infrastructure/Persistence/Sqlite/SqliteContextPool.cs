using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Contexts that keep their connection open between requests. EF Core's own pool makes a new connection object each time and
/// registers its SQL functions anew, which costs more than reading a row (docs/performance.md).
/// </summary>
internal sealed class SqliteContextPool(DbContextOptions<SqliteMembershipDb> options) : IDisposable
{
    private const int MaxIdle = 16;

    private readonly ConcurrentBag<SqliteMembershipDb> _idle = [];
    private volatile bool _closed;

    /// <summary>An open context.</summary>
    public SqliteMembershipDb Rent()
    {
        if (_idle.TryTake(out var context)) return context;
        context = new SqliteMembershipDb(options) { IsPooled = true };
        context.Database.OpenConnection();
        return context;
    }

    /// <summary>Takes a context back.</summary>
    public void Return(SqliteMembershipDb context)
    {
        context.Database.CurrentTransaction?.Dispose();
        context.ChangeTracker.Clear();
        if (_closed || _idle.Count >= MaxIdle) Close(context);
        else _idle.Add(context);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var context)) Close(context);
    }

    private static void Close(SqliteMembershipDb context)
    {
        context.IsPooled = false;
        context.Dispose();
    }
}

/// <summary>One scope's context, given back when the scope ends.</summary>
internal sealed class SqliteContextLease(SqliteContextPool pool) : IDisposable
{
    /// <summary>The context.</summary>
    public SqliteMembershipDb Context { get; } = pool.Rent();

    /// <inheritdoc/>
    public void Dispose() => pool.Return(Context);
}
