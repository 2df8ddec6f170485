namespace Membership.Domain.Common;

/// <summary>A thing that changes as a whole: it has one version, and one history of its states.</summary>
public abstract class Aggregate
{
    /// <summary>Time-ordered identifier.</summary>
    public Guid Id { get; protected init; }

    /// <summary>Grows with every change; the ETag and the concurrency token of both engines.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>How many state changes have been recorded; the next one gets this ordinal plus one.</summary>
    public int HistoryLength { get; private set; }

    /// <summary>Marks the aggregate as changed.</summary>
    protected void Changed() => Version++;

    /// <summary>Marks the aggregate as changed and reserves the ordinal of a new line of its history.</summary>
    protected int NextOrdinal()
    {
        Changed();
        return ++HistoryLength;
    }
}
