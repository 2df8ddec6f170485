using Membership.Domain.Enrollments;
using Membership.Domain.Members;

namespace Membership.UnitTests.Enrollments;

/// <summary>Rosters follow the profile.</summary>
public sealed class EnrollmentFollowTests
{
    [Fact]
    public void Name_country_and_city_follow_the_member()
    {
        var member = Given.Member();
        var enrollment = Given.Enrollment(EnrollmentStatus.Active, member);
        member.ChangeProfile(new Profile(new PersonName("Łukasz", "Żółć"), "PL", "Łódź", "pl"));

        enrollment.Follow(member);

        Assert.Equal(("PL", "lodz"), (enrollment.Country, enrollment.CityKey));
        Assert.Equal($"zolc lukasz\u0001{enrollment.Id:N}", enrollment.SortKey);
        Assert.Equal(["lukasz", "wanjiku@example.com", "zolc"], enrollment.SearchTerms.Select(t => t.Key.Split('\u0001')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_city_that_was_cleared_is_cleared_in_rosters()
    {
        var member = Given.Member();
        var enrollment = Given.Enrollment(EnrollmentStatus.Left, member);
        member.ChangeProfile(Given.Profile(city: null));

        enrollment.Follow(member);

        Assert.Null(enrollment.CityKey);
    }

    [Fact]
    public void Following_is_a_change_but_no_change_of_state()
    {
        var member = Given.Member();
        var enrollment = Given.Enrollment(EnrollmentStatus.Active, member);
        var (version, lines) = (enrollment.Version, enrollment.HistoryLength);

        enrollment.Follow(member);

        Assert.Equal((version + 1, lines), (enrollment.Version, enrollment.HistoryLength));
    }

    [Fact]
    public void Search_terms_that_stay_are_not_touched()
    {
        var member = Given.Member();
        var enrollment = Given.Enrollment(EnrollmentStatus.Active, member);
        var before = enrollment.SearchTerms.ToList();

        enrollment.Follow(member);

        Assert.Equal(before, enrollment.SearchTerms);
    }
}
