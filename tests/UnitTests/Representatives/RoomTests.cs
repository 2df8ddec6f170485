using Membership.Domain.Members;
using Membership.Domain.Representatives;

namespace Membership.UnitTests.Representatives;

/// <summary>How a role passes from one person to the next.</summary>
public sealed class RoomTests
{
    private static readonly Guid Organization = Guid.CreateVersion7();

    [Fact]
    public void A_free_role_needs_nobody_to_make_room() =>
        Assert.Null(Representative.MakesRoom([In(RepresentativeRole.Billing)], In(RepresentativeRole.Principal), replaces: false));

    [Fact]
    public void A_held_role_passes_on_only_where_that_was_said()
    {
        var (holder, next) = (In(RepresentativeRole.Principal), In(RepresentativeRole.Principal, days: 2));

        Refused.With(RepresentativeErrors.RoleTaken, () => Representative.MakesRoom([holder], next, replaces: false));
        Assert.Same(holder, Representative.MakesRoom([holder], next, replaces: true));
    }

    [Fact]
    public void Whoever_took_office_after_the_invitation_stays() =>
        Refused.With(RepresentativeErrors.RoleTaken, () => Representative.MakesRoom([In(RepresentativeRole.Principal, days: 5)], In(RepresentativeRole.Principal, days: 2), replaces: true));

    [Fact]
    public void Nobody_replaces_themselves()
    {
        var member = Given.Member();

        Refused.With(RepresentativeErrors.RoleTaken, () => Representative.MakesRoom([In(RepresentativeRole.Billing, member)], In(RepresentativeRole.Billing, member, 2), replaces: true));
    }

    [Theory]
    [InlineData(RepresentativeRole.Principal, RepresentativeRole.Alternate)]
    [InlineData(RepresentativeRole.Alternate, RepresentativeRole.Principal)]
    public void Principal_and_alternate_are_two_people(RepresentativeRole held, RepresentativeRole wanted)
    {
        var member = Given.Member();

        Refused.With(RepresentativeErrors.SamePerson, () => Representative.MakesRoom([In(held, member)], In(wanted, member, 2), replaces: true));
    }

    private static Representative In(RepresentativeRole role, Member? member = null, int days = 0) =>
        Representative.Appoint(Organization, role, member ?? Given.Member(), null, Given.Now.AddDays(days));
}
