using System.Globalization;
using Membership.Application.Texts;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Membership.Domain.Organizations;

namespace Membership.UnitTests.Mail;

/// <summary>Every mail that a use case queues exists, and takes what it is given.</summary>
public sealed class MailTextsTests
{
    public static TheoryData<string, int> Mails => new()
    {
        { "verify", 1 }, { "verifyReminder", 1 }, { "welcomeBack", 1 }, { "alreadyMember", 2 },
        { "resetPassword", 1 }, { "passwordChanged", 0 },
        { "emailChangePresent", 2 }, { "emailChangeNew", 1 }, { "emailChangeTaken", 0 }, { "emailChangeByStaff", 0 }, { "emailChanged", 0 },
        { "newDevice", 2 }, { "applicationConnected", 2 },
        { "membershipSuspended", 0 }, { "membershipActive", 0 }, { "membershipTerminated", 0 }, { "membershipResigned", 0 },
        { "enrollmentActive", 1 }, { "enrollmentDeclined", 2 }, { "enrollmentSuspended", 2 }, { "enrollmentRemoved", 2 },
        { "memberJoined", 2 }, { "requestReceived", 3 }, { "memberDeparted", 3 },
        { "organizationDues", 5 }, { "organizationDuesCovered", 4 }, { "organizationRenewal", 5 }, { "organizationReminder", 5 }, { "organizationGrace", 5 },
        { "organizationLapsed", 2 }, { "organizationReturnAsked", 5 }, { "organizationReturned", 4 }, { "organizationTierNow", 4 }, { "organizationTierNext", 4 },
        { "renewalProblem", 1 },
        { "representativeInvited", 4 }, { "representativeProposed", 3 }, { "representativeAppointed", 3 }, { "representativeBegan", 3 },
        { "representativeEnded", 3 }, { "representativeGone", 4 }, { "invitationOver", 3 }, { "organizationUnrepresented", 2 },
        { "affiliationClaimed", 3 }, { "affiliationConfirmed", 2 }, { "affiliationDeclined", 2 }, { "affiliationEnded", 2 }, { "affiliationSeated", 1 }, { "affiliationUnseated", 1 },
        { "clientsLeftBehind", 3 }, { "invoiceIssued", 5 }, { "paymentReceived", 5 }, { "paymentReversed", 6 }, { "refundSent", 5 },
        { "organizationApplied", 2 }, { "organizationNew", 4 }, { "organizationQuestion", 3 }, { "organizationAnswer", 3 }, { "organizationApproved", 6 },
        { "organizationAdmitted", 3 }, { "organizationRejected", 2 }, { "organizationWithdrawn", 1 }, { "organizationResigned", 2 }, { "organizationTerminated", 2 },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void Subject_and_body_exist_and_say_all_they_are_given(string mail, int arguments)
    {
        var values = Enumerable.Range(0, arguments).Select(i => (object?)$"<value {i}>").ToArray();

        Assert.All(Text.SupportedLanguages.Select(CultureInfo.GetCultureInfo), language =>
        {
            Assert.NotEqual("", Text.In(language, $"mail.{mail}.subject", values));
            var body = Text.In(language, $"mail.{mail}.body", values);
            Assert.All(values, v => Assert.Contains((string)v!, body, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verifyReminder")]
    [InlineData("welcomeBack")]
    [InlineData("alreadyMember")]
    [InlineData("resetPassword")]
    [InlineData("emailChangePresent")]
    [InlineData("emailChangeNew")]
    public void A_link_stands_alone_in_its_paragraph_so_that_it_can_be_followed(string mail) =>
        Assert.All(Text.SupportedLanguages.Select(CultureInfo.GetCultureInfo), language =>
            Assert.Contains("https://example.org/x", Text.In(language, $"mail.{mail}.body", "https://example.org/x", "https://example.org/y").Split("\n\n")));

    [Fact]
    public void Every_decision_of_an_officer_has_its_mail() =>
        Assert.All([EnrollmentStatus.Active, EnrollmentStatus.Declined, EnrollmentStatus.Suspended, EnrollmentStatus.Removed],
            s => Exists($"mail.enrollment{s}.subject"));

    [Fact]
    public void Every_way_to_leave_a_group_has_its_words() =>
        Assert.All([EnrollmentStatus.Withdrawn, EnrollmentStatus.Left, EnrollmentStatus.Removed, EnrollmentStatus.EndedByGlobal],
            s => Exists($"departure.{s}"));

    [Fact]
    public void Every_staff_action_has_its_mail() =>
        Assert.All([MemberStatus.Suspended, MemberStatus.Active, MemberStatus.Terminated, MemberStatus.Resigned], s => Exists($"mail.membership{s}.subject"));

    [Fact]
    public void Every_end_of_an_organizations_membership_has_its_mail() =>
        Assert.All([OrganizationStatus.Rejected, OrganizationStatus.Resigned, OrganizationStatus.Terminated], s => Exists($"mail.organization{s}.subject"));

    private static void Exists(string key) => Assert.NotNull(Text.TryIn(CultureInfo.GetCultureInfo("ar"), key));
}
