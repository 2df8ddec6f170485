using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>The mails around a change of address. Only the one to the new address tells whether it is known, and only to its owner.</summary>
public sealed class EmailChangeMails(IMembershipDb db, TimeProvider clock, Mailer mailer, ILinkTokens links, IPublicUrl publicUrl, JoinMails joinMails, IOptions<MembershipOptions> options)
{
    private const string Purpose = "change-email";
    private const string ToPresent = "emailChangePresent";

    /// <summary>Whether both addresses may still get a mail within this hour, so that nobody is flooded by way of somebody's wish.</summary>
    public async Task<bool> MayAskAsync(Member member, EmailAddress email, CancellationToken cancellationToken)
    {
        // As with new passwords: an officer who is told of many requests can change the address too.
        var recent = await mailer.RecentAsync(ToPresent, member.EmailKey, clock.GetUtcNow().AddHours(-1), cancellationToken);
        return recent < options.Value.JoinMailsPerAddressAndHour && (email.Key == member.EmailKey || await joinMails.LeftAsync(email, cancellationToken) > 0);
    }

    /// <summary>Asks the present address.</summary>
    public void AskPresent(Member member, EmailChange change) =>
        mailer.Queue(member.Recipient(), ToPresent, Link(change, EmailChangeEnd.Present), $"{publicUrl.Base}/account/sessions");

    /// <summary>Tells the present address that staff have begun a change for the member.</summary>
    public void TellPresent(Member member) => mailer.Queue(member.Recipient(), "emailChangeByStaff");

    /// <summary>Asks the new address, or tells its owner that it was asked for in vain. Neither mail holds a word of the member's.</summary>
    public async Task AskNewAsync(Member member, EmailChange change, CancellationToken cancellationToken)
    {
        var holder = await db.Members.Where(m => m.EmailKey == change.NewEmailKey && m.Id != member.Id).Select(m => new { m.Email, m.Language }).SingleOrDefaultAsync(cancellationToken);
        if (holder is null) mailer.Queue(new Recipient(change.NewEmail, "", member.Language), "emailChangeNew", Link(change, EmailChangeEnd.New));
        else mailer.Queue(new Recipient(holder.Email, "", holder.Language), "emailChangeTaken");
    }

    /// <summary>Tells both addresses that it is done.</summary>
    public void Done(Member member, string formerEmail)
    {
        mailer.Queue(member.Recipient(), "emailChanged");
        mailer.Queue(member.Recipient() with { Email = formerEmail }, "emailChanged");
    }

    /// <summary>The change and the end that a link was made for; null for a foreign or expired link.</summary>
    public (Guid ChangeId, EmailChangeEnd End)? Open(string token) =>
        links.Open(Purpose, token)?.Split(' ') is [var id, var end] ? (Guid.Parse(id), Enum.Parse<EmailChangeEnd>(end)) : null;

    private string Link(EmailChange change, EmailChangeEnd end) =>
        $"{publicUrl.Base}/account/email/confirm?token={links.Seal(Purpose, $"{change.Id:N} {end}", EmailChange.Lifetime)}";
}
