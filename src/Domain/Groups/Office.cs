namespace Membership.Domain.Groups;

/// <summary>What an office may do in its group.</summary>
[Flags]
public enum OfficeRights
{
    /// <summary>Nothing beyond being listed.</summary>
    None = 0,

    /// <summary>See how many members there are.</summary>
    SeeCounts = 1,

    /// <summary>See the roster and the requests (rule 13).</summary>
    SeeRoster = 2,

    /// <summary>Approve, decline, suspend, reinstate and remove members.</summary>
    ApproveMembers = 4,

    /// <summary>Download the roster, where the data-sharing agreement is signed (rule 14).</summary>
    DownloadRoster = 8,

    /// <summary>Post news to the group.</summary>
    PostNews = 16,
}

/// <summary>An office that groups fill, with the rights it carries by default; the list is data.</summary>
public sealed class Office
{
    private Office() { }

    /// <summary>Describes an office.</summary>
    public Office(string code, string name, OfficeRights chapterRights, OfficeRights interestGroupRights) =>
        (Code, Name, ChapterRights, InterestGroupRights) = (code, name, chapterRights, interestGroupRights);

    /// <summary>Stable camelCase code, for example <c>membershipOfficer</c>.</summary>
    public string Code { get; private init; } = "";

    /// <summary>English name.</summary>
    public string Name { get; private set; } = "";
    public OfficeRights ChapterRights { get; private set; }
    public OfficeRights InterestGroupRights { get; private set; }
}

/// <summary>Rule 12: one group's own decision on what an office may do there.</summary>
public sealed class GroupOfficeRights
{
    private GroupOfficeRights() { }

    /// <summary>Sets an office's rights in one group.</summary>
    public GroupOfficeRights(Guid groupId, string officeCode, OfficeRights rights) =>
        (GroupId, OfficeCode, Rights) = (groupId, officeCode, rights);

    public Guid GroupId { get; private init; }
    public string OfficeCode { get; private init; } = "";
    public OfficeRights Rights { get; private set; }

    /// <summary>Changes what the office may do in this group.</summary>
    public void Change(OfficeRights rights) => Rights = rights;
}
