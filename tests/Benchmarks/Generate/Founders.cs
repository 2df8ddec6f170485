using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Membership.Infrastructure.Persistence.Seed;
using Microsoft.AspNetCore.Identity;

namespace Membership.Benchmarks.Generate;

/// <summary>What stands in the database before the crowd comes: groups, their officers, and who can sign in.</summary>
internal static class Founders
{
    /// <summary>How many active members of the largest group these are.</summary>
    public const int InLarge = 2;

    /// <summary>How many members these are beside the chairs.</summary>
    public const int Officials = 2;

    /// <summary>Adds them to a context.</summary>
    public static void Add(MembershipDb db, GroupPlan plan, PeopleSource people, DateTimeOffset founded)
    {
        var administrator = people.Join(new Profile(new PersonName("Noor", "van Dijk"), "NL", "Utrecht", "en"), BenchmarkAccounts.Administrator, founded);
        var secretary = people.Join(new Profile(new PersonName("Wangari", "Ng'ang'a"), "KE", "Nairobi", "en"), BenchmarkAccounts.Secretary, founded);
        db.Members.AddRange(administrator, secretary);
        db.StaffAssignments.Add(new StaffAssignment(administrator.Id, StaffRoles.MembershipAdministrator));
        var hasher = new PasswordHasher<Account>();
        foreach (var id in new[] { administrator.Id, secretary.Id })
            db.Users.Add(DemoAccounts.Open(id, hasher.HashPassword(new Account(), BenchmarkAccounts.Password)));
        db.Clients.Add(DemoAccounts.Integrator(BenchmarkAccounts.ClientId, "Benchmark integrator", BenchmarkAccounts.ClientSecret, DateTimeOffset.UnixEpoch));
        foreach (var (group, chair) in plan.All)
        {
            db.Groups.Add(group);
            db.Members.Add(chair);
            Appoint(db, group, chair, "chair");
        }
        Appoint(db, plan.Large.Group, secretary, "secretary");
    }

    private static void Appoint(MembershipDb db, Group group, Member member, string office)
    {
        var enrollment = Enrollment.Request(member, group, null, member.JoinedAt);
        enrollment.Approve(member, new Decision(null, member.JoinedAt, "foundingMember"));
        db.Enrollments.Add(enrollment);
        db.OfficeTerms.Add(new OfficeTerm(group, member.Id, office, DateOnly.FromDateTime(member.JoinedAt.UtcDateTime), null, isActiveMember: true, member.JoinedAt));
    }
}
