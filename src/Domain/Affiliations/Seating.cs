using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Domain.Affiliations;

/// <summary>
/// Gives the seats of an organization to its people. The organization counts them, so its version lets nobody take a seat that somebody else
/// takes at the same moment.
/// </summary>
public static class Seating
{
    /// <summary>How many seats are free; negative where the tier gives fewer than are taken, null where it sets no limit.</summary>
    public static int? FreeSeats(this Organization organization, Tier tier) => tier.Seats - organization.SeatsTaken;

    /// <summary>Whether one more can be seated.</summary>
    public static bool HasFreeSeat(this Organization organization, Tier tier) => organization.FreeSeats(tier) is null or > 0;

    /// <summary>Whether one more can be confirmed: where all seats are taken, the tier says.</summary>
    public static bool CanConfirm(this Organization organization, Tier tier) => organization.HasFreeSeat(tier) || tier.SeatOverflow is SeatOverflow.Wait;

    /// <summary>
    /// Confirms that somebody works there, and gives them a seat where one is free. Otherwise they wait for one, unless the tier has nobody
    /// confirmed beyond its seats.
    /// </summary>
    public static void Confirm(this Organization organization, Affiliation affiliation, Tier tier, AffiliationProof proof, DateTimeOffset now)
    {
        AffiliationErrors.OrganizationNotMember.Unless(organization.InGoodStanding);
        AffiliationErrors.NoSeatLeft.Unless(organization.CanConfirm(tier));
        affiliation.Confirm(proof, now);
        if (organization.HasFreeSeat(tier)) organization.Seat(affiliation);
    }

    /// <summary>Gives a seat to somebody who waits for one.</summary>
    public static void Seat(this Organization organization, Affiliation affiliation)
    {
        affiliation.TakeSeat();
        organization.CountSeat(1);
    }

    /// <summary>Takes a seat away; its holder waits for another one.</summary>
    public static void Unseat(this Organization organization, Affiliation affiliation)
    {
        affiliation.LoseSeat();
        organization.CountSeat(-1);
    }
}
