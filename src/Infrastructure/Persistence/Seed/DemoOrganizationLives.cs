using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>
/// Tells the lives of the demo organizations, all of them day by day, by the same domain methods as everything else: so numbers of documents
/// have no gaps, and what the settings of today make of each is true. Here is how each applies and is reviewed.
/// </summary>
internal sealed class DemoOrganizationLives
{
    private readonly Dictionary<string, Member> _accounts;
    private readonly DuesOptions _options;
    private readonly Guid _administrator;
    private readonly DemoCalendar _calendar;
    private readonly DemoOrganizationTerms _terms;

    /// <param name="accounts">The demo accounts by address.</param>
    /// <param name="people">Members in good standing, the longest first.</param>
    /// <param name="options">How the body asks for dues.</param>
    /// <param name="now">The present.</param>
    public DemoOrganizationLives(Dictionary<string, Member> accounts, IEnumerable<Member> people, DuesOptions options, DateTimeOffset now)
    {
        (_accounts, _options, _administrator, _calendar) = (accounts, options, accounts["administrator@example.org"].Id, new DemoCalendar(now));
        (Tiers, Books) = (DemoTiers.Make(_calendar.Today), new DemoBooks(options, _administrator));
        People = new DemoOrganizationPeople(_calendar, Tiers, accounts, people);
        _terms = new DemoOrganizationTerms(_calendar, Tiers, Books, People, options, _administrator);
        foreach (var description in DemoOrganizations.All) Plan(description);
        _calendar.Run();
    }

    public IReadOnlyDictionary<string, Tier> Tiers { get; }
    public DemoBooks Books { get; }
    public DemoOrganizationPeople People { get; }
    public List<Organization> Organizations { get; } = [];

    private void Plan(DemoOrganization description)
    {
        var paid = _calendar.Today.AddDays(description.DaysLeft + 1).AddYears(-description.Years);
        var applied = description.Story switch
        {
            DemoStory.Applied => _calendar.Today.AddDays(-2),
            DemoStory.Asked => _calendar.Today.AddDays(-12),
            DemoStory.Answered => _calendar.Today.AddDays(-15),
            DemoStory.AwaitingPayment or DemoStory.PartlyPaid => _calendar.Today.AddDays(-24),
            DemoStory.Rejected => _calendar.Today.AddDays(-70),
            _ => paid.AddDays(-30),
        };
        _calendar.On(applied, at => Apply(description, at));
    }

    private void Apply(DemoOrganization description, DateTimeOffset at)
    {
        var applicant = description.Applicant is null ? People.Pick(description.Country, at) : _accounts[description.Applicant];
        var organization = Organization.Apply(new OrganizationProfile
        {
            LegalName = description.Name, Kind = description.Kind, Country = description.Country, Employees = description.Employees, Language = description.Language,
            Address = description.Address, Website = $"https://www.{description.Domain}", LogoUrl = $"https://www.{description.Domain}/logo.svg",
            RegistrationNumber = $"EX-{Organizations.Count + 1001}", VatNumber = description.VatNumber, Domains = [description.Domain], ListedPublicly = description.Listed,
            Contacts = [new OrganizationContact("press", "Press office", $"press@{description.Domain}", null)],
        }, applicant.Id, Tiers[description.Tier], description.Currency, at);
        Organizations.Add(organization);
        if (description.Story is DemoStory.Applied) return;
        _calendar.After(at, 4, t => organization.Say(_administrator, fromStaff: true, "Which of your networks are open to everybody? A link is enough.", t));
        if (description.Story is DemoStory.Asked) return;
        _calendar.After(at, 7, t => organization.Say(applicant.Id, fromStaff: false, $"All of them; see https://www.{description.Domain}/networks.", t));
        if (description.Story is DemoStory.Answered) return;
        if (description.Story is DemoStory.Rejected)
            _calendar.After(at, 9, t => organization.Reject(new Decision(_administrator, t, "The organization was founded to sell addresses of members, which our code of conduct excludes.")));
        else _calendar.After(at, 9, t => Approve(description, organization, applicant, t));
    }

    private void Approve(DemoOrganization description, Organization organization, Member applicant, DateTimeOffset at)
    {
        var tier = Tiers[description.Granted ?? description.Tier];
        var dues = organization.Approve(tier, new Decision(_administrator, at));
        People.Represent(organization, RepresentativeRole.Principal, applicant, at, _administrator);
        _calendar.After(at, 12, t => People.AppointOthers(description, organization, applicant, t));
        var term = Reckoning.FirstTerm(tier, DemoCalendar.Day(at), _options.YearStart);
        if (tier.IsGranted)
        {
            organization.Begin(Term.Rolling(DemoCalendar.Day(at)), 0, new Decision(_administrator, at, "granted"));
            _calendar.After(at, 1, t => _terms.PlanTerm(description, organization, t));
            return;
        }
        var invoice = _terms.Ask(organization, InvoicePurpose.Admission, tier, dues.Amount, term, at);
        if (description.Story is DemoStory.AwaitingPayment) return;
        if (description.Story is DemoStory.PartlyPaid) _calendar.After(at, 10, t => Books.Pay(organization, invoice, Money.Round(invoice.Total / 3, invoice.Currency).Amount, t));
        else _terms.PlanPayment(description, organization, invoice, at, 21);
    }
}
