namespace Membership.Domain.Groups;

/// <summary>The kinds of groups that members enroll in.</summary>
public enum GroupKind
{
    /// <summary>Serves a community, usually of a place.</summary>
    Chapter,

    /// <summary>Special interest group: serves a subject, worldwide, for a renewable term.</summary>
    Sig,

    /// <summary>A SIG that never expires: accessibility, youth, gender.</summary>
    StandingGroup,

    /// <summary>Serves a task, such as WSIS.</summary>
    WorkingGroup,
}

/// <summary>The states of a group; each kind uses its own part of them.</summary>
public enum GroupStatus
{
    /// <summary>Chapter being formed.</summary>
    InFormation,

    /// <summary>Chapter in good standing.</summary>
    Chartered,

    /// <summary>Chapter with three months to cure.</summary>
    PreRejuvenation,

    /// <summary>Chapter being rebuilt, at most a year.</summary>
    Rejuvenation,

    /// <summary>Chapter whose charter may be withdrawn.</summary>
    DecharterProposed,

    /// <summary>Chapter without a charter.</summary>
    Dechartered,

    /// <summary>SIG or working group not approved yet.</summary>
    Proposed,

    /// <summary>SIG or working group at work.</summary>
    Active,

    /// <summary>SIG or working group whose term is ending.</summary>
    RenewalDue,

    /// <summary>SIG or working group that has ended.</summary>
    Closed,
}

/// <summary>What each kind of group permits, stated once.</summary>
public static class GroupKinds
{
    /// <summary>Rule 3: city is required only to request a chapter.</summary>
    public static bool NeedsCity(this GroupKind kind) => kind is GroupKind.Chapter;

    /// <summary>Whether a group in this state takes new members.</summary>
    public static bool TakesMembers(this GroupStatus status) => status is GroupStatus.Chartered or GroupStatus.PreRejuvenation
        or GroupStatus.Rejuvenation or GroupStatus.Active or GroupStatus.RenewalDue;

    /// <summary>The rights an office carries in this kind of group unless the group itself says otherwise.</summary>
    public static OfficeRights DefaultRights(this GroupKind kind, Office office) =>
        kind is GroupKind.Chapter ? office.ChapterRights : office.InterestGroupRights;
}
