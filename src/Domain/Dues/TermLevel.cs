namespace Membership.Domain.Dues;

/// <summary>The tier of a term, and the year's dues that are paid or owed for it, as the invoices say.</summary>
/// <param name="TierId">The tier.</param>
/// <param name="Dues">The year's dues.</param>
public sealed record TermLevel(Guid TierId, decimal Dues)
{
    /// <summary>From what a term was renewed at, up one step after the other: a step that stands on one which is not paid counts once that is.</summary>
    public static TermLevel Of(Invoice renewal, IEnumerable<Invoice> upgrades) => upgrades.Where(Stands).OrderBy(u => u.YearlyDues)
        .Aggregate(new TermLevel(renewal.TierId, renewal.YearlyDues), (level, u) => u.DuesBefore <= level.Dues && u.YearlyDues > level.Dues ? new TermLevel(u.TierId, u.YearlyDues) : level);

    /// <summary>What is paid or owed for the days of a term that has begun: its own dues, and each step above them.</summary>
    public static decimal PaidFor(decimal dues, IEnumerable<Invoice> upgrades) => dues + upgrades.Where(Stands).Sum(u => u.YearlyDues - (u.DuesBefore ?? u.YearlyDues));

    // Paid for, or given before it was paid for; not taken back.
    private static bool Stands(Invoice upgrade) => !upgrade.IsCancelled && (upgrade.IsSettled || !upgrade.BeginsTier);
}
