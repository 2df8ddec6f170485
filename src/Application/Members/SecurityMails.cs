using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Texts;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>
/// Tells members what happened to their account. These mails are part of the service, so they go out whatever was said about mail
/// (rule 15 is about what groups write). The caller's transaction writes them.
/// </summary>
public sealed class SecurityMails(IMembershipDb db, Mailer mailer, IPublicUrl publicUrl)
{
    /// <summary>Somebody signed in from a device that the account has not seen before.</summary>
    /// <param name="memberId">Whose account.</param>
    /// <param name="device">Browser and system in words; empty where the browser did not say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task NewDeviceAsync(Guid memberId, string device, CancellationToken cancellationToken)
    {
        var to = await ToAsync(memberId, cancellationToken);
        mailer.Queue(to, "newDevice", device.Length > 0 ? device : Text.In(Text.Nearest(to.Language), "page.device.unnamed"), $"{publicUrl.Base}/account/sessions");
    }

    /// <summary>The member has allowed an application what it asked for, for the first time.</summary>
    public async Task ApplicationConnectedAsync(Guid memberId, string name, CancellationToken cancellationToken) =>
        mailer.Queue(await ToAsync(memberId, cancellationToken), "applicationConnected", name, $"{publicUrl.Base}/account/applications");

    private async Task<Recipient> ToAsync(Guid memberId, CancellationToken cancellationToken) =>
        (await db.Members.SingleAsync(m => m.Id == memberId, cancellationToken)).Recipient();
}
