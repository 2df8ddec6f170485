namespace Membership.Domain.Common;

/// <summary>Who decided, when and why: what every change of state is recorded with.</summary>
/// <param name="ActorId">The member who decided; null for the system.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">A reason code or the words of whoever decided.</param>
public sealed record Decision(Guid? ActorId, DateTimeOffset At, string? Reason = null)
{
    /// <summary>The longest reason that is kept.</summary>
    public const int MaxReasonLength = 1000;
}
