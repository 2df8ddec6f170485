using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>Fills one group: its leaders first, then the others, each with a plausible course of events.</summary>
internal sealed class DemoEnrollments(DemoClock clock, Random random)
{
    private static readonly string[] Messages =
    [
        "I run a small community network and would like to meet others.", "A colleague told me about your meetings.",
        "I teach computing at a secondary school.", "Happy to help with translations and with the web site.",
    ];

    /// <summary>Whoever leads the group is in it from the day of joining, approved by nobody, because nobody was there before.</summary>
    public Enrollment Founder(Member member, Group group)
    {
        var asked = clock.Between(member.JoinedAt, DemoClock.Min(member.JoinedAt.AddHours(30), clock.Now));
        var enrollment = Enrollment.Request(member, group, null, asked);
        if (enrollment.Status is EnrollmentStatus.Requested) enrollment.Approve(member, new Decision(null, asked, "foundingMember"));
        return enrollment;
    }

    /// <summary>A request that waits.</summary>
    public Enrollment Waiting(DemoPerson person, Group group) =>
        Enrollment.Request(person.Member, group, Message(person), clock.Between(DemoClock.Max(person.Member.JoinedAt, clock.DaysAgo(20)), clock.DaysAgo(1)));

    /// <summary>Somebody who asked after the chair was there; null where the membership ended before that.</summary>
    public Enrollment? Follower(DemoPerson person, Group group, Member chair)
    {
        var earliest = DemoClock.Max(person.Member.JoinedAt, chair.JoinedAt.AddDays(2));
        if (earliest >= person.Horizon) return null;
        var asked = clock.Between(earliest, DemoClock.Min(earliest.AddDays(500), person.Horizon));
        var enrollment = Enrollment.Request(person.Member, group, random.Next(3) == 0 ? Message(person) : null, asked);
        if (enrollment.Status is EnrollmentStatus.Requested)
        {
            var decided = new Decision(chair.Id, clock.Between(asked, DemoClock.Min(asked.AddDays(12), person.Horizon)));
            switch (random.Next(100))
            {
                case < 5:
                    enrollment.Decline(decided with { Reason = "You wrote that you live elsewhere; the chapter of that place will welcome you." });
                    return enrollment;
                case < 7:
                    enrollment.Withdraw(decided with { ActorId = person.Member.Id });
                    return enrollment;
                default:
                    enrollment.Approve(person.Member, decided);
                    break;
            }
        }
        Later(enrollment, person, chair);
        return enrollment;
    }

    // What becomes of some of those who got in.
    private void Later(Enrollment enrollment, DemoPerson person, Member chair)
    {
        var at = clock.Between(enrollment.JoinedAt!.Value, person.Horizon);
        switch (random.Next(100))
        {
            case < 5:
                enrollment.Leave(new Decision(person.Member.Id, at));
                break;
            case < 9:
                enrollment.Suspend(new Decision(chair.Id, at, "Advertising on the mailing list; the board decides at its next meeting."));
                break;
            case < 11:
                enrollment.Remove(new Decision(chair.Id, at, "Repeated breach of the code of conduct."));
                break;
            case < 14:
                enrollment.Suspend(new Decision(chair.Id, at, "No answer to two letters."));
                enrollment.Reinstate(person.Member, new Decision(chair.Id, clock.Between(at, person.Horizon)));
                break;
        }
    }

    private string Message(DemoPerson person) => person.Member.Language switch
    {
        "fr" => "Bonjour, je souhaite participer à vos activités.",
        "es" => "Me gustaría colaborar con el grupo.",
        "ar" => "أرغب في المشاركة في أنشطتكم.",
        _ => Messages[random.Next(Messages.Length)],
    };
}
