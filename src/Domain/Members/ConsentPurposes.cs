namespace Membership.Domain.Members;

/// <summary>What a person may agree to, each on its own. Storage is the condition of membership; the others are free.</summary>
[Flags]
public enum ConsentPurposes
{
    /// <summary>Nothing agreed.</summary>
    None = 0,

    /// <summary>Keeping the profile at all; withdrawing it ends the membership (rule 15).</summary>
    Storage = 1,

    /// <summary>News by mail; declining it never ends a membership (rule 15).</summary>
    Email = 2,

    /// <summary>Appearing in the members' directory.</summary>
    Directory = 4,

    /// <summary>Sharing the profile with chapters beyond what the roster needs.</summary>
    ChapterSharing = 8,
}
