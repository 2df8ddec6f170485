using Membership.Application.Dues;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The terms of the demo organizations: how each pays, renews or fails to, changes its tier, leaves, comes back.</summary>
internal sealed class DemoOrganizationTerms(
    DemoCalendar calendar, IReadOnlyDictionary<string, Tier> tiers, DemoBooks books, DemoOrganizationPeople people, DuesOptions options, Guid administrator)
{
    public Invoice Ask(Organization organization, InvoicePurpose purpose, Tier tier, decimal dues, Term? term, DateTimeOffset at)
    {
        var line = Reckoning.Line(tier, new Money(dues, organization.Currency), term);
        var invoice = books.Ask(organization, purpose, tier, dues, term, line, at);
        organization.Await(invoice.Id);
        DemoBooks.Settle(organization, invoice, at);
        return invoice;
    }

    public void PlanPayment(DemoOrganization description, Organization organization, Invoice invoice, DateTimeOffset at, int days)
    {
        var amount = Money.Round(invoice.Open * 0.6m, invoice.Currency).Amount;
        switch (description.Habit)
        {
            case DemoHabit.InTwoParts:
                calendar.After(at, days - 9, t => books.Pay(organization, invoice, amount, t, note: "First part"));
                calendar.After(at, days, t => books.Pay(organization, invoice, invoice.Open, t, note: "Second part"));
                break;
            case DemoHabit.TooMuch:
                calendar.After(at, days, t => books.Pay(organization, invoice, invoice.Open + 100, t));
                break;
            case DemoHabit.TooLittle:
                calendar.After(at, days - 1, t => books.Pay(organization, invoice, invoice.Open - 12.50m, t));
                calendar.After(at, days, t => books.WriteOff(organization, invoice, "Charges of a bank in between", t));
                break;
            case DemoHabit.Bounces:
                calendar.After(at, days - 12, t => books.Pay(organization, invoice, amount, t, PaymentMethod.Cheque));
                calendar.After(at, days - 8, t => books.Bounce(organization, t));
                calendar.After(at, days, t => books.Pay(organization, invoice, invoice.Open, t));
                break;
            default:
                calendar.After(at, days, t => books.Pay(organization, invoice, invoice.Open, t));
                break;
        }
        calendar.After(at, days, t => PlanTerm(description, organization, t));
    }

    // What follows from the term that a payment or a grant has just given.
    public void PlanTerm(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        var until = organization.NextTermUntil ?? organization.TermUntil!.Value;
        if (organization.IsPaidAhead) calendar.On(organization.TermUntil!.Value.AddDays(1), t => BeginNextTerm(organization, t));
        // Leap days shift some terms by a day.
        var isLast = until >= calendar.Today.AddDays(description.Unpaid ? Math.Min(0, description.DaysLeft) - 3 : 0);
        var granted = tiers.Values.Single(t => t.Id == organization.TierId).IsGranted;
        calendar.On(granted ? until.AddDays(1) : until.AddDays(-options.RenewalWindowDays), t => Renew(description, organization, isLast && description.Unpaid, t));
        if (description.Upgrade is not null && isLast) calendar.On(calendar.Today.AddDays(-12), t => AskForUpgrade(organization, tiers[description.Upgrade], t));
        if (until < calendar.Today) return;
        var end = calendar.Today.AddDays(-20);
        if (description.Story is DemoStory.Resigned) calendar.On(end, t => End(organization, OrganizationStatus.Resigned, t));
        if (description.Story is DemoStory.Terminated) calendar.On(end, t => End(organization, OrganizationStatus.Terminated, t));
    }

    private static void BeginNextTerm(Organization organization, DateTimeOffset at)
    {
        if (organization.InGoodStanding) organization.BeginNextTerm(DemoCalendar.Day(at));
    }

    private void Renew(DemoOrganization description, Organization organization, bool unpaid, DateTimeOffset at)
    {
        if (organization.Status is not OrganizationStatus.Active || organization.IsPaidAhead) return;
        var tier = tiers.Values.Single(t => t.Id == organization.TierId);
        var next = Reckoning.NextTerm(tier, organization.TermUntil!.Value, options.YearStart);
        if (!tier.IsOpenTo(organization.Kind, DemoCalendar.Day(at)))
        {
            organization.CannotRenew(TierErrors.NotValid.Code);
            return;
        }
        organization.OpenRenewal(new Decision(null, at, "renewalWindow"));
        if (tier.IsGranted)
        {
            organization.Renew(tier.Id, next, 0, DemoCalendar.Day(at), new Decision(null, at, "granted"));
            PlanTerm(description, organization, at);
            return;
        }
        var invoice = Ask(organization, InvoicePurpose.Renewal, tier, tier.DuesFor(organization.Kind, organization.Employees, organization.Currency, DemoCalendar.Day(at)).Amount, next, at);
        // The invoice is the first reminder (rule 6).
        if (!invoice.IsSettled) Remind(organization, invoice, at);
        if (!unpaid) PlanPayment(description, organization, invoice, at, 25);
        else PlanDefault(description, organization, invoice);
    }

    // Told now, and again every few weeks until the invoice is settled or the grace is over.
    private void Remind(Organization organization, Invoice invoice, DateTimeOffset at)
    {
        var day = DemoCalendar.Day(at);
        organization.Reminded(day);
        calendar.After(at, options.ReminderEveryDays, t =>
        {
            if (invoice.Open > 0 && organization.RemindedOn == day && (organization.GraceUntil is null || DemoCalendar.Day(t) <= organization.GraceUntil)) Remind(organization, invoice, t);
        });
    }

    private void PlanDefault(DemoOrganization description, Organization organization, Invoice invoice)
    {
        var until = organization.TermUntil!.Value;
        var grace = until.AddDays(options.GraceDays);
        calendar.On(until.AddDays(1), t =>
        {
            organization.EnterGrace(grace, new Decision(null, t, "termEnded"));
            Remind(organization, invoice, t);
        });
        if (options.LapseEnabled) calendar.On(grace.AddDays(1), t => Lapse(description, organization, t));
    }

    private void Lapse(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        if (organization.RemindersSent < options.RemindersBeforeLapse) return;
        var awaited = organization.AwaitedInvoiceId;
        organization.Lapse(options.RemindersBeforeLapse, DemoCalendar.Day(at), new Decision(null, at, "graceEnded"));
        books.CreditAwaited(organization, awaited, "lapsed", at);
        if (description.ReturnsAfter is { } days) calendar.After(at, days, t => Return(description, organization, t));
    }

    private void Return(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        var tier = tiers[description.Tier];
        var dues = organization.Return(tier, new Decision(organization.ApplicantId, at));
        var invoice = Ask(organization, InvoicePurpose.Return, tier, dues.Amount, Reckoning.FirstTerm(tier, DemoCalendar.Day(at), options.YearStart), at);
        PlanPayment(description, organization, invoice, at, 11);
    }

    private void AskForUpgrade(Organization organization, Tier tier, DateTimeOffset at)
    {
        if (organization.TierId == tier.Id) return;
        var (today, term) = (DemoCalendar.Day(at), organization.Term!.Value);
        var dues = tier.DuesFor(organization.Kind, organization.Employees, organization.Currency, today);
        var line = Reckoning.UpgradeLine(tier, dues with { Amount = organization.TermDues }, dues, term, today)!;
        // It begins once it is paid, which has not happened yet.
        organization.ChangeTierNext(tier.Id);
        books.Ask(organization, InvoicePurpose.Upgrade, tier, dues.Amount, line.Term, line, at, wishedAbove: organization.TermDues);
    }

    private void End(Organization organization, OrganizationStatus to, DateTimeOffset at)
    {
        if (organization.Status.IsEnded()) return;
        var awaited = organization.AwaitedInvoiceId;
        if (to is OrganizationStatus.Resigned) organization.Resign(new Decision(organization.ApplicantId, at, "Our task has passed to another agency."));
        else organization.Terminate(new Decision(administrator, at, "Repeated breach of the code of conduct; see the correspondence on file."));
        books.CreditAwaited(organization, awaited, OrganizationEndings.CreditReason(organization.Status), at);
        people.End(organization, at);
    }
}
