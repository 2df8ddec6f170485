namespace Membership.Domain.Common;

/// <summary>One line of a history: who changed the state, when, from what to what, and why.</summary>
public abstract class StateChange
{
    /// <summary>Position in the subject's history, from 1.</summary>
    public int Ordinal { get; protected init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; protected init; }

    /// <summary>The state before; null for the first line.</summary>
    public string? From { get; protected init; }

    /// <summary>The state after.</summary>
    public string To { get; protected init; } = "";

    /// <summary>A reason code or the words of whoever decided; may be null.</summary>
    public string? Reason { get; protected init; }

    /// <summary>The member who did it; null when the system did.</summary>
    public Guid? ActorId { get; protected init; }

    /// <summary>A state's name as the API writes it.</summary>
    protected static string NameOf(Enum state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
