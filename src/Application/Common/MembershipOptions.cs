namespace Membership.Application.Common;

/// <summary>The body's own settings (configuration section <c>Membership</c>).</summary>
public sealed class MembershipOptions
{
    /// <summary>The version of the privacy policy that people are shown now.</summary>
    public string PolicyVersion { get; set; } = "2026-01";

    /// <summary>How many confirmation mails one address gets within an hour, however often it is submitted.</summary>
    public int JoinMailsPerAddressAndHour { get; set; } = 5;

    /// <summary>When an unconfirmed submission is reminded (F27).</summary>
    public TimeSpan JoinReminderAfter { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How long after the reminder it is deleted (F27); links are valid until then.</summary>
    public TimeSpan JoinClosedAfterReminder { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long an invitation to represent an organization can be accepted.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many representatives one organization may invite within a day, so that nobody is flooded with its mails.</summary>
    public int InvitationsPerOrganizationAndDay { get; set; } = 20;

    /// <summary>How many invitations to represent organizations are mailed to one address within a day, whoever invites.</summary>
    public int InvitationMailsPerAddressAndDay { get; set; } = 3;

    /// <summary>How many applications of organizations one member may have that nobody has decided on.</summary>
    public int UndecidedApplicationsPerMember { get; set; } = 5;

    /// <summary>How many applications of organizations one member may make within 30 days, whatever became of them.</summary>
    public int ApplicationsPerMemberAndMonth { get; set; } = 10;

    /// <summary>How long public counts may be reused, in seconds.</summary>
    public int StatisticsCacheSeconds { get; set; } = 60;

    /// <summary>How long a submission lives in all.</summary>
    public TimeSpan JoinLifetime => JoinReminderAfter + JoinClosedAfterReminder;
}
