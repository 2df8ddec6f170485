using Membership.Domain.Common;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.Domain.Enrollments;

/// <summary>
/// One member's membership of one group. It carries copies of what a roster sorts and filters by, so that a page of a
/// large roster is one walk along an index.
/// </summary>
public sealed class Enrollment : Aggregate
{
    /// <summary>The longest message to the officers.</summary>
    public const int MaxMessageLength = 1000;

    private readonly List<EnrollmentStateChange> _history = [];
    private readonly List<EnrollmentSearchTerm> _searchTerms = [];

    private Enrollment() { }

    public Guid GroupId { get; private init; }
    public Guid MemberId { get; private init; }
    public EnrollmentStatus Status { get; private set; }

    /// <summary>True while Requested, Active or Suspended; at most one such row per member and group.</summary>
    public bool IsLive { get; private set; }
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>When it first became active, UTC.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the applicant wrote to the officers.</summary>
    public string? Message { get; private init; }

    /// <summary>The reason of the last decision that needed one.</summary>
    public string? Reason { get; private set; }

    /// <summary>Suspended together with the global membership, and restored with it.</summary>
    public bool SuspendedWithMembership { get; private set; }

    public string SortKey { get; private set; } = "";
    public string Country { get; private set; } = "";

    /// <summary>The folded city that the roster filters by.</summary>
    public string? CityKey { get; private set; }

    public IReadOnlyCollection<EnrollmentStateChange> History => _history;
    public IReadOnlyCollection<EnrollmentSearchTerm> SearchTerms => _searchTerms;

    /// <summary>Asks to join a group; an open group answers yes at once.</summary>
    public static Enrollment Request(Member member, Group group, string? message, DateTimeOffset now)
    {
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        EnrollmentErrors.GroupClosed.Unless(group.Status.TakesMembers());
        EnrollmentErrors.CityRequired.Unless(member.City is not null || !group.Kind.NeedsCity());
        var enrollment = new Enrollment
        {
            Id = Guid.CreateVersion7(now),
            GroupId = group.Id,
            MemberId = member.Id,
            RequestedAt = now,
            Message = message,
            IsLive = true,
        };
        enrollment.Follow(member);
        enrollment.Record(null, EnrollmentStatus.Requested, new Decision(member.Id, now));
        if (!group.ApprovalRequired) enrollment.Activate(new Decision(null, now, "openGroup"));
        return enrollment;
    }

    /// <summary>The form in which cities are compared; folding can lengthen a text, so it is cut.</summary>
    public static string CityKeyOf(string city) =>
        NameFolding.Fold(city) is var folded && folded.Length > Profile.MaxCityLength ? folded[..Profile.MaxCityLength] : folded;

    /// <summary>Copies what the roster needs after the member's profile changed.</summary>
    public void Follow(Member member)
    {
        SortKey = NameFolding.SortKey(member.Name.Folded, Id);
        (Country, CityKey) = (member.Country, member.City is null ? null : CityKeyOf(member.City));
        SearchKeys.Sync(_searchTerms, SearchKeys.Of(member.Name.Display, member.EmailKey, SortKey), t => t.Key, key => new EnrollmentSearchTerm(this, key));
        Changed();
    }

    /// <summary>An officer says yes; the applicant must still be in good standing (rule 1).</summary>
    public void Approve(Member applicant, Decision decision)
    {
        RequireState(EnrollmentStatus.Requested);
        RequireAnother(decision);
        MemberErrors.NotInGoodStanding.Unless(applicant.InGoodStanding);
        Activate(decision);
    }

    /// <summary>An officer says no, with a reason that the applicant is told.</summary>
    public void Decline(Decision decision)
    {
        RequireState(EnrollmentStatus.Requested);
        RequireAnother(decision);
        End(EnrollmentStatus.Declined, RequireReason(decision));
    }

    /// <summary>The applicant takes the request back.</summary>
    public void Withdraw(Decision decision)
    {
        RequireState(EnrollmentStatus.Requested);
        End(EnrollmentStatus.Withdrawn, decision);
    }

    /// <summary>An officer suspends a member of the group, with a reason.</summary>
    public void Suspend(Decision decision)
    {
        RequireState(EnrollmentStatus.Active);
        RequireAnother(decision);
        Become(EnrollmentStatus.Suspended, RequireReason(decision));
    }

    /// <summary>An officer lifts a suspension of the group's own making.</summary>
    public void Reinstate(Member member, Decision decision)
    {
        RequireState(EnrollmentStatus.Suspended);
        RequireAnother(decision);
        EnrollmentErrors.SuspendedWithMembership.Unless(!SuspendedWithMembership);
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        Become(EnrollmentStatus.Active, decision);
    }

    /// <summary>An officer ends a membership of the group, with a reason.</summary>
    public void Remove(Decision decision)
    {
        EnrollmentErrors.StateForbids.Unless(Status is EnrollmentStatus.Active or EnrollmentStatus.Suspended);
        RequireAnother(decision);
        End(EnrollmentStatus.Removed, RequireReason(decision));
    }

    /// <summary>The member leaves the group.</summary>
    public void Leave(Decision decision)
    {
        EnrollmentErrors.StateForbids.Unless(Status is EnrollmentStatus.Active or EnrollmentStatus.Suspended);
        End(EnrollmentStatus.Left, decision);
    }

    /// <summary>Rule 1: the global membership ended.</summary>
    public void EndByGlobal(Decision decision)
    {
        EnrollmentErrors.StateForbids.Unless(IsLive);
        End(EnrollmentStatus.EndedByGlobal, decision);
    }

    /// <summary>The global membership is suspended; what is active waits with it.</summary>
    public void SuspendWithMembership(Decision decision)
    {
        if (Status is not EnrollmentStatus.Active) return;
        SuspendedWithMembership = true;
        Become(EnrollmentStatus.Suspended, decision);
    }

    /// <summary>The global membership is reinstated; what was active before is active again.</summary>
    public void ReinstateWithMembership(Decision decision)
    {
        if (!SuspendedWithMembership) return;
        SuspendedWithMembership = false;
        Become(EnrollmentStatus.Active, decision);
    }

    private void Activate(Decision decision)
    {
        JoinedAt ??= decision.At;
        Become(EnrollmentStatus.Active, decision);
    }

    private void End(EnrollmentStatus to, Decision decision)
    {
        (IsLive, SuspendedWithMembership, EndedAt) = (false, false, decision.At);
        Become(to, decision);
    }

    private void Become(EnrollmentStatus to, Decision decision)
    {
        Record(Status, to, decision);
        (Status, Reason) = (to, decision.Reason);
    }

    private void Record(EnrollmentStatus? from, EnrollmentStatus to, Decision decision) =>
        _history.Add(new EnrollmentStateChange(Id, NextOrdinal(), from, to, decision));

    private void RequireState(EnrollmentStatus status) => EnrollmentErrors.StateForbids.Unless(Status == status);

    private void RequireAnother(Decision decision) => EnrollmentErrors.OwnRequest.Unless(decision.ActorId != MemberId);

    private static Decision RequireReason(Decision decision)
    {
        EnrollmentErrors.ReasonRequired.Unless(PlainText.IsVisible(decision.Reason ?? ""));
        return decision;
    }
}
