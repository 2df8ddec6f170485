using Membership.Domain.Common;

namespace Membership.Domain.Organizations;

/// <summary>One line of an organization's history.</summary>
public sealed class OrganizationStateChange : StateChange
{
    private OrganizationStateChange() { }

    internal OrganizationStateChange(Guid organizationId, int ordinal, OrganizationStatus? from, OrganizationStatus to, Decision decision)
    {
        (OrganizationId, Ordinal, From, To) = (organizationId, ordinal, from is null ? null : NameOf(from), NameOf(to));
        (At, Reason, ActorId) = (decision.At, decision.Reason, decision.ActorId);
    }

    public Guid OrganizationId { get; private init; }
}

/// <summary>One way to find an organization (see <see cref="SearchKeys"/>).</summary>
public sealed class OrganizationSearchTerm
{
    private OrganizationSearchTerm() { }

    internal OrganizationSearchTerm(Guid organizationId, string key) => (OrganizationId, Key) = (organizationId, key);

    public Guid OrganizationId { get; private init; }

    /// <summary>Term and sort key; unique.</summary>
    public string Key { get; private init; } = "";
}

/// <summary>A domain name of an organization.</summary>
public sealed class OrganizationDomain
{
    private OrganizationDomain() { }

    internal OrganizationDomain(Guid organizationId, string name) => (OrganizationId, Name) = (organizationId, name);

    public Guid OrganizationId { get; private init; }

    /// <summary>Lower-case ASCII form.</summary>
    public string Name { get; private init; } = "";
}

/// <summary>A question about an application, or the answer to one.</summary>
public sealed class OrganizationMessage
{
    /// <summary>The longest text.</summary>
    public const int MaxLength = 4000;

    private OrganizationMessage() { }

    internal OrganizationMessage(Guid organizationId, int ordinal, Guid authorId, bool fromStaff, string text, DateTimeOffset at) =>
        (OrganizationId, Ordinal, AuthorId, FromStaff, Text, At) = (organizationId, ordinal, authorId, fromStaff, text, at);

    public Guid OrganizationId { get; private init; }

    /// <summary>Counts the organization's messages, from 1.</summary>
    public int Ordinal { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>Whether staff wrote it.</summary>
    public bool FromStaff { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

/// <summary>Which tier an organization had from when on.</summary>
public sealed class OrganizationTierChange
{
    private OrganizationTierChange() { }

    internal OrganizationTierChange(Guid organizationId, int ordinal, Guid tierId, DateTimeOffset at) =>
        (OrganizationId, Ordinal, TierId, At) = (organizationId, ordinal, tierId, at);

    public Guid OrganizationId { get; private init; }

    /// <summary>Counts the organization's tiers, from 1.</summary>
    public int Ordinal { get; private init; }
    public Guid TierId { get; private init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
