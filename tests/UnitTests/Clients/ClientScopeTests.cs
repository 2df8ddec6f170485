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

    [Fact]
    public void No_scope_is_of_both_sorts() => Assert.Empty(ClientScopes.Machine.Intersect(ClientScopes.Personal));
}
