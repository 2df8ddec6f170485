using Membership.Domain.Common;

namespace Membership.Domain.Groups;

/// <summary>Who holds which office in which group, from when until when. Rights follow the current term and end with it (rule 11).</summary>
public sealed class OfficeTerm : Aggregate
{
    private OfficeTerm() { }

    /// <summary>Appoints a member; only an active member of the group may hold an office (rule 11).</summary>
    public OfficeTerm(Group group, Guid memberId, string officeCode, DateOnly from, DateOnly? until, bool isActiveMember, DateTimeOffset now)
    {
        GroupErrors.OfficerMustBeMember.Unless(isActiveMember);
        GroupErrors.TermEndsBeforeItBegins.Unless(until is null || until >= from);
        Id = Guid.CreateVersion7(now);
        (GroupId, MemberId, OfficeCode, From, Until) = (group.Id, memberId, officeCode, from, until);
    }

    public Guid GroupId { get; private init; }
    public Guid MemberId { get; private init; }
    public string OfficeCode { get; private init; } = "";

    /// <summary>First day in office, UTC.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day in office, UTC; null while no end is set.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Set when the term was ended before its day: the rights end at that instant.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends the term at once; ending it twice changes nothing.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Changed();
    }
}
