using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>Tells members what happened to the ways in to their account, so that nobody else changes them in silence.</summary>
public sealed class CredentialMails(MembershipDb db, Mailer mailer, IPublicUrl publicUrl)
{
    /// <summary>Codes of an authenticator application are asked for from now on.</summary>
    public const string SecondFactorOn = "secondFactorOn";

    /// <summary>They are not any more.</summary>
    public const string SecondFactorOff = "secondFactorOff";

    /// <summary>Somebody signed in with a recovery code.</summary>
    public const string RecoveryCodeUsed = "recoveryCodeUsed";

    /// <summary>There are new recovery codes.</summary>
    public const string RecoveryCodesNew = "recoveryCodesNew";

    /// <summary>A passkey was added.</summary>
    public const string PasskeyAdded = "passkeyAdded";

    /// <summary>A passkey was removed.</summary>
    public const string PasskeyRemoved = "passkeyRemoved";

    /// <summary>The account was locked after failed attempts.</summary>
    public const string AccountLocked = "accountLocked";

    /// <summary>Queues a mail in the caller's transaction; each text takes the address of the account page.</summary>
    public async Task QueueAsync(Guid memberId, string mail, CancellationToken cancellationToken)
    {
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, cancellationToken) is { InGoodStanding: true } member)
            mailer.Queue(member.Recipient(), mail, $"{publicUrl.Base}/account/manage");
    }
}
