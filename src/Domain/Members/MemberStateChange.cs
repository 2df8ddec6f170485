using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>One line of a member's history.</summary>
public sealed class MemberStateChange : StateChange
{
    private MemberStateChange() { }

    internal MemberStateChange(Guid memberId, int ordinal, MemberStatus? from, MemberStatus to, Decision decision)
    {
        (MemberId, Ordinal, From, To) = (memberId, ordinal, from is null ? null : NameOf(from), NameOf(to));
        (At, Reason, ActorId) = (decision.At, decision.Reason, decision.ActorId);
    }

    public Guid MemberId { get; private init; }
}
