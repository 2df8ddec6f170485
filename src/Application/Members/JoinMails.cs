using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>The mails on the way to becoming a member. Only they tell whether an address is known, and only to its owner.</summary>
public sealed class JoinMails(IMembershipDb db, TimeProvider clock, Mailer mailer, ILinkTokens links, IPublicUrl publicUrl, IOptions<MembershipOptions> options)
{
    private const string Purpose = "verify-email";

    /// <summary>Queues the mail that fits the address: confirm, come back, or sign in instead.</summary>
    public void Queue(JoinSubmission submission, MemberStatus? holder)
    {
        var to = To(submission);
        if (holder is null) mailer.Queue(to, "verify", Link(submission));
        else if (holder is MemberStatus.Lapsed or MemberStatus.Resigned) mailer.Queue(to, "welcomeBack", Link(submission));
        else mailer.Queue(to, "alreadyMember", $"{publicUrl.Base}/account/login", $"{publicUrl.Base}/account/forgot-password");
    }

    /// <summary>How many more mails an address may get within this hour, in whatever spelling and for whatever request.</summary>
    public async Task<int> LeftAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var hourAgo = clock.GetUtcNow().AddHours(-1);
        var recent = await db.Outbox.CountAsync(m => m.ToKey == email.Key && m.CreatedAt > hourAgo, cancellationToken);
        return Math.Max(0, options.Value.JoinMailsPerAddressAndHour - recent);
    }

    /// <summary>Queues the one reminder.</summary>
    public void Remind(JoinSubmission submission) => mailer.Queue(To(submission), "verifyReminder", Link(submission));

    /// <summary>The submission that a link was made for; null for a foreign or expired link.</summary>
    public Guid? Open(string token) => Guid.TryParse(links.Open(Purpose, token), out var id) ? id : null;

    // The same submission gets a fresh link each time; each of them confirms this submission and no other.
    private string Link(JoinSubmission submission) =>
        $"{publicUrl.Base}/account/verify?token={links.Seal(Purpose, submission.Id.ToString("N"), options.Value.JoinLifetime)}";

    // Whoever submitted may not be who reads: no word of theirs stands in the mail.
    private static Recipient To(JoinSubmission s) => new(s.Email, "", s.Language);
}
