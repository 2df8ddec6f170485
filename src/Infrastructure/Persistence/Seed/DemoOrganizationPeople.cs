using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>Who represents the demo organizations, and who works for them.</summary>
/// <param name="calendar">What happens when.</param>
/// <param name="tiers">The tiers by code.</param>
/// <param name="accounts">The demo accounts by address.</param>
/// <param name="people">Members in good standing, the longest first.</param>
internal sealed class DemoOrganizationPeople(DemoCalendar calendar, IReadOnlyDictionary<string, Tier> tiers, Dictionary<string, Member> accounts, IEnumerable<Member> people)
{
    private readonly List<Member> _people = [.. people];
    private readonly Dictionary<Guid, List<Affiliation>> _affiliations = [];

    public List<Representative> Representatives { get; } = [];
    public IEnumerable<Affiliation> Affiliations => _affiliations.Values.SelectMany(a => a);

    // Somebody from the same country where there is one, and each person for one thing only.
    public Member Pick(string country, DateTimeOffset at)
    {
        var person = _people.Find(m => m.Country == country && m.JoinedAt < at) ?? _people.Find(m => m.JoinedAt < at) ?? _people[0];
        _people.Remove(person);
        return person;
    }

    public void Represent(Organization organization, RepresentativeRole role, Member member, DateTimeOffset at, Guid appointedBy) =>
        Representatives.Add(Representative.Appoint(organization.Id, role, member, appointedBy, at));

    public void AppointOthers(DemoOrganization description, Organization organization, Member principal, DateTimeOffset at)
    {
        if (organization.Status.IsEnded()) return;
        if (organization.Employees >= 20) Represent(organization, RepresentativeRole.Alternate, Pick(organization.Country, at), at, principal.Id);
        if (organization.Employees >= 100) Represent(organization, RepresentativeRole.Election, Pick(organization.Country, at), at, principal.Id);
        if (description.Billing is not null)
        {
            // Somebody else kept the accounts before.
            Represent(organization, RepresentativeRole.Billing, Pick(organization.Country, at), at, principal.Id);
            var (before, now) = (Representatives[^1], accounts[description.Billing]);
            calendar.On(DemoCalendar.Later(calendar.Today.AddDays(-200), DemoCalendar.Day(at).AddDays(5)), t =>
            {
                before.End(new Decision(principal.Id, t, "Moved to another department."));
                Represent(organization, RepresentativeRole.Billing, now, t, principal.Id);
            });
            calendar.On(calendar.Today.AddDays(-3), t => Representatives.Add(Representative.Invite(organization.Id, RepresentativeRole.Election, EmailAddress.Parse($"elections@{description.Domain}"),
                replaces: false, principal.Id, t, TimeSpan.FromDays(14))));
        }
        for (var i = 0; i < description.Seats; i++) calendar.On(calendar.Today.AddDays(i - 11), t => Affiliate(organization, confirmed: true, t));
        for (var i = 0; i < description.Claims; i++) calendar.On(calendar.Today.AddDays(-2), t => Affiliate(organization, confirmed: false, t));
    }

    /// <summary>The membership has ended, and every appointment and invitation with it.</summary>
    public void End(Organization organization, DateTimeOffset at)
    {
        foreach (var representative in Representatives.Where(r => r.OrganizationId == organization.Id && (r.IsCurrent || r.IsInvited)))
            representative.End(new Decision(null, at, $"organization{organization.Status}"));
    }

    private void Affiliate(Organization organization, bool confirmed, DateTimeOffset at)
    {
        var affiliation = Affiliation.Claim(Pick(organization.Country, at), organization, "Engineer", at);
        if (!_affiliations.TryGetValue(organization.Id, out var all)) _affiliations[organization.Id] = all = [];
        all.Add(affiliation);
        if (!confirmed) return;
        affiliation.Confirm(AffiliationProof.Representative, at.AddHours(2));
        var seats = tiers.Values.Single(t => t.Id == organization.TierId).Seats;
        if (seats is not null && organization.SeatsTaken >= seats) return;
        affiliation.TakeSeat();
        organization.CountSeat(1);
    }
}
