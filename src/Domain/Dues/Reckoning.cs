using System.Runtime.InteropServices;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Domain.Dues;

/// <summary>Which days a tier's dues pay for, and what a part of a year costs. Amounts are rounded once, half away from zero, to the currency's minor unit.</summary>
public static class Reckoning
{
    /// <summary>
    /// The first term, or the first after coming back, where it is made out today: fixed terms run from today to the end of the membership year.
    /// A rolling one is null: it begins on the day of the payment.
    /// </summary>
    public static Term? FirstTerm(Tier tier, DateOnly today, YearStart yearStart) => tier.TermKind is TermKind.Fixed ? Fixed(today, yearStart) : null;

    /// <summary>The term that follows without a gap.</summary>
    public static Term NextTerm(Tier tier, DateOnly until, YearStart yearStart) =>
        until.AddDays(1) is var from && tier.TermKind is TermKind.Fixed ? Fixed(from, yearStart) : Term.Rolling(from);

    /// <summary>The line for a term: the year's dues, or the part of them that its days are of the year that ends with it.</summary>
    public static InvoiceLineDetails Line(Tier tier, Money dues, Term? term)
    {
        if (term is not { } days || days == days.WholeYear()) return new(InvoiceLineKind.Dues, tier.Name, term, null, null, dues.Amount);
        var whole = days.WholeYear().Days;
        return new(InvoiceLineKind.ProratedDues, tier.Name, days, days.Days, whole, dues.Prorate(days.Days, whole).Amount);
    }

    /// <summary>The line for higher dues during the days of a term that are left; null where that is nothing.</summary>
    /// <param name="tier">The new tier.</param>
    /// <param name="paid">The year's dues on which the term was reckoned so far.</param>
    /// <param name="dues">The year's dues of the new tier.</param>
    /// <param name="term">The term.</param>
    /// <param name="from">The first day of the new tier.</param>
    public static InvoiceLineDetails? UpgradeLine(Tier tier, Money paid, Money dues, Term term, DateOnly from)
    {
        var (left, whole) = (term.DaysLeft(from), term.WholeYear().Days);
        var difference = dues > paid ? (dues - paid).Prorate(left, whole) : Money.Zero(dues.Currency);
        return difference.IsZero ? null : new(InvoiceLineKind.UpgradeDifference, tier.Name, new Term(term.Until.AddDays(1 - left), term.Until), left, whole, difference.Amount);
    }

    private static Term Fixed(DateOnly from, YearStart yearStart) => Term.Fixed(from, yearStart.Month, yearStart.Day);
}

/// <summary>The day of the calendar on which the body's membership years begin.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 28.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YearStart(int Month, int Day);
