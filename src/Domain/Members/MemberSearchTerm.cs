namespace Membership.Domain.Members;

/// <summary>One way to find a member by name or address (see <see cref="Common.SearchKeys"/>).</summary>
public sealed class MemberSearchTerm
{
    private MemberSearchTerm() { }

    internal MemberSearchTerm(Guid memberId, string key) => (MemberId, Key) = (memberId, key);

    public Guid MemberId { get; private init; }

    /// <summary>Term and sort key; unique.</summary>
    public string Key { get; private init; } = "";
}
