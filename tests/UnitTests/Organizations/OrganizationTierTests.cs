using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Organizations;

/// <summary>How an organization comes to another tier, now or with its next term.</summary>
public sealed class OrganizationTierTests
{
    private static readonly DateOnly Today = OrganizationIn.Today;

    [Fact]
    public void A_lower_tier_comes_with_the_next_term_and_the_present_one_takes_the_choice_back()
    {
        var (organization, lower) = (OrganizationIn.State(OrganizationStatus.RenewalDue), OrganizationIn.Tier(600m));
        var present = organization.TierId;
        organization.ChangeTierNext(lower.Id);
        Assert.Equal((present, lower.Id), (organization.TierId, organization.NextTierId));
        organization.ChangeTierNext(present);
        Assert.Null(organization.NextTierId);

        organization.ChangeTierNext(lower.Id);
        organization.Renew(lower.Id, Term.Rolling(organization.TermUntil!.Value.AddDays(1)), 600m, Today, Given.Decision("paid"));
        Assert.Equal((present, 1200m), (organization.TierId, organization.TermDues));
        organization.BeginNextTerm(organization.TermUntil!.Value.AddDays(1));
        Assert.Equal((lower.Id, 600m, null), (organization.TierId, organization.TermDues, organization.NextTierId));
    }

    [Fact]
    public void A_higher_tier_counts_for_the_present_term_and_one_that_is_paid_ahead_stays_until_it_is_changed_by_itself()
    {
        var (organization, higher) = (OrganizationIn.PaidAhead(), OrganizationIn.Tier(2400m));
        var before = organization.TierId;
        organization.ChangeTierNow(higher, 2400m, Given.Now);
        Assert.Equal((higher.Id, before, 2400m, 1200m), (organization.TierId, organization.NextTierId, organization.TermDues, organization.NextTermDues));

        organization.ChangeTierOfPaidTerm(higher.Id, 2400m);
        Assert.Equal((null, 2400m), (organization.NextTierId, organization.NextTermDues));
        Refused.With(OrganizationErrors.StateForbids, OrganizationIn.State(OrganizationStatus.Active), o => o.ChangeTierOfPaidTerm(higher.Id, 2400m));
    }

    [Fact]
    public void A_still_higher_tier_that_is_paid_for_the_next_term_stays_chosen()
    {
        var (organization, highest) = (OrganizationIn.State(OrganizationStatus.RenewalDue), OrganizationIn.Tier(5000m));
        organization.Renew(highest.Id, Term.Rolling(organization.TermUntil!.Value.AddDays(1)), 5000m, Today, Given.Decision("paid"));
        organization.ChangeTierNow(OrganizationIn.Tier(2400m), 2400m, Given.Now);

        Assert.Equal((highest.Id, 2400m, 5000m), (organization.NextTierId, organization.TermDues, organization.NextTermDues));
    }

    [Fact]
    public void What_was_paid_for_the_term_still_counts_after_a_tier_was_granted()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Active);
        organization.ChangeTierNow(OrganizationIn.Tier(granted: true), 0, Given.Now);

        Assert.Equal(1200m, organization.TermDues);
    }

    [Fact]
    public void What_was_paid_for_still_counts_after_a_lower_tier_was_given()
    {
        var organization = OrganizationIn.PaidAhead();
        organization.ChangeTierNow(OrganizationIn.Tier(600m), 600m, Given.Now);

        Assert.Equal((1200m, 1200m), (organization.TermDues, organization.NextTermDues));
    }

    [Fact]
    public void A_wish_that_is_given_up_is_forgotten_unless_the_next_term_is_asked_for()
    {
        var wanted = Guid.NewGuid();
        var (active, asked) = (OrganizationIn.State(OrganizationStatus.Active), OrganizationIn.State(OrganizationStatus.RenewalDue));
        foreach (var organization in new[] { active, asked })
        {
            organization.ChangeTierNext(wanted);
            organization.ForgetUpgrade(Guid.NewGuid());
            Assert.Equal(wanted, organization.NextTierId);
            organization.ForgetUpgrade(wanted);
        }
        Assert.Equal((null, wanted), (active.NextTierId, asked.NextTierId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_tier_ends_what_kept_the_renewal_from_being_made_out(bool now)
    {
        var organization = OrganizationIn.State(OrganizationStatus.Active);
        organization.CannotRenew(TierErrors.NoPrice.Code);
        if (now) organization.ChangeTierNow(OrganizationIn.Tier(2400m), 2400m, Given.Now);
        else organization.ChangeTierNext(Guid.NewGuid());

        Assert.Null(organization.RenewalProblem);
    }
}
