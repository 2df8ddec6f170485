using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>Every change of state is recorded: who, when, from, to, why.</summary>
public sealed class MemberHistoryTests
{
    [Fact]
    public void Every_change_adds_one_line_with_the_next_ordinal()
    {
        var member = Given.Member();
        member.Suspend(Given.Decision("case 17", at: Given.Now.AddDays(3)));
        member.Reinstate(Given.Decision("case 17 closed", at: Given.Now.AddDays(4)));
        member.Resign(Given.Decision(null, member.Id, Given.Now.AddDays(5)));

        var lines = member.History.Skip(2).Select(l => (l.Ordinal, l.From, l.To, l.Reason, l.ActorId, l.At));

        Assert.Equal(
            [
                (3, "active", "suspended", "case 17", Given.Officer, Given.Now.AddDays(3)),
                (4, "suspended", "active", "case 17 closed", Given.Officer, Given.Now.AddDays(4)),
                (5, "active", "resigned", null, (Guid?)member.Id, Given.Now.AddDays(5)),
            ],
            lines);
        Assert.Equal(5, member.HistoryLength);
    }

    [Fact]
    public void A_termination_is_recorded_with_its_reason()
    {
        var member = Given.Member(MemberStatus.Suspended);

        member.Terminate(Given.Decision("case 17"));

        var line = member.History.Last();
        Assert.Equal(("suspended", "terminated", "case 17"), (line.From, line.To, line.Reason));
    }

    [Fact]
    public void A_change_of_profile_is_no_change_of_state()
    {
        var member = Given.Member();
        var (lines, version) = (member.HistoryLength, member.Version);

        member.ChangeProfile(Given.Profile("Wanja"));

        Assert.Equal((lines, version + 1), (member.HistoryLength, member.Version));
    }

    [Fact]
    public void Each_line_raises_the_version()
    {
        var member = Given.Member();
        var version = member.Version;

        member.Suspend(Given.Decision());

        Assert.Equal(version + 1, member.Version);
    }
}
