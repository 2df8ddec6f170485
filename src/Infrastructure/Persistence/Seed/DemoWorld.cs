using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The whole demo world in memory, made by the same domain methods as everything else, so no rule is broken in it.</summary>
internal sealed class DemoWorld
{
    private static readonly string[] ChapterOffices = ["chair", "secretary", "treasurer", "membershipOfficer", "communicationsOfficer"];
    private static readonly string[] InterestOffices = ["chair", "viceChair", "contact"];

    private readonly Random _random = new(2026);
    private readonly DemoClock _clock;
    private readonly DemoEnrollments _course;
    private readonly List<DemoPerson> _people;

    public DemoWorld(DateTimeOffset now)
    {
        _clock = new DemoClock(now, _random);
        _course = new DemoEnrollments(_clock, _random);
        var population = new DemoPopulation(_clock, _random);
        Accounts = [.. DemoAccounts.All.Select(a => (a, population.Join(a)))];
        _people = [.. population.Everybody().OrderBy(p => p.Member.JoinedAt)];
        Members = [.. Accounts.Select(a => a.Member), .. _people.Select(p => p.Member)];
        Staff = [.. Accounts.Where(a => a.Account.Staff != StaffRoles.None).Select(a => new StaffAssignment(a.Member.Id, a.Account.Staff))];
        foreach (var description in DemoGroups.All) Fill(description);
        foreach (var person in _people.Where(p => !p.Stays)) End(person, Staff[0].MemberId);
    }

    public IReadOnlyList<(DemoAccount Account, Member Member)> Accounts { get; }
    public IReadOnlyList<Member> Members { get; }
    public IReadOnlyList<StaffAssignment> Staff { get; }

    /// <summary>Everybody but the demo accounts whose membership goes on, the longest first.</summary>
    public IEnumerable<Member> Stayers => _people.Where(p => p.Stays).Select(p => p.Member);
    public List<Group> Groups { get; } = [];
    public List<Enrollment> Enrollments { get; } = [];
    public List<OfficeTerm> Terms { get; } = [];
    public List<GroupOfficeRights> Rights { get; } = [];

    private void Fill(DemoGroup description)
    {
        var group = description.ToGroup(_clock.Now);
        Groups.Add(group);
        if (!group.Status.TakesMembers()) return;
        var candidates = Candidates(description);
        var offices = group.Kind is GroupKind.Chapter ? ChapterOffices : InterestOffices;
        var leaders = Leaders(description, offices, candidates);
        Enrollments.AddRange(leaders.Select(l => _course.Founder(l, group)));
        for (var i = 0; i < leaders.Count; i++) Appoint(group, leaders[i], offices[i]);
        // Those who wait came last.
        var waiting = candidates.Where(p => p.Stays && !leaders.Contains(p.Member)).TakeLast(description.OpenRequests).ToList();
        foreach (var person in candidates.Where(p => !leaders.Contains(p.Member)))
        {
            var enrollment = waiting.Contains(person) ? _course.Waiting(person, group) : _course.Follower(person, group, leaders[0]);
            if (enrollment is not null) Enrollments.Add(enrollment);
        }
        if (!description.OnlyMembershipOfficerApproves) return;
        const OfficeRights others = OfficeRights.SeeCounts | OfficeRights.SeeRoster | OfficeRights.DownloadRoster | OfficeRights.PostNews;
        Rights.AddRange(ChapterOffices[..2].Select(office => new GroupOfficeRights(group.Id, office, others)));
    }

    // Chapters: nearly all who live there. Worldwide groups: a few from everywhere. Always the longest members first.
    private List<DemoPerson> Candidates(DemoGroup description)
    {
        var pool = _people.Where(p => description.Kind is not GroupKind.Chapter || p.Chapter == description.Slug).ToArray();
        _random.Shuffle(pool);
        var size = description.Kind is GroupKind.Chapter ? pool.Length - (pool.Length / 12) : description.Size;
        return [.. pool.Take(size).OrderBy(p => p.Member.JoinedAt)];
    }

    private List<Member> Leaders(DemoGroup description, string[] offices, List<DemoPerson> candidates)
    {
        var others = new Queue<Member>(candidates.Where(p => p.Stays).Select(p => p.Member));
        return [.. offices.Take(Math.Max(2, (candidates.Count / 3) + 1))
            .Select(office => Accounts.FirstOrDefault(a => a.Account.Group == description.Slug && a.Account.Office == office).Member ?? others.Dequeue())];
    }

    private void Appoint(Group group, Member leader, string office)
    {
        var joined = DateOnly.FromDateTime(leader.JoinedAt.UtcDateTime).AddDays(2);
        var from = DateOnly.FromDateTime(_clock.DaysAgo(_random.Next(20, 330)).UtcDateTime);
        if (from < joined) from = joined;
        Terms.Add(new OfficeTerm(group, leader.Id, office, from, from.AddYears(2).AddDays(-1), isActiveMember: true, _clock.Now));
        // A second term in a row for those who have been there long enough.
        if (from.AddYears(-2) > joined && _random.Next(3) == 0)
            Terms.Add(new OfficeTerm(group, leader.Id, office, from.AddYears(-2), from.AddDays(-1), isActiveMember: true, _clock.Now));
    }

    private void End(DemoPerson person, Guid administrator)
    {
        var (member, at) = (person.Member, person.Horizon);
        var staff = new Decision(administrator, at, "Reported by two chapters; see the correspondence on file.");
        var live = Enrollments.Where(e => e.MemberId == member.Id && e.IsLive).ToList();
        switch (person.Fate)
        {
            case MemberStatus.Suspended:
                member.Suspend(staff);
                live.ForEach(e => e.SuspendWithMembership(staff));
                break;
            case MemberStatus.Terminated:
                member.Terminate(staff);
                live.ForEach(e => e.EndByGlobal(staff with { Reason = "membershipTerminated" }));
                break;
            default:
                member.Resign(new Decision(member.Id, at));
                live.ForEach(e => e.EndByGlobal(new Decision(member.Id, at, "membershipResigned")));
                break;
        }
    }
}
