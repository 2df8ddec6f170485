using Membership.Application.Dues;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>
/// Tells the lives of the demo organizations, all of them day by day, by the same domain methods as everything else: so numbers of documents
/// have no gaps, and what the settings of today make of each is true.
/// </summary>
internal sealed class DemoOrganizationLives
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Order)> _events = new();
    private readonly Dictionary<Guid, List<Affiliation>> _affiliations = [];
    private readonly Dictionary<string, Member> _accounts;
    private readonly List<Member> _people;
    private readonly DuesOptions _options;
    private readonly DateTimeOffset _now;
    private readonly Guid _administrator;
    private DateTimeOffset _present;
    private int _order;

    /// <param name="accounts">The demo accounts by address.</param>
    /// <param name="people">Members in good standing, the longest first.</param>
    /// <param name="options">How the body asks for dues.</param>
    /// <param name="now">The present.</param>
    public DemoOrganizationLives(Dictionary<string, Member> accounts, IEnumerable<Member> people, DuesOptions options, DateTimeOffset now)
    {
        (_accounts, _people, _options, _now, _administrator) = (accounts, [.. people], options, now, accounts["administrator@example.org"].Id);
        (Tiers, Books) = (DemoTiers.Make(DemoBooks.Day(now)), new DemoBooks(options, _administrator));
        foreach (var description in DemoOrganizations.All) Plan(description);
        // What would come after the present has not happened.
        while (_events.TryDequeue(out var happens, out var when) && when.At < _now)
        {
            _present = when.At;
            happens(when.At);
        }
    }

    public IReadOnlyDictionary<string, Tier> Tiers { get; }
    public DemoBooks Books { get; }
    public List<Organization> Organizations { get; } = [];
    public List<Representative> Representatives { get; } = [];
    public IEnumerable<Affiliation> Affiliations => _affiliations.Values.SelectMany(a => a);

    private DateOnly Today => DemoBooks.Day(_now);

    private void Plan(DemoOrganization description)
    {
        var paid = Today.AddDays(description.DaysLeft + 1).AddYears(-description.Years);
        var applied = description.Story switch
        {
            DemoStory.Applied => Today.AddDays(-2),
            DemoStory.Asked => Today.AddDays(-12),
            DemoStory.Answered => Today.AddDays(-15),
            DemoStory.AwaitingPayment or DemoStory.PartlyPaid => Today.AddDays(-24),
            DemoStory.Rejected => Today.AddDays(-70),
            _ => paid.AddDays(-30),
        };
        On(applied, at => Apply(description, at));
    }

    private void Apply(DemoOrganization description, DateTimeOffset at)
    {
        var applicant = description.Applicant is null ? Pick(description.Country, at) : _accounts[description.Applicant];
        var organization = Organization.Apply(new OrganizationProfile
        {
            LegalName = description.Name, Kind = description.Kind, Country = description.Country, Employees = description.Employees, Language = description.Language,
            Address = description.Address, Website = $"https://www.{description.Domain}", LogoUrl = $"https://www.{description.Domain}/logo.svg",
            RegistrationNumber = $"EX-{Organizations.Count + 1001}", VatNumber = description.VatNumber, Domains = [description.Domain], ListedPublicly = description.Listed,
            Contacts = [new OrganizationContact("press", "Press office", $"press@{description.Domain}", null)],
        }, applicant.Id, Tiers[description.Tier], description.Currency, at);
        Organizations.Add(organization);
        if (description.Story is DemoStory.Applied) return;
        After(at, 4, t => organization.Say(_administrator, fromStaff: true, "Which of your networks are open to everybody? A link is enough.", t));
        if (description.Story is DemoStory.Asked) return;
        After(at, 7, t => organization.Say(applicant.Id, fromStaff: false, $"All of them; see https://www.{description.Domain}/networks.", t));
        if (description.Story is DemoStory.Answered) return;
        if (description.Story is DemoStory.Rejected)
            After(at, 9, t => organization.Reject(new Decision(_administrator, t, "The organization was founded to sell addresses of members, which our code of conduct excludes.")));
        else After(at, 9, t => Approve(description, organization, applicant, t));
    }

    private void Approve(DemoOrganization description, Organization organization, Member applicant, DateTimeOffset at)
    {
        var tier = Tiers[description.Granted ?? description.Tier];
        var dues = organization.Approve(tier, new Decision(_administrator, at));
        Represent(organization, RepresentativeRole.Principal, applicant, at, _administrator);
        After(at, 12, t => AppointOthers(description, organization, applicant, t));
        var term = Reckoning.FirstTerm(tier, DemoBooks.Day(at), _options.YearStart);
        if (tier.IsGranted)
        {
            organization.Begin(Term.Rolling(DemoBooks.Day(at)), 0, new Decision(_administrator, at, "granted"));
            After(at, 1, t => PlanTerm(description, organization, t));
            return;
        }
        var invoice = Ask(organization, InvoicePurpose.Admission, tier, dues.Amount, term, at);
        if (description.Story is DemoStory.AwaitingPayment) return;
        if (description.Story is DemoStory.PartlyPaid) After(at, 10, t => Books.Pay(organization, invoice, Money.Round(invoice.Total / 3, invoice.Currency).Amount, t));
        else PlanPayment(description, organization, invoice, at, 21);
    }

    private void PlanPayment(DemoOrganization description, Organization organization, Invoice invoice, DateTimeOffset at, int days)
    {
        var amount = Money.Round(invoice.Open * 0.6m, invoice.Currency).Amount;
        switch (description.Habit)
        {
            case DemoHabit.InTwoParts:
                After(at, days - 9, t => Books.Pay(organization, invoice, amount, t, note: "First part"));
                After(at, days, t => Books.Pay(organization, invoice, invoice.Open, t, note: "Second part"));
                break;
            case DemoHabit.TooMuch:
                After(at, days, t => Books.Pay(organization, invoice, invoice.Open + 100, t));
                break;
            case DemoHabit.TooLittle:
                After(at, days - 1, t => Books.Pay(organization, invoice, invoice.Open - 12.50m, t));
                After(at, days, t => Books.WriteOff(organization, invoice, "Charges of a bank in between", t));
                break;
            case DemoHabit.Bounces:
                After(at, days - 12, t => Books.Pay(organization, invoice, amount, t, PaymentMethod.Cheque));
                After(at, days - 8, t => Books.Bounce(organization, t));
                After(at, days, t => Books.Pay(organization, invoice, invoice.Open, t));
                break;
            default:
                After(at, days, t => Books.Pay(organization, invoice, invoice.Open, t));
                break;
        }
        After(at, days, t => PlanTerm(description, organization, t));
    }

    // What follows from the term that a payment or a grant has just given.
    private void PlanTerm(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        var until = organization.NextTermUntil ?? organization.TermUntil!.Value;
        if (organization.IsPaidAhead) On(organization.TermUntil!.Value.AddDays(1), t => BeginNextTerm(organization, t));
        // Leap days shift some terms by a day.
        var isLast = until >= Today.AddDays(description.Unpaid ? Math.Min(0, description.DaysLeft) - 3 : 0);
        var granted = Tiers.Values.Single(t => t.Id == organization.TierId).IsGranted;
        On(granted ? until.AddDays(1) : until.AddDays(-_options.RenewalWindowDays), t => Renew(description, organization, isLast && description.Unpaid, t));
        if (description.Upgrade is not null && isLast) On(Today.AddDays(-12), t => AskForUpgrade(organization, Tiers[description.Upgrade], t));
        if (until < Today) return;
        var end = Today.AddDays(-20);
        if (description.Story is DemoStory.Resigned) On(end, t => End(organization, OrganizationStatus.Resigned, t));
        if (description.Story is DemoStory.Terminated) On(end, t => End(organization, OrganizationStatus.Terminated, t));
    }

    private static void BeginNextTerm(Organization organization, DateTimeOffset at)
    {
        if (organization.InGoodStanding) organization.BeginNextTerm(DemoBooks.Day(at));
    }

    private void Renew(DemoOrganization description, Organization organization, bool unpaid, DateTimeOffset at)
    {
        if (organization.Status is not OrganizationStatus.Active || organization.IsPaidAhead) return;
        var tier = Tiers.Values.Single(t => t.Id == organization.TierId);
        var next = Reckoning.NextTerm(tier, organization.TermUntil!.Value, _options.YearStart);
        if (!tier.IsOpenTo(organization.Kind, DemoBooks.Day(at)))
        {
            organization.CannotRenew(TierErrors.NotValid.Code);
            return;
        }
        organization.OpenRenewal(new Decision(null, at, "renewalWindow"));
        if (tier.IsGranted)
        {
            organization.Renew(tier.Id, next, 0, DemoBooks.Day(at), new Decision(null, at, "granted"));
            PlanTerm(description, organization, at);
            return;
        }
        var invoice = Ask(organization, InvoicePurpose.Renewal, tier, tier.DuesFor(organization.Kind, organization.Employees, organization.Currency, DemoBooks.Day(at)).Amount, next, at);
        // The invoice is the first reminder (rule 6).
        if (!invoice.IsSettled) Remind(organization, invoice, at);
        if (!unpaid) PlanPayment(description, organization, invoice, at, 25);
        else PlanDefault(description, organization, invoice);
    }

    // Told now, and again every few weeks until the invoice is settled or the grace is over.
    private void Remind(Organization organization, Invoice invoice, DateTimeOffset at)
    {
        var day = DemoBooks.Day(at);
        organization.Reminded(day);
        After(at, _options.ReminderEveryDays, t =>
        {
            if (invoice.Open > 0 && organization.RemindedOn == day && (organization.GraceUntil is null || DemoBooks.Day(t) <= organization.GraceUntil)) Remind(organization, invoice, t);
        });
    }

    private void PlanDefault(DemoOrganization description, Organization organization, Invoice invoice)
    {
        var until = organization.TermUntil!.Value;
        var grace = until.AddDays(_options.GraceDays);
        On(until.AddDays(1), t =>
        {
            organization.EnterGrace(grace, new Decision(null, t, "termEnded"));
            Remind(organization, invoice, t);
        });
        if (_options.LapseEnabled) On(grace.AddDays(1), t => Lapse(description, organization, t));
    }

    private void Lapse(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        if (organization.RemindersSent < _options.RemindersBeforeLapse) return;
        var awaited = organization.AwaitedInvoiceId;
        organization.Lapse(_options.RemindersBeforeLapse, DemoBooks.Day(at), new Decision(null, at, "graceEnded"));
        Books.CreditAwaited(organization, awaited, Text.In(Text.Nearest(organization.Language), "credit.lapsed"), at);
        if (description.ReturnsAfter is { } days) After(at, days, t => Return(description, organization, t));
    }

    private void Return(DemoOrganization description, Organization organization, DateTimeOffset at)
    {
        var tier = Tiers[description.Tier];
        var dues = organization.Return(tier, new Decision(organization.ApplicantId, at));
        var invoice = Ask(organization, InvoicePurpose.Return, tier, dues.Amount, Reckoning.FirstTerm(tier, DemoBooks.Day(at), _options.YearStart), at);
        PlanPayment(description, organization, invoice, at, 11);
    }

    private Invoice Ask(Organization organization, InvoicePurpose purpose, Tier tier, decimal dues, Term? term, DateTimeOffset at)
    {
        var line = Reckoning.Line(tier, new Money(dues, organization.Currency), term);
        var invoice = Books.Ask(organization, purpose, tier, dues, term, line, at);
        organization.Await(invoice.Id);
        DemoBooks.Settle(organization, invoice, at);
        return invoice;
    }

    private void AskForUpgrade(Organization organization, Tier tier, DateTimeOffset at)
    {
        if (organization.TierId == tier.Id) return;
        var (today, term) = (DemoBooks.Day(at), organization.Term!.Value);
        var dues = tier.DuesFor(organization.Kind, organization.Employees, organization.Currency, today);
        var line = Reckoning.UpgradeLine(tier, dues with { Amount = organization.TermDues }, dues, term, today)!;
        // It begins once it is paid, which has not happened yet.
        organization.ChangeTierNext(tier.Id);
        Books.Ask(organization, InvoicePurpose.Upgrade, tier, dues.Amount, line.Term, line, at);
    }

    private void End(Organization organization, OrganizationStatus to, DateTimeOffset at)
    {
        if (organization.Status.IsEnded()) return;
        var awaited = organization.AwaitedInvoiceId;
        if (to is OrganizationStatus.Resigned) organization.Resign(new Decision(organization.ApplicantId, at, "Our task has passed to another agency."));
        else organization.Terminate(new Decision(_administrator, at, "Repeated breach of the code of conduct; see the correspondence on file."));
        Books.CreditAwaited(organization, awaited, Text.In(Text.Nearest(organization.Language), $"credit.{OrganizationEndings.CreditReason(organization.Status)}"), at);
        foreach (var representative in Representatives.Where(r => r.OrganizationId == organization.Id && (r.IsCurrent || r.IsInvited)))
            representative.End(new Decision(null, at, CodeOf(organization)));
    }

    private void AppointOthers(DemoOrganization description, Organization organization, Member principal, DateTimeOffset at)
    {
        if (organization.Status.IsEnded()) return;
        if (organization.Employees >= 20) Represent(organization, RepresentativeRole.Alternate, Pick(organization.Country, at), at, principal.Id);
        if (organization.Employees >= 100) Represent(organization, RepresentativeRole.Election, Pick(organization.Country, at), at, principal.Id);
        if (description.Billing is not null)
        {
            // Somebody else kept the accounts before.
            Represent(organization, RepresentativeRole.Billing, Pick(organization.Country, at), at, principal.Id);
            var (before, now) = (Representatives[^1], _accounts[description.Billing]);
            On(Max(Today.AddDays(-200), DemoBooks.Day(at).AddDays(5)), t =>
            {
                before.End(new Decision(principal.Id, t, "Moved to another department."));
                Represent(organization, RepresentativeRole.Billing, now, t, principal.Id);
            });
            On(Today.AddDays(-3), t => Representatives.Add(Representative.Invite(organization.Id, RepresentativeRole.Election, EmailAddress.Parse($"elections@{description.Domain}"),
                replaces: false, principal.Id, t, TimeSpan.FromDays(14))));
        }
        for (var i = 0; i < description.Seats; i++) On(Today.AddDays(i - 11), t => Affiliate(organization, confirmed: true, t));
        for (var i = 0; i < description.Claims; i++) On(Today.AddDays(-2), t => Affiliate(organization, confirmed: false, t));
    }

    private void Affiliate(Organization organization, bool confirmed, DateTimeOffset at)
    {
        var affiliation = Affiliation.Claim(Pick(organization.Country, at), organization, "Engineer", at);
        if (!_affiliations.TryGetValue(organization.Id, out var all)) _affiliations[organization.Id] = all = [];
        all.Add(affiliation);
        if (!confirmed) return;
        affiliation.Confirm(AffiliationProof.Representative, at.AddHours(2));
        var seats = Tiers.Values.Single(t => t.Id == organization.TierId).Seats;
        if (seats is not null && organization.SeatsTaken >= seats) return;
        affiliation.TakeSeat();
        organization.CountSeat(1);
    }

    private void Represent(Organization organization, RepresentativeRole role, Member member, DateTimeOffset at, Guid appointedBy) =>
        Representatives.Add(Representative.Appoint(organization.Id, role, member, appointedBy, at));

    // Somebody from the same country where there is one, and each person for one thing only.
    private Member Pick(string country, DateTimeOffset at)
    {
        var person = _people.Find(m => m.Country == country && m.JoinedAt < at) ?? _people.Find(m => m.JoinedAt < at) ?? _people[0];
        _people.Remove(person);
        return person;
    }

    private static string CodeOf(Organization organization) => $"organization{organization.Status}";

    // Nothing is planned for times that are over, and no two things happen at once.
    private void On(DateOnly day, Action<DateTimeOffset> happens)
    {
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddMilliseconds(++_order);
        _events.Enqueue(happens, (DemoClock.Max(at, _present.AddMilliseconds(1)), _order));
    }

    private void After(DateTimeOffset at, int days, Action<DateTimeOffset> happens) => On(DemoBooks.Day(at).AddDays(days), happens);

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;
}
