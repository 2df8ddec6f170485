using Membership.Domain.Common;

namespace Membership.Domain.Groups;

/// <summary>What members enroll in: a chapter, a SIG, a standing group or a working group.</summary>
public sealed class Group : Aggregate
{
    private readonly List<GroupCountry> _countries = [];

    private Group() { }

    /// <summary>Describes a group as it is now.</summary>
    public Group(GroupKind kind, string slug, string name, GroupStatus status, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, Slug, Name, Status) = (kind, slug, name, status);
        SearchText = Searchable(name);
    }

    public GroupKind Kind { get; private init; }

    /// <summary>The name in addresses: lower case, unique among all groups.</summary>
    public string Slug { get; private init; } = "";
    public string Name { get; private init; } = "";
    public GroupStatus Status { get; private set; }
    public string? Description { get; set; }
    public string? Website { get; set; }

    /// <summary>The working languages, BCP 47.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>Whether an officer decides on each request; otherwise everyone who asks is in.</summary>
    public bool ApprovalRequired { get; set; } = true;

    /// <summary>When the data-sharing agreement was signed; without it nobody downloads the roster (rule 14).</summary>
    public DateOnly? AgreementSignedOn { get; set; }

    /// <summary>Folded words with a space before each, for the directory's text filter.</summary>
    public string SearchText { get; private init; } = "";

    /// <summary>The countries served; empty for a group that serves the world.</summary>
    public IReadOnlyCollection<GroupCountry> Countries => _countries;

    /// <summary>Says which countries the group serves.</summary>
    public Group Serving(params IEnumerable<string> countries)
    {
        _countries.AddRange(countries.Select(c => new GroupCountry(Id, c)));
        return this;
    }

    /// <summary>Says which languages the group works in.</summary>
    public Group Speaking(params IEnumerable<string> languages)
    {
        Languages = [.. languages];
        return this;
    }

    /// <summary>The form in which names are matched by their words' beginnings.</summary>
    public static string Searchable(string text) => " " + NameFolding.Fold(text);
}

/// <summary>A country that a group serves.</summary>
public sealed class GroupCountry
{
    private GroupCountry() { }

    internal GroupCountry(Guid groupId, string country) => (GroupId, Country) = (groupId, country);

    public Guid GroupId { get; private init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; private init; } = "";
}
