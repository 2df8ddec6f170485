using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Organizations;

/// <summary>Organizations that tests about applications begin with; made by the domain's own methods.</summary>
internal static class Applications
{
    public static readonly Guid Applicant = Guid.Parse("019ce000-0000-7000-8000-0000000000a1");

    public static readonly DateOnly Today = DateOnly.FromDateTime(Given.Now.UtcDateTime);

    public static OrganizationProfile Profile => new()
    {
        LegalName = "Mtandao Foundation", Kind = OrganizationKind.Foundation, Country = "KE", Employees = 12, Language = "en", Domains = ["mtandao.example.org"],
    };

    public static Tier Tier(string code = "silver", decimal dues = 1200m, bool granted = false, params OrganizationKind[] kinds)
    {
        var tier = Domain.Tiers.Tier.Create(code, new TierProfile("Silver", 10, kinds, [], null, SeatOverflow.Wait, null), granted, TermKind.Rolling, Today.AddYears(-1), Given.Now);
        if (!granted) tier.AddPrice(new TierPriceDetails(null, 0, "USD", dues, Today), Today);
        return tier;
    }

    public static Organization Applied(OrganizationProfile? profile = null, Tier? tier = null) =>
        Organization.Apply(profile ?? Profile, Applicant, tier ?? Tier(), "USD", Given.Now);

    public static Organization In(OrganizationStatus status)
    {
        var organization = Applied();
        if (status is OrganizationStatus.Applied) return organization;
        organization.BeginReview(Given.Decision(null));
        if (status is OrganizationStatus.UnderReview) return organization;
        if (status is OrganizationStatus.Rejected)
        {
            organization.Reject(Given.Decision());
            return organization;
        }
        organization.Approve(Tier(), Given.Decision(null));
        if (status is OrganizationStatus.AwaitingPayment) return organization;
        organization.Begin(Term.Rolling(Today), 1200m, Given.Decision("paid"));
        if (status is OrganizationStatus.RenewalDue or OrganizationStatus.Grace or OrganizationStatus.Lapsed) organization.OpenRenewal(Given.Decision(null));
        if (status is OrganizationStatus.Grace or OrganizationStatus.Lapsed) organization.EnterGrace(Today, Given.Decision(null));
        if (status is OrganizationStatus.Lapsed) organization.Lapse(0, Today.AddDays(1), Given.Decision(null));
        if (status is OrganizationStatus.Resigned) organization.Resign(Given.Decision());
        if (status is OrganizationStatus.Terminated) organization.Terminate(Given.Decision());
        return organization;
    }
}
