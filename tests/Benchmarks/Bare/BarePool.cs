using System.Collections.Concurrent;

namespace Membership.Benchmarks.Bare;

/// <summary>Open connections with their prepared commands.</summary>
internal sealed class BarePool(string database)
{
    private readonly ConcurrentBag<BareConnection> _free = [];

    public BareConnection Rent() => _free.TryTake(out var connection) ? connection : new BareConnection(database);

    public void Return(BareConnection connection) => _free.Add(connection);
}
