using Membership.Application.Audit;
using Membership.Application.Common;

namespace Membership.UnitTests.Audit;

/// <summary>The audit trail.</summary>
public sealed class AuditTests
{
    [Fact]
    public void Events_sort_by_time_and_are_unique()
    {
        AuditEvent At(TimeSpan later) => new(Given.Now + later, "roster.download", "done", Given.Officer, "swagger", Given.Officer);
        var (first, second, third, same) = (At(TimeSpan.Zero), At(TimeSpan.FromMilliseconds(1)), At(TimeSpan.FromDays(4000)), At(TimeSpan.Zero));

        Assert.True(string.CompareOrdinal(first.SortKey, second.SortKey) < 0);
        Assert.True(string.CompareOrdinal(second.SortKey, third.SortKey) < 0);
        Assert.NotEqual(first.SortKey, same.SortKey);
    }

    [Fact]
    public void An_event_tells_who_did_what_to_whom_and_why()
    {
        var e = new AuditEvent(Given.Now, "member.profile", "done", Given.Officer, "swagger", null, Given.Officer) { Reason = "asked for by mail" };

        Assert.Equal((Given.Now, "member.profile", "done", "swagger", "asked for by mail"), (e.At, e.Action, e.Outcome, e.ClientId, e.Reason));
        Assert.Equal((Given.Officer, null, Given.Officer), (e.ActorId, e.GroupId, e.MemberId));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void The_trail_is_read_in_pages(int limit, bool accepted)
    {
        var query = new ListAuditEventsQuery(null, null, new PageRequest(limit, null));

        if (accepted) Validated.Accepts(new ListAuditEventsValidator(), query);
        else Validated.Names("limit", new ListAuditEventsValidator(), query);
    }
}
