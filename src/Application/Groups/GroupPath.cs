using Membership.Domain.Groups;

namespace Membership.Application.Groups;

/// <summary>The three parts of the directory, each with its own path.</summary>
public enum GroupPath
{
    /// <summary><c>/chapters</c>.</summary>
    Chapters,

    /// <summary><c>/sigs</c>: SIGs and standing groups.</summary>
    Sigs,

    /// <summary><c>/working-groups</c>.</summary>
    WorkingGroups,
}

/// <summary>Finds groups by where they stand in the directory.</summary>
public static class GroupPaths
{
    /// <summary>The groups of one part of the directory.</summary>
    public static IQueryable<Group> In(this IQueryable<Group> groups, GroupPath path) => path switch
    {
        GroupPath.Chapters => groups.Where(g => g.Kind == GroupKind.Chapter),
        GroupPath.Sigs => groups.Where(g => g.Kind == GroupKind.Sig || g.Kind == GroupKind.StandingGroup),
        _ => groups.Where(g => g.Kind == GroupKind.WorkingGroup),
    };

    /// <summary>The part of the directory that a kind of group stands in.</summary>
    public static GroupPath Path(this GroupKind kind) => kind switch
    {
        GroupKind.Chapter => GroupPath.Chapters,
        GroupKind.WorkingGroup => GroupPath.WorkingGroups,
        _ => GroupPath.Sigs,
    };
}
