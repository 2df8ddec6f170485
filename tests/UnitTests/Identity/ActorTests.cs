using Membership.Application.Identity;

namespace Membership.UnitTests.Identity;

/// <summary>Who calls, and as what.</summary>
public sealed class ActorTests
{
    private static readonly Actor Member = new(Given.Officer, "swagger", [KnownScopes.Membership], StaffRoles.None);
    private static readonly Actor Machine = new(null, "integrator", [KnownScopes.MembersRead], StaffRoles.None);

    [Fact]
    public void A_caller_without_a_token_is_nobody()
    {
        Assert.False(Actor.Anonymous.IsMember || Actor.Anonymous.IsAdministrator || Actor.Anonymous.IsAuditor);
        Assert.False(Actor.Anonymous.IsClientWith(KnownScopes.MembersRead));
    }

    [Fact]
    public void A_member_acts_only_with_the_scope_for_it()
    {
        Assert.True(Member.IsMember);
        Assert.False((Member with { Scopes = ["openid"] }).IsMember);
    }

    [Theory]
    [InlineData(StaffRoles.None, false, false)]
    [InlineData(StaffRoles.MembershipAdministrator, true, false)]
    [InlineData(StaffRoles.Auditor, false, true)]
    [InlineData(StaffRoles.MembershipAdministrator | StaffRoles.Auditor, true, true)]
    public void Staff_act_in_their_roles_and_only_with_the_scope(StaffRoles roles, bool administrator, bool auditor)
    {
        var staff = Member with { Staff = roles };

        Assert.Equal((administrator, auditor), (staff.IsAdministrator, staff.IsAuditor));
        Assert.False((staff with { Scopes = [] }).IsAdministrator || (staff with { Scopes = [] }).IsAuditor);
    }

    [Fact]
    public void A_machine_never_acts_as_a_member_or_as_staff()
    {
        var greedy = Machine with { Scopes = [KnownScopes.Membership, KnownScopes.MembersRead], Staff = StaffRoles.MembershipAdministrator };

        Assert.False(greedy.IsMember || greedy.IsAdministrator || greedy.IsAuditor);
        Assert.True(greedy.IsClientWith(KnownScopes.MembersRead));
    }

    [Fact]
    public void A_machine_has_the_scopes_it_was_given()
    {
        Assert.True(Machine.IsClientWith(KnownScopes.MembersRead));
        Assert.False(Machine.IsClientWith(KnownScopes.GroupsRead));
    }

    [Fact]
    public void A_machine_of_an_organization_is_not_the_bodys()
    {
        Assert.True(Machine.IsBodyClientWith(KnownScopes.MembersRead));
        Assert.False(Machine.IsBodyClientWith(KnownScopes.GroupsRead));
        Assert.False((Machine with { OrganizationId = Guid.NewGuid() }).IsBodyClientWith(KnownScopes.MembersRead));
        Assert.False((Member with { Scopes = [KnownScopes.MembersRead] }).IsBodyClientWith(KnownScopes.MembersRead));
    }

    [Fact]
    public void A_members_token_is_no_machines() =>
        Assert.False((Member with { Scopes = [KnownScopes.Membership, KnownScopes.MembersRead] }).IsClientWith(KnownScopes.MembersRead));

    [Fact]
    public void Scopes_of_people_and_of_machines_do_not_overlap() => Assert.Empty(KnownScopes.Personal.Intersect(KnownScopes.Machine, StringComparer.Ordinal));
}
