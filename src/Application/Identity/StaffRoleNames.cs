namespace Membership.Application.Identity;

/// <summary>The roles of staff as they are written in the API.</summary>
public static class StaffRoleNames
{
    private static readonly IReadOnlyDictionary<string, StaffRoles> Roles = new Dictionary<string, StaffRoles>(StringComparer.Ordinal)
    {
        ["membership-administrator"] = StaffRoles.MembershipAdministrator, ["auditor"] = StaffRoles.Auditor,
    };

    /// <summary>Every name.</summary>
    public static readonly IReadOnlyCollection<string> All = [.. Roles.Keys];

    /// <summary>The roles that the names stand for.</summary>
    public static StaffRoles Parse(IEnumerable<string> names) => names.Aggregate(StaffRoles.None, (sum, name) => sum | Roles[name]);

    /// <summary>The names of roles.</summary>
    public static IReadOnlyList<string> Of(StaffRoles roles) => [.. Roles.Where(r => roles.HasFlag(r.Value)).Select(r => r.Key)];
}
