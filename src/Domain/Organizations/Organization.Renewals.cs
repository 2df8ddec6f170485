using Membership.Domain.Common;

namespace Membership.Domain.Organizations;

/// <summary>From one term to the next: renewal, reminders, grace, lapse.</summary>
public sealed partial class Organization
{
    /// <summary>What it now waits to be paid.</summary>
    public void Await(Guid invoiceId)
    {
        RequireState(OrganizationStatus.AwaitingPayment, OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        (AwaitedInvoiceId, RenewalProblem) = (invoiceId, null);
        Changed();
    }

    /// <summary>Refuses to ask for a term now: the next one is paid, it is asked for already, or the present one ends too late.</summary>
    /// <param name="isAsked">Whether an invoice that was not taken back asks for what the state waits for.</param>
    /// <param name="lastEnd">The last day on which a term may end that is renewed today.</param>
    public void RequireRenewable(bool isAsked, DateOnly lastEnd)
    {
        OrganizationErrors.RenewalPaid.Unless(!IsPaidAhead);
        OrganizationErrors.StateForbids.Unless(Status is OrganizationStatus.Active
            || (Status is OrganizationStatus.AwaitingPayment or OrganizationStatus.RenewalDue or OrganizationStatus.Grace && !isAsked));
        OrganizationErrors.RenewalTooEarly.Unless(Status is not OrganizationStatus.Active || TermUntil <= lastEnd);
    }

    /// <summary>The renewal window opens, or somebody renews early: the next term is asked for.</summary>
    public void OpenRenewal(Decision decision)
    {
        RequireState(OrganizationStatus.Active);
        OrganizationErrors.RenewalPaid.Unless(!IsPaidAhead);
        ForgetReminders();
        StopWaiting();
        Become(OrganizationStatus.RenewalDue, decision);
    }

    /// <summary>The next term is paid or granted. It follows the present one without a gap, however late within the grace.</summary>
    /// <param name="tierId">The tier, with what was paid on top of the renewal.</param>
    /// <param name="next">The term.</param>
    /// <param name="dues">The year's dues of the tier.</param>
    /// <param name="today">The present day.</param>
    /// <param name="decision">Who, when, why.</param>
    /// <param name="baseDues">The year's dues of the renewal itself, where more was paid on top.</param>
    public void Renew(Guid tierId, Term next, decimal dues, DateOnly today, Decision decision, decimal? baseDues = null)
    {
        RequireState(OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        NextTierId = tierId == TierId ? null : tierId;
        (NextTermUntil, NextTermDues, NextTermBaseDues) = (next.Until, dues, baseDues ?? dues);
        StopWaiting();
        Become(OrganizationStatus.Active, decision);
        BeginNextTerm(today);
    }

    /// <summary>What had paid for the next term was taken back, and nothing is asked for: it is not paid ahead any more.</summary>
    public void LoseNextTerm()
    {
        ForgetNextTerm();
        Changed();
    }

    /// <summary>The money for the next term went back: the same invoice asks for it again, in the tier that was chosen.</summary>
    public void AwaitAgain(Guid invoiceId, Decision decision)
    {
        RequireState(OrganizationStatus.Active);
        var chosen = NextTierId;
        ForgetNextTerm();
        OpenRenewal(decision);
        NextTierId = chosen;
        Await(invoiceId);
    }

    /// <summary>The term is over and the next one unpaid.</summary>
    public void EnterGrace(DateOnly until, Decision decision)
    {
        RequireState(OrganizationStatus.RenewalDue);
        GraceUntil = until;
        Become(OrganizationStatus.Grace, decision);
    }

    /// <summary>Whoever was asked anew in grace is not late before the invoice is; never shortens it.</summary>
    public void ExtendGrace(DateOnly until)
    {
        RequireState(OrganizationStatus.Grace);
        if (GraceUntil < until) GraceUntil = until;
        Changed();
    }

    /// <summary>Reminded of an unpaid renewal; several times within a day count once.</summary>
    public void Reminded(DateOnly today)
    {
        RequireState(OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        if (RemindedOn != today) (RemindersSent, RemindedOn) = (RemindersSent + 1, today);
        Changed();
    }

    /// <summary>The renewal cannot be made out as things are, with the code of the reason; nobody tries again until something has changed.</summary>
    public void CannotRenew(string code)
    {
        RequireState(OrganizationStatus.Active, OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        RenewalProblem = code;
        Changed();
    }

    /// <summary>The grace ended unpaid; never before as many reminders as the policy wants (rule 6).</summary>
    public void Lapse(int remindersRequired, DateOnly today, Decision decision)
    {
        RequireState(OrganizationStatus.Grace);
        OrganizationErrors.GraceNotOver.Unless(GraceUntil < today);
        OrganizationErrors.RemindersMissing.Unless(RemindersSent >= remindersRequired);
        ForgetNextTerm();
        StopWaiting();
        Become(OrganizationStatus.Lapsed, decision);
    }
}
