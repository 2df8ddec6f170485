using Membership.Domain.Common;
using Membership.Domain.Tiers;

namespace Membership.Domain.Organizations;

/// <summary>The membership in time: terms, return, changes of tier.</summary>
public sealed partial class Organization
{
    /// <summary>First day of the first term, UTC; stays through lapse and return.</summary>
    public DateOnly? MemberSince { get; private set; }

    /// <summary>First day of the present term; null before the first one.</summary>
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Last day of the present term, UTC.</summary>
    public DateOnly? TermUntil { get; private set; }

    /// <summary>The year's dues on which the present term is reckoned, in its currency.</summary>
    public decimal TermDues { get; private set; }

    /// <summary>The year's dues at which the present term began; higher tiers came on top of them.</summary>
    public decimal TermBaseDues { get; private set; }

    /// <summary>Last day of the next term where it is paid already.</summary>
    public DateOnly? NextTermUntil { get; private set; }

    /// <summary>The year's dues of the next term where it is paid already.</summary>
    public decimal NextTermDues { get; private set; }

    /// <summary>The year's dues at which the next term was renewed.</summary>
    public decimal NextTermBaseDues { get; private set; }

    /// <summary>The tier from the next term on, where another one was chosen.</summary>
    public Guid? NextTierId { get; private set; }

    /// <summary>Last day of grace; null when not in grace.</summary>
    public DateOnly? GraceUntil { get; private set; }

    /// <summary>The invoice that the state waits for: of the admission, the return or the renewal.</summary>
    public Guid? AwaitedInvoiceId { get; private set; }

    /// <summary>Reminders about the awaited renewal so far (rule 6).</summary>
    public int RemindersSent { get; private set; }

    /// <summary>The day of the latest reminder.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Why no renewal could be made out, a code; staff choose another tier.</summary>
    public string? RenewalProblem { get; private set; }

    /// <summary>The seats taken by its people.</summary>
    public int SeatsTaken { get; private set; }

    /// <summary>The present term; null before the first one.</summary>
    public Term? Term => TermFrom is { } from && TermUntil is { } until ? new Term(from, until) : null;

    /// <summary>Whether the next term is paid ahead.</summary>
    public bool IsPaidAhead => NextTermUntil is not null;

    /// <summary>Whether the next term is there without dues, so that any choice takes its place.</summary>
    public bool IsGrantedAhead => IsPaidAhead && NextTermDues == 0;

    /// <summary>Last day of what its terms were paid for, the next one included; null before the first one.</summary>
    public DateOnly? PaidUntil => NextTermUntil ?? TermUntil;

    /// <summary>The first dues are paid, or the tier is granted: the membership begins, or begins again.</summary>
    public void Begin(Term term, decimal dues, Decision decision)
    {
        RequireState(OrganizationStatus.AwaitingPayment);
        MemberSince ??= term.From;
        BeginTerm(term, dues, dues);
        Become(OrganizationStatus.Active, decision);
    }

    /// <summary>Goes over into the next term once the present one is past; tells whether it did.</summary>
    public bool BeginNextTerm(DateOnly today)
    {
        RequireState(OrganizationStatus.Active);
        if (NextTermUntil is not { } until || TermUntil >= today) return false;
        Have(NextTierId ?? TierId, new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero));
        BeginTerm(new Term(TermUntil!.Value.AddDays(1), until), NextTermDues, NextTermBaseDues);
        Changed();
        return true;
    }

    /// <summary>Comes back with a new term, whichever way it ended, to a tier that is open to it today; paid first, unless granted.</summary>
    /// <returns>The year's dues.</returns>
    public Money Return(Tier tier, Decision decision)
    {
        RequireState(OrganizationStatus.Lapsed, OrganizationStatus.Resigned, OrganizationStatus.Terminated);
        OrganizationErrors.NeverMember.Unless(MemberSince is not null);
        var dues = DuesOf(tier, decision.At);
        ForgetNextTerm();
        Have(tier.Id, decision.At);
        Become(OrganizationStatus.AwaitingPayment, decision);
        return dues;
    }

    /// <summary>Comes back while the days that it paid for still run: with its terms, and the one that is paid ahead, as they were.</summary>
    public void Resume(DateOnly today, Decision decision)
    {
        RequireState(OrganizationStatus.Resigned, OrganizationStatus.Terminated);
        OrganizationErrors.StateForbids.Unless(PaidUntil >= today);
        Become(OrganizationStatus.Active, decision);
        BeginNextTerm(today);
    }

    /// <summary>
    /// Another tier in the present term; the caller sees to it that the difference is paid or asked for. What was paid for once is not paid for again, so that
    /// whoever comes back to an earlier tier pays nothing; and a next term that is paid ahead stays at the tier that it was paid for, unless the tier is granted.
    /// </summary>
    public void ChangeTierNow(Tier tier, decimal dues, DateTimeOffset at)
    {
        RequireState(OrganizationStatus.AwaitingPayment, OrganizationStatus.Active, OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        var next = IsPaidAhead && !tier.IsGranted ? NextTierId ?? TierId : tier.Id;
        Have(tier.Id, at);
        (NextTierId, RenewalProblem) = (next == tier.Id ? null : next, null);
        if (InGoodStanding && !tier.IsGranted) TermDues = Math.Max(TermDues, dues);
        Changed();
    }

    /// <summary>The next term, which is paid ahead, is at another tier, for which so much is paid or owed.</summary>
    public void ChangeTierOfPaidTerm(Guid tierId, decimal dues)
    {
        RequireState(OrganizationStatus.Active, OrganizationStatus.Resigned, OrganizationStatus.Terminated);
        OrganizationErrors.StateForbids.Unless(IsPaidAhead);
        (NextTierId, NextTermDues) = (tierId == TierId ? null : tierId, dues);
        Changed();
    }

    /// <summary>What is paid or owed for the present term, as its invoices say: what was taken back counts no more.</summary>
    public void ReckonOn(decimal dues)
    {
        if (TermDues == dues) return;
        TermDues = dues;
        Changed();
    }

    /// <summary>A higher tier that was wished for is not paid for, so it is not the one of the next term either, unless that is asked for or paid already.</summary>
    public void ForgetUpgrade(Guid tierId)
    {
        if (Status is not OrganizationStatus.Active || IsPaidAhead || NextTierId != tierId) return;
        NextTierId = null;
        Changed();
    }

    /// <summary>Another tier from the next term on; its present one takes an earlier choice back.</summary>
    public void ChangeTierNext(Guid tierId)
    {
        RequireState(OrganizationStatus.Active, OrganizationStatus.RenewalDue, OrganizationStatus.Grace);
        OrganizationErrors.RenewalPaid.Unless(!IsPaidAhead);
        (NextTierId, RenewalProblem) = (tierId == TierId ? null : tierId, null);
        Changed();
    }

    /// <summary>The year's dues of a tier for this organization; refuses where it cannot have the tier on that day.</summary>
    public Money DuesIn(Tier tier, DateOnly on) => tier.DuesFor(Kind, Employees, Currency, on);

    /// <summary>Counts a seat that was taken (1) or freed (-1), so that two cannot take the last one at once.</summary>
    public void CountSeat(int by)
    {
        SeatsTaken += by;
        Changed();
    }

    private void BeginTerm(Term term, decimal dues, decimal baseDues)
    {
        (TermFrom, TermUntil, TermDues, TermBaseDues) = (term.From, term.Until, dues, baseDues);
        ForgetNextTerm();
        ForgetReminders();
        StopWaiting();
    }

    private void ForgetNextTerm() => (NextTermUntil, NextTermDues, NextTermBaseDues, NextTierId) = (null, 0, 0, null);

    private void ForgetReminders() => (RemindersSent, RemindedOn) = (0, null);

    private void StopWaiting() => (AwaitedInvoiceId, GraceUntil, RenewalProblem) = (null, null, null);
}
