using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>When another tier begins.</summary>
public enum TierEffective
{
    /// <summary>At once.</summary>
    Now,

    /// <summary>Once the invoice for the difference is paid.</summary>
    WhenPaid,

    /// <summary>With the next term.</summary>
    NextTerm,
}

/// <summary>When another tier would begin, and what the days that are left would cost; changes nothing.</summary>
/// <param name="Effective">When it begins.</param>
/// <param name="Lines">The difference for the present term, and for a next one that is paid ahead; none where there is none.</param>
public sealed record TierPlan(TierEffective Effective, IReadOnlyList<InvoiceLineDetails> Lines)
{
    /// <summary>Makes the plan; refuses what is not to be had.</summary>
    /// <param name="organization">Whose tier.</param>
    /// <param name="tier">The other tier.</param>
    /// <param name="dues">Its dues for a year, today.</param>
    /// <param name="today">The day, UTC.</param>
    /// <param name="wanted">What the caller asked for; null for what follows from the dues.</param>
    /// <param name="byStaff">Staff give any tier at once.</param>
    public static TierPlan Of(Organization organization, Tier tier, Money dues, DateOnly today, TierEffective? wanted, bool byStaff)
    {
        List<InvoiceLineDetails> lines = organization.InGoodStanding && !tier.IsGranted ? Difference(organization, tier, dues, today) : [];
        var usual = Usual(organization, tier, dues, lines.Count > 0);
        var effective = wanted switch
        {
            null or TierEffective.NextTerm => wanted ?? usual,
            TierEffective.Now when byStaff => TierEffective.Now,
            _ => usual,
        };
        OrganizationErrors.TierBeginsNextTerm.Unless(wanted is null || effective is not TierEffective.NextTerm || wanted == effective);
        return new(effective, effective is TierEffective.NextTerm ? [] : lines);
    }

    // Equal dues cost nothing. Higher ones for days that are over, or for less than the currency can express, would cost nothing either, and wait for the next term.
    private static TierEffective Usual(Organization organization, Tier tier, Money dues, bool costs) => organization.Status switch
    {
        OrganizationStatus.AwaitingPayment => TierEffective.Now,
        _ when tier.IsGranted => TierEffective.Now,
        _ when tier.Id == organization.TierId => TierEffective.NextTerm,
        OrganizationStatus.Grace => TierEffective.NextTerm,
        _ when costs => TierEffective.WhenPaid,
        _ => dues.Amount == organization.TermDues ? TierEffective.Now : TierEffective.NextTerm,
    };

    // What is left of the present term, and the whole of the next one where that is paid ahead. Once the term is over, the next one alone is to be had.
    private static List<InvoiceLineDetails> Difference(Organization organization, Tier tier, Money dues, DateOnly today)
    {
        var term = organization.Term!.Value;
        if (term.DaysLeft(today) == 0) return [];
        var lines = new List<InvoiceLineDetails?> { Reckoning.UpgradeLine(tier, dues with { Amount = organization.TermDues }, dues, term, today) };
        if (organization.NextTermUntil is { } until && new Term(term.Until.AddDays(1), until) is var next)
            lines.Add(Reckoning.UpgradeLine(tier, dues with { Amount = organization.NextTermDues }, dues, next, next.From));
        return [.. lines.OfType<InvoiceLineDetails>()];
    }
}
