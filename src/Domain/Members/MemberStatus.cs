namespace Membership.Domain.Members;

/// <summary>The states of an individual membership.</summary>
public enum MemberStatus
{
    /// <summary>Asked to join; the address is not verified yet. Lives as a <see cref="JoinSubmission"/>.</summary>
    PendingEmail,

    /// <summary>A member in good standing.</summary>
    Active,

    /// <summary>In good standing, asked for the yearly "yes, I am still here".</summary>
    ReaffirmationDue,

    /// <summary>Did not re-affirm; may come back and keeps the number.</summary>
    Lapsed,

    /// <summary>Suspended by staff; reinstating restores what was active before.</summary>
    Suspended,

    /// <summary>Left by choice; may come back and keeps the number.</summary>
    Resigned,

    /// <summary>Ended by staff.</summary>
    Terminated,

    /// <summary>Anonymised at the person's request.</summary>
    Erased,

    /// <summary>Never verified the address in time.</summary>
    Closed,
}

/// <summary>What the states mean.</summary>
public static class MemberStatuses
{
    /// <summary>In good standing, as <see cref="Member.IsInGoodStanding"/> says of the present; for states that a history tells.</summary>
    public static bool IsInGoodStanding(this MemberStatus status) => status is MemberStatus.Active or MemberStatus.ReaffirmationDue;
}
