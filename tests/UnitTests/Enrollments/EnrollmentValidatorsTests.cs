using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Domain.Enrollments;

namespace Membership.UnitTests.Enrollments;

/// <summary>The shapes of requests about enrollments.</summary>
public sealed class EnrollmentValidatorsTests
{
    private static readonly PageRequest FirstPage = new(null, null);
    private static readonly RosterFilter Everyone = new(EnrollmentStatus.Active, null, null, null, null);

    public static TheoryData<string> HarmlessTexts => Validated.HarmlessTexts;

    [Theory]
    [MemberData(nameof(HarmlessTexts))]
    public void Sql_and_html_are_ordinary_text(string text)
    {
        Validated.Accepts(new RequestEnrollmentValidator(), new RequestEnrollmentCommand(text));
        Validated.Accepts(new DecideEnrollmentValidator(), Decide(EnrollmentDecision.Decline, text));
        Validated.Accepts(new LeaveGroupValidator(), Leave(text));
    }

    [Fact]
    public void A_request_may_carry_a_message_of_several_lines()
    {
        var validator = new RequestEnrollmentValidator();

        Validated.Accepts(validator, new RequestEnrollmentCommand(null));
        Validated.Accepts(validator, new RequestEnrollmentCommand("I help.\n\nIn Kisumu."));
        Validated.Accepts(validator, new RequestEnrollmentCommand(new string('x', Enrollment.MaxMessageLength)));
        Validated.Names("message", validator, new RequestEnrollmentCommand(new string('x', Enrollment.MaxMessageLength + 1)));
        Validated.Names("message", validator, new RequestEnrollmentCommand("a\0b"));
    }

    [Theory]
    [InlineData(EnrollmentDecision.Approve, false)]
    [InlineData(EnrollmentDecision.Reinstate, false)]
    [InlineData(EnrollmentDecision.Decline, true)]
    [InlineData(EnrollmentDecision.Suspend, true)]
    [InlineData(EnrollmentDecision.Remove, true)]
    public void A_no_a_suspension_and_a_removal_need_a_reason(EnrollmentDecision decision, bool needed)
    {
        var validator = new DecideEnrollmentValidator();

        Validated.Accepts(validator, Decide(decision, "We could not reach you.\nPlease write."));
        foreach (var reason in (string?[])[null, "", " \n "])
        {
            if (needed) Validated.Names("reason", validator, Decide(decision, reason));
            else Validated.Accepts(validator, Decide(decision, reason));
        }
        Validated.Names("reason", validator, Decide(decision, "a\0b"));
        Validated.Names("reason", validator, Decide(decision, new string('x', 1001)));
    }

    [Fact]
    public void A_missing_reason_carries_the_code_of_the_refusal() =>
        Assert.Equal([EnrollmentErrors.ReasonRequired.Code],
            new DecideEnrollmentValidator().Validate(Decide(EnrollmentDecision.Decline, null)).Errors.Select(e => e.ErrorCode));

    [Fact]
    public void A_departure_may_come_without_words()
    {
        Validated.Accepts(new LeaveGroupValidator(), Leave(null));
        Validated.Names("reason", new LeaveGroupValidator(), Leave("a\u0007b"));
        Validated.Names("reason", new LeaveGroupValidator(), Leave(new string('x', 1001)));
    }

    [Fact]
    public void A_list_of_enrollments_names_bad_filters()
    {
        var (validator, good) = (new ListEnrollmentsValidator(), new ListEnrollmentsQuery(GroupPath.Chapters, "kenya", EnrollmentStatus.Requested, "wan", true, FirstPage));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Q = null });
        Validated.Names("q", validator, good with { Q = "--" });
        Validated.Names("limit", validator, good with { Page = new PageRequest(201, null) });
        Validated.Names("limit", new ListMyEnrollmentsValidator(), new ListMyEnrollmentsQuery(null, new PageRequest(0, null)));
        Validated.Names("limit", new GetEnrollmentHistoryValidator(), new GetEnrollmentHistoryQuery(GroupPath.Sigs, "a", Given.Officer, new PageRequest(0, null)));
        Validated.Accepts(new ListMyEnrollmentsValidator(), new ListMyEnrollmentsQuery(null, FirstPage));
        Validated.Accepts(new GetEnrollmentHistoryValidator(), new GetEnrollmentHistoryQuery(GroupPath.Sigs, "a", Given.Officer, FirstPage));
    }

    [Fact]
    public void A_roster_names_bad_filters()
    {
        RosterAccepts(Everyone);
        RosterAccepts(new RosterFilter(EnrollmentStatus.Suspended, "KE", "Nairobi", "wan", Given.Now));
        foreach (var status in Enum.GetValues<EnrollmentStatus>().Where(s => s is not (EnrollmentStatus.Active or EnrollmentStatus.Suspended)))
            RosterNames("status", Everyone with { Status = status });
        RosterNames("country", Everyone with { Country = "Kenya" });
        RosterNames("city", Everyone with { City = "a\0b" });
        RosterNames("city", Everyone with { City = new string('x', 101) });
        RosterNames("q", Everyone with { Q = "" });
        RosterNames("q", Everyone with { Q = new string('x', 101) });
        Validated.Names("limit", new ListRosterValidator(), new ListRosterQuery(GroupPath.Chapters, "kenya", Everyone, false, new PageRequest(-5, null)));
    }

    private static void RosterAccepts(RosterFilter filter)
    {
        Validated.Accepts(new RosterFilterValidator(), filter);
        Validated.Accepts(new ListRosterValidator(), new ListRosterQuery(GroupPath.Chapters, "kenya", filter, false, FirstPage));
        Validated.Accepts(new DownloadRosterValidator(), new DownloadRosterCommand(GroupPath.Chapters, "kenya", filter));
    }

    private static void RosterNames(string field, RosterFilter filter)
    {
        Validated.Names(field, new RosterFilterValidator(), filter);
        Validated.Names(field, new ListRosterValidator(), new ListRosterQuery(GroupPath.Chapters, "kenya", filter, false, FirstPage));
        Validated.Names(field, new DownloadRosterValidator(), new DownloadRosterCommand(GroupPath.Chapters, "kenya", filter));
    }

    private static DecideEnrollmentCommand Decide(EnrollmentDecision decision, string? reason) => new(GroupPath.Chapters, "kenya", Given.Officer, decision, reason, null);

    private static LeaveGroupCommand Leave(string? reason) => new(GroupPath.Chapters, "kenya", Given.Officer, Withdraw: false, reason, null);
}
