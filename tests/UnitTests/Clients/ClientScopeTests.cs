using Membership.Domain.Clients;

namespace Membership.UnitTests.Clients;

/// <summary>What tokens of each kind of client can permit.</summary>
public sealed class ClientScopeTests
{
    public static TheoryData<ClientKind> Kinds => [.. Enum.GetValues<ClientKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_client_has_scopes_of_its_own_sort_only(ClientKind kind)
    {
        var (own, foreign) = kind is ClientKind.Machine ? (ClientScopes.Machine, ClientScopes.Personal) : (ClientScopes.Personal, ClientScopes.Machine);
        Assert.Equal(own, ClientScopes.Check(kind, [.. own, own[0]]));
        foreach (var scope in foreign) Refused.With(ClientErrors.ScopesMixed, () => ClientScopes.Check(kind, [own[0], scope]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_client_needs_a_scope(ClientKind kind) => Refused.With(ClientErrors.ScopeRequired, () => ClientScopes.Check(kind, []));

    [Theory]
    [InlineData("members.Read")]
    [InlineData("members.read groups.read")]
    [InlineData("*")]
    [InlineData("")]
    public void An_unknown_scope_is_refused(string scope) => Refused.With(ClientErrors.ScopeUnknown, () => ClientScopes.Check(ClientKind.Machine, ["members.read", scope]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_application_of_an_organization_has_fewer_scopes_to_choose_from(ClientKind kind)
    {
        string[] own = kind is ClientKind.Machine ? ["organizations.read", "organizations.write"] : ["openid", "profile", "email", "offline_access"];
        Assert.Equal(own, ClientScopes.Check(kind, own, isOrganizations: true));
        foreach (var scope in (kind is ClientKind.Machine ? ClientScopes.Machine : ClientScopes.Personal).Except(own, StringComparer.Ordinal))
            Refused.With(ClientErrors.ScopeNotForOrganizations, () => ClientScopes.Check(kind, [own[0], scope], isOrganizations: true));
    }

    [Fact]
    public void A_change_cannot_widen_an_application_of_an_organization()
    {
        var client = Client.Register("id", ClientKind.Machine, new ClientDetails("CRM", [], [], ["organizations.read"]), Given.Officer, Given.Now, Guid.NewGuid());
        Refused.With(ClientErrors.ScopeNotForOrganizations, client, c => c.Change(new ClientDetails("CRM", [], [], ["members.read"])));
    }

    [Fact]
    public void No_scope_is_of_both_sorts() => Assert.Empty(ClientScopes.Machine.Intersect(ClientScopes.Personal));
}
