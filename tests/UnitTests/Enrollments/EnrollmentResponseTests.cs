using Membership.Application.Enrollments;
using Membership.Domain.Enrollments;

namespace Membership.UnitTests.Enrollments;

/// <summary>What officers and auditors are shown (rule 13).</summary>
public sealed class EnrollmentResponseTests
{
    [Fact]
    public void A_response_tells_who_where_and_in_which_state()
    {
        var (member, group) = (Given.Member(), Given.Group());
        var enrollment = Enrollment.Request(member, group, "Please.", Given.Now);

        var response = EnrollmentResponse.Of(enrollment, group, member);

        Assert.Equal((enrollment.Id, EnrollmentStatus.Requested, "Please.", enrollment.Version), (response.Id, response.Status, response.Message, response.Version));
        Assert.Equal((group.Id, group.Kind, "kenya", "Kenya Chapter"), (response.Group.Id, response.Group.Kind, response.Group.Slug, response.Group.Name));
        Assert.Equal(new EnrollmentMember(member.Id, "Wanjikũ", "Mwangi", "Wanjiku@Example.com", "KE", "Nairobi"), response.Member);
    }

    [Fact]
    public void Rule_13_officers_see_nothing_beyond_what_it_lists() => Assert.Equal(
        ["City", "Country", "Email", "FamilyName", "GivenName", "Id", "JoinedAt", "MemberId", "Status"],
        typeof(RosterEntry).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void An_auditor_sees_initials_the_domain_and_no_message()
    {
        var (member, group) = (Given.Member(), Given.Group());

        var masked = EnrollmentResponse.Of(Enrollment.Request(member, group, "I live at 7 Ngong Road.", Given.Now), group, member).Masked();

        Assert.Null(masked.Message);
        Assert.Equal(new EnrollmentMember(member.Id, "W.", "M.", "…@Example.com", "KE", null), masked.Member);
    }

    [Fact]
    public void An_auditor_sees_a_masked_roster()
    {
        var entry = new RosterEntry(Given.Officer, Given.Officer, "李", null, "a@b@c.example", "CN", "北京", Given.Now, EnrollmentStatus.Active);

        Assert.Equal(entry with { GivenName = "李.", FamilyName = null, Email = "…@c.example", City = null }, entry.Masked());
    }
}
