namespace Membership.Application.Audit;

/// <summary>One line of the audit trail: downloads, their refusals, and other acts that must be accounted for.</summary>
public sealed class AuditEvent
{
    private AuditEvent() { }

    /// <summary>Records an act.</summary>
    public AuditEvent(DateTimeOffset at, string action, string outcome, Guid? actorId, string? clientId, Guid? groupId, Guid? memberId = null)
    {
        Id = Guid.CreateVersion7(at);
        (At, Action, Outcome, ActorId, ClientId, GroupId, MemberId) = (at, action, outcome, actorId, clientId, groupId, memberId);
        SortKey = $"{at.UtcTicks:D19}{Id:N}";
    }

    public Guid Id { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>For example <c>roster.download</c>.</summary>
    public string Action { get; private init; } = "";

    /// <summary><c>done</c>, or the code of the refusal.</summary>
    public string Outcome { get; private init; } = "";
    public Guid? ActorId { get; private init; }
    public string? ClientId { get; private init; }
    public Guid? GroupId { get; private init; }
    public Guid? MemberId { get; private init; }

    /// <summary>The organization that it is about.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Why, where whoever did it had to say.</summary>
    public string? Reason { get; init; }

    /// <summary>What exactly, for example the office and its rights.</summary>
    public string? Detail { get; init; }

    /// <summary>Orders by time, unique.</summary>
    public string SortKey { get; private init; } = "";
}
