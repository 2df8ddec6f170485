using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Organizations;

/// <summary>Organizations in every state, brought there by the domain's own methods.</summary>
internal static class OrganizationIn
{
    public static readonly Guid Applicant = Guid.Parse("019ce000-0000-7000-8000-0000000000a1");

    /// <summary>The day of the tests.</summary>
    public static readonly DateOnly Today = DateOnly.FromDateTime(Given.Now.UtcDateTime);

    public static OrganizationProfile Profile(OrganizationKind kind = OrganizationKind.NonProfit, int employees = 12) => new()
    {
        LegalName = "Nairobi Network Society", Kind = kind, Country = "KE", Employees = employees, Language = "en",
    };

    /// <summary>A tier that costs the same for everybody.</summary>
    public static Tier Tier(decimal dues = 1200m, string currency = "USD", bool granted = false, TermKind kind = TermKind.Rolling, string code = "silver", DateOnly? until = null)
    {
        var from = Today.AddYears(-5);
        var tier = Domain.Tiers.Tier.Create(code, new TierProfile("Silver", 10, [], ["A seat on the council"], null, SeatOverflow.Wait, until), granted, kind, from, Given.Now);
        if (!granted) tier.AddPrice(new TierPriceDetails(null, 0, currency, dues, from), from);
        return tier;
    }

    /// <summary>
    /// An organization in a state. One that is or was a member has a rolling year; the year of one in grace or lapsed is over since yesterday, of the others
    /// it began today.
    /// </summary>
    public static Organization State(OrganizationStatus status, Tier? tier = null, string currency = "USD")
    {
        tier ??= Tier(currency: currency);
        var organization = Organization.Apply(Profile(), Applicant, tier.IsGranted ? Tier(1m, currency) : tier, currency, Given.Now);
        if (status is OrganizationStatus.Applied) return organization;
        if (status is OrganizationStatus.UnderReview or OrganizationStatus.Rejected)
        {
            organization.BeginReview(Given.Decision());
            if (status is OrganizationStatus.Rejected) organization.Reject(Given.Decision());
            return organization;
        }
        var dues = organization.Approve(tier, Given.Decision());
        organization.Await(Guid.CreateVersion7());
        if (status is OrganizationStatus.AwaitingPayment) return organization;
        var over = status is OrganizationStatus.Grace or OrganizationStatus.Lapsed;
        organization.Begin(over ? new Term(Today.AddYears(-1), Today.AddDays(-1)) : Term.Rolling(Today), dues.Amount, Given.Decision("paid"));
        switch (status)
        {
            case OrganizationStatus.Resigned: organization.Resign(Given.Decision()); break;
            case OrganizationStatus.Terminated: organization.Terminate(Given.Decision()); break;
            case OrganizationStatus.RenewalDue: Ask(organization); break;
            case OrganizationStatus.Grace or OrganizationStatus.Lapsed:
                Ask(organization);
                organization.EnterGrace(Today.AddDays(-1), Given.Decision());
                if (status is OrganizationStatus.Lapsed) organization.Lapse(0, Today, Given.Decision());
                break;
        }
        return organization;
    }

    private static void Ask(Organization organization)
    {
        organization.OpenRenewal(Given.Decision());
        organization.Await(Guid.CreateVersion7());
    }

    /// <summary>A member whose next term is paid too.</summary>
    public static Organization PaidAhead()
    {
        var organization = State(OrganizationStatus.RenewalDue);
        organization.Renew(organization.TierId, Term.Rolling(organization.TermUntil!.Value.AddDays(1)), 1200m, Today, Given.Decision("paid"));
        return organization;
    }
}
