using Membership.Domain.Affiliations;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Affiliations;

/// <summary>The organizations and tiers that tests about seats begin with.</summary>
internal static class Workplaces
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Given.Now.UtcDateTime);

    public static Tier Tier(int? seats, SeatOverflow overflow = SeatOverflow.Wait)
    {
        var tier = Domain.Tiers.Tier.Create("gold", new TierProfile("Gold", 10, [], [], seats, overflow, null), isGranted: false, TermKind.Rolling, Today, Given.Now);
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1200m, Today), Today);
        return tier;
    }

    public static Organization Organization(Tier? tier = null, bool isMember = true)
    {
        tier ??= Tier(null);
        var organization = Domain.Organizations.Organization.Apply(
            new OrganizationProfile { LegalName = "Network Society", Kind = OrganizationKind.NonProfit, Country = "KE", Employees = 12, Language = "en" },
            Guid.NewGuid(), tier, "USD", Given.Now);
        if (!isMember) return organization;
        organization.Approve(tier, Given.Decision());
        organization.Begin(Term.Rolling(Today), 1200m, Given.Decision());
        return organization;
    }

    public static Affiliation Affiliation(AffiliationStatus status, bool hasSeat = false, Member? member = null, Organization? organization = null)
    {
        var affiliation = Domain.Affiliations.Affiliation.Claim(member ?? Given.Member(), organization ?? Organization(), "Engineer", Given.Now.AddDays(2));
        if (status is AffiliationStatus.Confirmed) affiliation.Confirm(AffiliationProof.Representative, Given.Now.AddDays(3));
        if (status is AffiliationStatus.Declined) affiliation.Decline(Given.Decision());
        if (status is AffiliationStatus.Ended) affiliation.End(Given.Decision());
        if (hasSeat) affiliation.TakeSeat();
        return affiliation;
    }
}
