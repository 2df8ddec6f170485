using Membership.Domain.Common;

namespace Membership.Domain.Enrollments;

/// <summary>One line of an enrollment's history.</summary>
public sealed class EnrollmentStateChange : StateChange
{
    private EnrollmentStateChange() { }

    internal EnrollmentStateChange(Guid enrollmentId, int ordinal, EnrollmentStatus? from, EnrollmentStatus to, Decision decision)
    {
        (EnrollmentId, Ordinal, From, To) = (enrollmentId, ordinal, from is null ? null : NameOf(from), NameOf(to));
        (At, Reason, ActorId) = (decision.At, decision.Reason, decision.ActorId);
    }

    public Guid EnrollmentId { get; private init; }
}
