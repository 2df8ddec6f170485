using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.UnitTests.Enrollments;

/// <summary>Asking to join a group.</summary>
public sealed class EnrollmentRequestTests
{
    private static readonly DateTimeOffset Asked = Given.Now.AddDays(5);

    [Fact]
    public void A_request_waits_for_an_officer()
    {
        var (member, group) = (Given.Member(), Given.Group());

        var enrollment = Enrollment.Request(member, group, "I run a community network.", Asked);

        Assert.Equal((EnrollmentStatus.Requested, true), (enrollment.Status, enrollment.IsLive));
        Assert.Equal((group.Id, member.Id, Asked), (enrollment.GroupId, enrollment.MemberId, enrollment.RequestedAt));
        Assert.Equal(("I run a community network.", null, null), (enrollment.Message, enrollment.JoinedAt, enrollment.EndedAt));
        Assert.Null(enrollment.Reason);
    }

    [Fact]
    public void An_open_group_answers_yes_at_once()
    {
        var enrollment = Enrollment.Request(Given.Member(), Given.Group(GroupKind.WorkingGroup, approvalRequired: false), null, Asked);

        Assert.Equal((EnrollmentStatus.Active, true, Asked), (enrollment.Status, enrollment.IsLive, enrollment.JoinedAt));
        Assert.Equal(
            [(1, null, "requested", null, enrollment.MemberId), (2, "requested", "active", "openGroup", (Guid?)null)],
            enrollment.History.Select(h => (h.Ordinal, h.From, h.To, h.Reason, h.ActorId)));
    }

    [Theory]
    [InlineData(MemberStatus.PendingEmail)]
    [InlineData(MemberStatus.Lapsed)]
    [InlineData(MemberStatus.Suspended)]
    [InlineData(MemberStatus.Resigned)]
    [InlineData(MemberStatus.Terminated)]
    [InlineData(MemberStatus.Erased)]
    [InlineData(MemberStatus.Closed)]
    public void Rule_1_whoever_is_not_in_good_standing_cannot_ask(MemberStatus status) =>
        Refused.With(MemberErrors.NotInGoodStanding, () => Enrollment.Request(Given.Member(status), Given.Group(), null, Asked));

    [Fact]
    public void Rule_1_a_member_who_is_asked_to_reaffirm_is_in_good_standing() =>
        Assert.True(Enrollment.Request(Given.Member(MemberStatus.ReaffirmationDue), Given.Group(), null, Asked).IsLive);

    [Fact]
    public void Rule_2_a_member_may_be_in_many_chapters()
    {
        var member = Given.Member();

        var enrollments = Enumerable.Range(0, 3).Select(_ => Enrollment.Request(member, Given.Group(approvalRequired: false), null, Asked)).ToList();

        Assert.All(enrollments, e => Assert.Equal((EnrollmentStatus.Active, member.Id), (e.Status, e.MemberId)));
        Assert.Equal(3, enrollments.Select(e => e.GroupId).Distinct().Count());
    }

    [Fact]
    public void Rule_2_a_member_may_join_a_chapter_of_another_country() =>
        Assert.True(Enrollment.Request(Given.Member(), Given.Group().Serving("BR"), null, Asked).IsLive);

    [Fact]
    public void Rule_3_a_chapter_needs_the_members_city() =>
        Refused.With(EnrollmentErrors.CityRequired, () => Enrollment.Request(Given.Member(city: null), Given.Group(), null, Asked));

    [Theory]
    [InlineData(GroupKind.Sig)]
    [InlineData(GroupKind.StandingGroup)]
    [InlineData(GroupKind.WorkingGroup)]
    public void Rule_3_other_groups_need_no_city(GroupKind kind) =>
        Assert.True(Enrollment.Request(Given.Member(city: null), Given.Group(kind), null, Asked).IsLive);

    [Theory]
    [InlineData(GroupStatus.InFormation)]
    [InlineData(GroupStatus.DecharterProposed)]
    [InlineData(GroupStatus.Dechartered)]
    [InlineData(GroupStatus.Proposed)]
    [InlineData(GroupStatus.Closed)]
    public void A_group_that_takes_nobody_refuses(GroupStatus status) =>
        Refused.With(EnrollmentErrors.GroupClosed, () => Enrollment.Request(Given.Member(), Given.Group(status: status), null, Asked));

    [Fact]
    public void A_refused_request_leaves_the_member_alone() =>
        Refused.With(EnrollmentErrors.CityRequired, Given.Member(city: null), m => Enrollment.Request(m, Given.Group(), null, Asked));

    [Fact]
    public void The_enrollment_copies_what_the_roster_sorts_and_filters_by()
    {
        var member = Member.Join(Given.Submission(Given.Profile("José", "Gómez", "São Paulo", "BR")), Given.Now);

        var enrollment = Enrollment.Request(member, Given.Group(), null, Asked);

        Assert.Equal(("BR", "sao paulo"), (enrollment.Country, enrollment.CityKey));
        Assert.Equal($"gomez jose\u0001{enrollment.Id:N}", enrollment.SortKey);
        Assert.Equal(
            [$"gomez\u0001{enrollment.SortKey}", $"jose\u0001{enrollment.SortKey}", $"wanjiku@example.com\u0001{enrollment.SortKey}"],
            enrollment.SearchTerms.Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.All(enrollment.SearchTerms, t => Assert.Equal((enrollment.Id, enrollment.GroupId), (t.EnrollmentId, t.GroupId)));
    }
}
