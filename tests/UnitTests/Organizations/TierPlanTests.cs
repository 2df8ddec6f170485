using Membership.Domain.Common;
using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>When another tier begins and what it costs: the present term, reckoned on 1,200, and a next one that is paid ahead, each by itself.</summary>
public sealed class TierPlanTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Given.Now.UtcDateTime);

    // dues, paid ahead for (0: not), asked for, by staff: begins, difference now, difference of the next term, whether that is given at once.
    [Theory]
    [InlineData(2400, 0, null, false, TierEffective.WhenPaid, true, 0, false)]
    [InlineData(2400, 1200, null, false, TierEffective.WhenPaid, true, 1200, false)]
    [InlineData(2400, 2400, null, false, TierEffective.WhenPaid, true, 0, true)]
    [InlineData(2400, 3000, null, false, TierEffective.WhenPaid, true, 0, false)]
    [InlineData(1200, 0, null, false, TierEffective.Now, false, 0, false)]
    [InlineData(1200, 1200, null, false, TierEffective.Now, false, 0, true)]
    [InlineData(1200, 600, null, false, TierEffective.Now, false, 600, false)]
    [InlineData(1200, 3000, null, false, TierEffective.Now, false, 0, false)]
    [InlineData(900, 0, null, false, TierEffective.NextTerm, false, 0, false)]
    [InlineData(900, 600, null, false, TierEffective.NextTerm, false, 300, false)]
    [InlineData(900, 900, null, false, TierEffective.NextTerm, false, 0, true)]
    [InlineData(2400, 0, TierEffective.NextTerm, false, TierEffective.NextTerm, false, 0, false)]
    [InlineData(2400, 1200, TierEffective.NextTerm, false, TierEffective.NextTerm, false, 1200, false)]
    [InlineData(2400, 0, TierEffective.Now, false, TierEffective.WhenPaid, true, 0, false)]
    [InlineData(2400, 1200, TierEffective.Now, true, TierEffective.Now, true, 1200, true)]
    [InlineData(900, 1200, TierEffective.Now, true, TierEffective.Now, false, 0, false)]
    public void Each_term_is_planned_by_itself(int dues, int ahead, TierEffective? wanted, bool byStaff, TierEffective begins, bool costsNow, int costsNext, bool givesNext)
    {
        var plan = TierPlan.Of(Organization(ahead), OrganizationIn.Tier(dues), new Money(dues, "USD"), Today, wanted, byStaff);

        Assert.Equal((begins, costsNow, (decimal)costsNext, givesNext), (plan.Effective, plan.Present is not null, plan.Next?.Amount ?? 0, plan.GivesNext));
        Assert.Equal((costsNow ? 1 : 0) + (costsNext > 0 ? 1 : 0), plan.Lines.Count);
    }

    [Theory]
    [InlineData(900, 1200)]
    [InlineData(600, 1200)]
    public void A_next_term_that_is_paid_for_more_is_not_lowered(int dues, int ahead) =>
        Refused.With(OrganizationErrors.RenewalPaid, () => TierPlan.Of(Organization(ahead), OrganizationIn.Tier(dues), new Money(dues, "USD"), Today, null, byStaff: false));

    [Fact]
    public void Lower_dues_begin_with_the_next_term_for_all_but_staff() => Refused.With(OrganizationErrors.TierBeginsNextTerm,
        () => TierPlan.Of(Organization(0), OrganizationIn.Tier(600m), new Money(600m, "USD"), Today, TierEffective.Now, byStaff: false));

    [Fact]
    public void What_changes_nothing_is_refused()
    {
        var tier = OrganizationIn.Tier();
        var organization = OrganizationIn.State(OrganizationStatus.Active, tier);
        var same = TierPlan.Of(organization, tier, new Money(1200m, "USD"), Today, null, byStaff: false);

        Refused.With(OrganizationErrors.TierUnchanged, () => same.RequireChange(organization, tier, []));
    }

    private static Organization Organization(int ahead)
    {
        var organization = OrganizationIn.State(OrganizationStatus.Active);
        if (ahead == 0) return organization;
        organization.OpenRenewal(Given.Decision());
        organization.Renew(ahead == 1200 ? organization.TierId : Guid.NewGuid(), Term.Rolling(organization.TermUntil!.Value.AddDays(1)), ahead, Today, Given.Decision("paid"));
        return organization;
    }
}
