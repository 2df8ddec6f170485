using Membership.Domain.Affiliations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Affiliations;

/// <summary>Who gets a seat, and what happens when all are taken.</summary>
public sealed class SeatingTests
{
    private static readonly DateTimeOffset Now = Given.Now.AddDays(5);

    [Theory]
    [InlineData(null, 3, SeatOverflow.Refuse, 3, 0)]
    [InlineData(2, 2, SeatOverflow.Refuse, 2, 0)]
    [InlineData(2, 3, SeatOverflow.Wait, 2, 1)]
    [InlineData(0, 1, SeatOverflow.Wait, 0, 1)]
    public void Who_is_confirmed_takes_a_free_seat_or_waits(int? seats, int people, SeatOverflow overflow, int seated, int waiting)
    {
        var tier = Workplaces.Tier(seats, overflow);
        var organization = Workplaces.Organization(tier);
        var affiliations = Enumerable.Range(0, people).Select(_ => Workplaces.Affiliation(AffiliationStatus.Claimed, organization: organization)).ToList();

        foreach (var affiliation in affiliations) organization.Confirm(affiliation, tier, AffiliationProof.Domain, Now);

        Assert.Equal((seated, seated, waiting), (organization.SeatsTaken, affiliations.Count(a => a.HasSeat), affiliations.Count(a => a.WaitingKey is not null)));
    }

    [Fact]
    public void A_tier_can_refuse_whoever_comes_when_all_seats_are_taken()
    {
        var tier = Workplaces.Tier(0, SeatOverflow.Refuse);
        var organization = Workplaces.Organization(tier);

        Refused.With(AffiliationErrors.NoSeatLeft, Workplaces.Affiliation(AffiliationStatus.Claimed), a => organization.Confirm(a, tier, AffiliationProof.Staff, Now));
        Assert.False(organization.CanConfirm(tier));
    }

    [Fact]
    public void An_organization_that_is_no_member_confirms_nobody() => Refused.With(AffiliationErrors.OrganizationNotMember, Workplaces.Affiliation(AffiliationStatus.Claimed),
        a => Workplaces.Organization(isMember: false).Confirm(a, Workplaces.Tier(null), AffiliationProof.Representative, Now));

    [Fact]
    public void Seats_are_counted_as_they_are_given_and_taken()
    {
        var tier = Workplaces.Tier(1);
        var organization = Workplaces.Organization(tier);
        var (version, affiliation) = (organization.Version, Workplaces.Affiliation(AffiliationStatus.Confirmed, organization: organization));

        organization.Seat(affiliation);
        Assert.Equal((0, false, true), (organization.FreeSeats(tier), organization.HasFreeSeat(tier), affiliation.HasSeat));
        organization.Unseat(affiliation);

        Assert.Equal((1, true, false), (organization.FreeSeats(tier), organization.HasFreeSeat(tier), affiliation.HasSeat));
        // The version is what two simultaneous callers meet at.
        Assert.Equal(version + 2, organization.Version);
        Assert.Equal(-1, Workplaces.Organization(tier).FreeSeats(Workplaces.Tier(-1)));
    }
}
