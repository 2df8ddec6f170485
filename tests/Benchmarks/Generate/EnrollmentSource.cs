using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;

namespace Membership.Benchmarks.Generate;

/// <summary>Puts members into groups: exactly so many into the largest, the others by chance.</summary>
/// <param name="plan">The groups.</param>
/// <param name="candidates">How many members will come by who stay in good standing.</param>
/// <param name="places">How many of them become active members of the largest group.</param>
/// <param name="now">The present.</param>
/// <param name="random">Chance.</param>
internal sealed class EnrollmentSource(GroupPlan plan, int candidates, int places, DateTimeOffset now, Random random)
{
    private int _candidates = candidates;
    private int _places = places;

    /// <summary>A new member's enrollments.</summary>
    public List<Enrollment> Of(Member member, bool stays)
    {
        var enrollments = new List<Enrollment>(2);
        // Selection sampling (Knuth 3.4.2 S): every candidate has the same chance, and all places are taken in the end.
        if (stays && random.Next(_candidates--) < _places)
        {
            _places--;
            enrollments.Add(Active(member, plan.Large));
        }
        else if (random.Next(500) == 0)
        {
            enrollments.Add(Other(member, plan.Large, stays));
        }
        for (var more = random.Next(20) switch { < 6 => 0, < 15 => 1, < 19 => 2, _ => 3 }; more > 0; more--)
        {
            if (plan.Pick(random) is { } picked && enrollments.TrueForAll(e => e.GroupId != picked.Group.Id))
                enrollments.Add(random.Next(10) < 9 ? Active(member, picked) : Other(member, picked, stays));
        }
        if (!stays) End(member, enrollments);
        return enrollments;
    }

    private Enrollment Active(Member member, PlannedGroup planned)
    {
        var asked = After(member.JoinedAt, 90);
        var enrollment = Enrollment.Request(member, planned.Group, null, asked);
        enrollment.Approve(member, new Decision(planned.Chair.Id, After(asked, 10)));
        return enrollment;
    }

    // Waiting, declined, suspended, gone: what a real roster leaves out.
    private Enrollment Other(Member member, PlannedGroup planned, bool stays)
    {
        var kind = random.Next(5);
        if (kind == 0 && stays)
        {
            var recently = now.AddDays(-20);
            return Enrollment.Request(member, planned.Group, "I would like to take part.", After(member.JoinedAt > recently ? member.JoinedAt : recently, 20));
        }
        if (kind == 1)
        {
            var request = Enrollment.Request(member, planned.Group, null, After(member.JoinedAt, 90));
            request.Decline(new Decision(planned.Chair.Id, After(request.RequestedAt, 10), "Lives elsewhere."));
            return request;
        }
        var enrollment = Active(member, planned);
        var at = After(enrollment.JoinedAt!.Value, 700);
        if (kind == 2) enrollment.Suspend(new Decision(planned.Chair.Id, at, "The board decides at its next meeting."));
        else enrollment.Leave(new Decision(member.Id, at));
        return enrollment;
    }

    private void End(Member member, List<Enrollment> enrollments)
    {
        var decision = new Decision(member.Id, now, "membershipResigned");
        if (random.Next(3) > 0)
        {
            member.Resign(decision);
            enrollments.FindAll(e => e.IsLive).ForEach(e => e.EndByGlobal(decision));
            return;
        }
        var suspension = new Decision(plan.Large.Chair.Id, now, "Reported by two chapters.");
        member.Suspend(suspension);
        enrollments.FindAll(e => e.IsLive).ForEach(e => e.SuspendWithMembership(suspension));
    }

    private DateTimeOffset After(DateTimeOffset time, int days)
    {
        var span = Math.Min((now - time).TotalMilliseconds, TimeSpan.FromDays(days).TotalMilliseconds);
        return time.AddMilliseconds(Math.Floor(span * random.NextDouble()));
    }
}
