using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Tiers;

namespace Membership.Domain.Organizations;

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

/// <summary>When another tier would begin, and what it would cost, the present term and a next one that is paid ahead each by itself; changes nothing.</summary>
/// <param name="Effective">When it begins.</param>
/// <param name="Present">The difference for what is left of the present term; null where nothing is asked for it.</param>
/// <param name="Next">The difference for a next term that is paid ahead; null where nothing is asked for it.</param>
/// <param name="GivesNext">Whether a next term that is paid ahead is at the tier at once: it costs nothing more, or staff give it before it is paid.</param>
public sealed record TierPlan(TierEffective Effective, InvoiceLineDetails? Present, InvoiceLineDetails? Next, bool GivesNext)
{
    /// <summary>What would be asked for.</summary>
    public IReadOnlyList<InvoiceLineDetails> Lines => [.. new[] { Present, Next }.OfType<InvoiceLineDetails>()];

    /// <summary>Makes the plan; refuses what is not to be had.</summary>
    /// <param name="organization">Whose tier.</param>
    /// <param name="tier">The other tier.</param>
    /// <param name="dues">Its dues for a year, today.</param>
    /// <param name="today">The day, UTC.</param>
    /// <param name="wanted">What the caller asked for; null for what follows from the dues.</param>
    /// <param name="byStaff">Staff give any tier at once.</param>
    /// <param name="hasWish">Whether a higher tier waits for its money, which the present tier takes back.</param>
    public static TierPlan Of(Organization organization, Tier tier, Money dues, DateOnly today, TierEffective? wanted, bool byStaff, bool hasWish = false)
    {
        // Before a term has begun there is no next one.
        if (!organization.InGoodStanding) return new TierPlan(TierEffective.Now, null, null, GivesNext: false);
        var present = !tier.IsGranted ? Difference(tier, dues, organization.TermDues, organization.Term!.Value, today) : null;
        var usual = Usual(organization, tier, dues, costs: present is not null);
        var effective = wanted switch
        {
            null or TierEffective.NextTerm => wanted ?? usual,
            TierEffective.Now when byStaff => TierEffective.Now,
            _ => usual,
        };
        OrganizationErrors.TierBeginsNextTerm.Unless(wanted is null || effective is not TierEffective.NextTerm || wanted == effective);
        var (next, gives) = NextTerm(organization, tier, dues, isGiven: byStaff && wanted is TierEffective.Now);
        var plan = new TierPlan(effective, effective is TierEffective.NextTerm ? null : present, next, gives);
        OrganizationErrors.RenewalPaid.Unless(effective is not TierEffective.NextTerm || next is not null || gives || !organization.IsPaidAhead || organization.IsGrantedAhead
            || IsNext(organization, tier) || (hasWish && tier.Id == organization.TierId));
        return plan;
    }

    /// <summary>Refuses what would change nothing. The present tier takes a choice for the next term, and a wish, back.</summary>
    /// <param name="organization">Whose tier.</param>
    /// <param name="tier">The other tier.</param>
    /// <param name="wishes">Its invoices for higher tiers that begin once they are paid.</param>
    public void RequireChange(Organization organization, Tier tier, IReadOnlyCollection<Invoice> wishes) => OrganizationErrors.TierUnchanged.Unless(Effective switch
    {
        TierEffective.Now => tier.Id != organization.TierId || Next is not null || GivesNext,
        TierEffective.WhenPaid => wishes.All(w => w.TierId != tier.Id || w.IsForNextTerm(organization)),
        _ => Next is null ? wishes.Count > 0 || !IsNext(organization, tier) : !(wishes.Count == 1 && wishes.All(w => w.TierId == tier.Id && w.IsForNextTerm(organization))),
    });

    // Equal dues cost nothing. Higher ones for days that are over, or for less than the currency can express, would cost nothing either, and wait for the next term.
    private static TierEffective Usual(Organization organization, Tier tier, Money dues, bool costs) => organization.Status switch
    {
        _ when tier.IsGranted => TierEffective.Now,
        _ when tier.Id == organization.TierId => TierEffective.NextTerm,
        OrganizationStatus.Grace => TierEffective.NextTerm,
        _ when costs => TierEffective.WhenPaid,
        _ => dues.Amount == organization.TermDues ? TierEffective.Now : TierEffective.NextTerm,
    };

    // What a next term was paid for stays unless the tier costs the same, or the difference is paid; lower dues would buy nothing back.
    private static (InvoiceLineDetails? Line, bool Gives) NextTerm(Organization organization, Tier tier, Money dues, bool isGiven)
    {
        if (organization.NextTermUntil is not { } until || organization.IsGrantedAhead || tier.IsGranted || IsNext(organization, tier)) return (null, false);
        var term = new Term(organization.TermUntil!.Value.AddDays(1), until);
        var line = Difference(tier, dues, organization.NextTermDues, term, term.From);
        return (line, dues.Amount == organization.NextTermDues || (isGiven && line is not null));
    }

    private static bool IsNext(Organization organization, Tier tier) => tier.Id == (organization.NextTierId ?? organization.TierId);

    private static InvoiceLineDetails? Difference(Tier tier, Money dues, decimal paid, Term term, DateOnly from) =>
        term.DaysLeft(from) == 0 ? null : Reckoning.UpgradeLine(tier, dues with { Amount = paid }, dues, term, from);
}
