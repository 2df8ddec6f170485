using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Organizations;
using Microsoft.Extensions.Options;

namespace Membership.Application.Renewals;

/// <summary>What happens to organizations by itself as time goes by, in the order in which a round does it.</summary>
public enum RenewalStep
{
    /// <summary>The term is over and the next one is paid: it begins.</summary>
    GoOver,

    /// <summary>The term of a granted tier is over: the next one begins without an invoice.</summary>
    Grant,

    /// <summary>The renewal window is open: the invoice for the next term goes out.</summary>
    Ask,

    /// <summary>The invoice that the renewal waits for was taken back: it is made out anew.</summary>
    AskAnew,

    /// <summary>The term is over and the next one unpaid: grace begins.</summary>
    Grace,

    /// <summary>The grace is over and enough reminders were sent: the membership lapses.</summary>
    Lapse,

    /// <summary>Reminded of an unpaid renewal while the term runs.</summary>
    Remind,

    /// <summary>Reminded of an unpaid renewal in grace.</summary>
    RemindInGrace,

    /// <summary>No renewal can be made out as things are: waits for staff, who were told.</summary>
    CannotRenew,
}

/// <summary>
/// Whom each step is due for on a day, stated once: for the job that does it and the preview that does not. Each walks the index on status and end of the
/// term, those that know no day along the whole of their states.
/// </summary>
public sealed class RenewalPlan(IMembershipDb db, IOptions<DuesOptions> options)
{
    /// <summary>Those for whom a step is due on a day.</summary>
    public IQueryable<Organization> Due(RenewalStep step, DateOnly today)
    {
        var policy = options.Value;
        var (window, reminded, required, lapses) = (today.AddDays(policy.RenewalWindowDays), today.AddDays(-policy.ReminderEveryDays), policy.RemindersBeforeLapse, policy.LapseEnabled);
        return step switch
        {
            RenewalStep.GoOver => Ending(OrganizationStatus.Active, today.AddDays(-1)).Where(o => o.NextTermUntil != null),
            RenewalStep.Grant => Ending(OrganizationStatus.Active, today.AddDays(-1))
                .Where(o => o.NextTermUntil == null && o.RenewalProblem == null && db.Tiers.Any(t => t.Id == (o.NextTierId ?? o.TierId) && t.IsGranted)),
            RenewalStep.Ask => Ending(OrganizationStatus.Active, window)
                .Where(o => o.NextTermUntil == null && o.RenewalProblem == null && !db.Tiers.Any(t => t.Id == (o.NextTierId ?? o.TierId) && t.IsGranted)),
            RenewalStep.AskAnew => Renewing().Where(o => o.RenewalProblem == null && !db.Invoices.Any(i => i.Id == o.AwaitedInvoiceId && !i.IsCancelled)),
            RenewalStep.Grace => Ending(OrganizationStatus.RenewalDue, today.AddDays(-1)),
            // The last reminder that is required came before the end, or long enough ago to be answered.
            RenewalStep.Lapse => Ending(OrganizationStatus.Grace, today.AddDays(-1)).Where(o => lapses && o.RenewalProblem == null && o.GraceUntil < today && o.RemindersSent >= required
                && (o.RemindedOn == null || o.RemindedOn <= o.GraceUntil || o.RemindedOn <= reminded)),
            RenewalStep.Remind => Unanswered(Ending(OrganizationStatus.RenewalDue, window).Where(o => o.TermUntil >= today), reminded),
            RenewalStep.RemindInGrace => Unanswered(Ending(OrganizationStatus.Grace, today.AddDays(-1))
                .Where(o => !lapses || o.GraceUntil >= today || o.RemindersSent < required), reminded),
            _ => db.Organizations.Where(Organization.IsInGoodStanding).Where(o => o.RenewalProblem != null && o.NextTermUntil == null && o.TermUntil <= window),
        };
    }

    /// <summary>In the order of the walk, behind a position.</summary>
    public static IQueryable<Organization> After(IQueryable<Organization> due, DateOnly until, string key) => due
        .Where(o => o.TermUntil >= until && (o.TermUntil > until || string.Compare(o.SortKey, key) > 0)).OrderBy(o => o.TermUntil).ThenBy(o => o.SortKey);

    private IQueryable<Organization> Ending(OrganizationStatus status, DateOnly until) => db.Organizations.Where(o => o.Status == status && o.TermUntil <= until);

    private IQueryable<Organization> Renewing() => db.Organizations.Where(o => o.Status == OrganizationStatus.RenewalDue || o.Status == OrganizationStatus.Grace);

    // One whose invoice staff took back has nothing to be reminded of before it is made out anew.
    private IQueryable<Organization> Unanswered(IQueryable<Organization> waiting, DateOnly reminded) => waiting
        .Where(o => (o.RemindedOn == null || o.RemindedOn <= reminded) && db.Invoices.Any(i => i.Id == o.AwaitedInvoiceId && i.Open > 0));
}
