using Membership.Domain.Common;

namespace Membership.Domain.Clients;

/// <summary>What tokens can permit: as a person, or as a machine. No token permits both, because a machine never acts as a member.</summary>
public static class ClientScopes
{
    /// <summary>Scopes of a person's sign-in.</summary>
    public static readonly IReadOnlyList<string> Personal = ["openid", "profile", "email", "offline_access", "membership"];

    /// <summary>Scopes of machines.</summary>
    public static readonly IReadOnlyList<string> Machine =
    [
        "members.read", "members.write", "organizations.read", "organizations.write", "groups.read", "groups.write", "webhooks.manage",
    ];

    /// <summary>What applications of an organization may have: its machines its own data, the others what tells who signs in, but not to act as them.</summary>
    public static readonly IReadOnlyList<string> OfOrganizations = ["openid", "profile", "email", "offline_access", "organizations.read", "organizations.write"];

    /// <summary>The scopes that a client of this kind may have, without repetition; refuses unknown ones, those of the other sort, and none at all.</summary>
    public static IReadOnlyList<string> Check(ClientKind kind, IEnumerable<string> scopes, bool isOrganizations = false)
    {
        List<string> wanted = [.. scopes.Distinct(StringComparer.Ordinal)];
        ClientErrors.ScopeUnknown.Unless(wanted.All(s => Machine.Contains(s, StringComparer.Ordinal) || Personal.Contains(s, StringComparer.Ordinal)));
        ClientErrors.ScopesMixed.Unless(!wanted.Except(kind is ClientKind.Machine ? Machine : Personal, StringComparer.Ordinal).Any());
        ClientErrors.ScopeNotForOrganizations.Unless(!isOrganizations || !wanted.Except(OfOrganizations, StringComparer.Ordinal).Any());
        ClientErrors.ScopeRequired.Unless(wanted.Count > 0);
        return wanted;
    }
}
