namespace Membership.Domain.Enrollments;

/// <summary>The states of one member's membership of one group.</summary>
public enum EnrollmentStatus
{
    /// <summary>Waiting for an officer's decision.</summary>
    Requested,

    /// <summary>A member of the group.</summary>
    Active,

    /// <summary>Suspended by an officer, or with the global membership.</summary>
    Suspended,

    /// <summary>An officer said no, with a reason.</summary>
    Declined,

    /// <summary>The applicant took the request back.</summary>
    Withdrawn,

    /// <summary>The member left.</summary>
    Left,

    /// <summary>An officer ended it, with a reason.</summary>
    Removed,

    /// <summary>The global membership ended, and this with it (rule 1).</summary>
    EndedByGlobal,
}
