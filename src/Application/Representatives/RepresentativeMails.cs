using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Representatives;

/// <summary>
/// Tells everybody concerned who represents an organization: the person, whoever else acts for it, and staff where nobody does any more.
/// Whoever invites gets the same answers whether or not somebody has the address (rule 22); the mail alone tells, and only its reader.
/// </summary>
public sealed class RepresentativeMails(IMembershipDb db, OrganizationMails mails, Mailer mailer, IPublicUrl publicUrl, IOptions<MembershipOptions> options)
{
    private const string Invited = "representativeInvited";

    private string Page => $"{publicUrl.Base}/account/organizations";

    /// <summary>
    /// Invites an address, in the language of its member; somebody unknown in the organization's. Nobody gets many of these mails a day, whichever
    /// organizations send them; whoever invites is not told, so that they learn nothing of others (rule 22).
    /// </summary>
    public async Task InvitedAsync(Representative invitation, Organization organization, CancellationToken cancellationToken)
    {
        var to = await InviteeAsync(invitation.Email!, invitation.EmailKey!, organization, cancellationToken);
        if (await mailer.RecentAsync(Invited, invitation.EmailKey!, invitation.AppointedAt.AddDays(-1), cancellationToken) < options.Value.InvitationMailsPerAddressAndDay)
            mailer.Queue(to, Invited, organization.LegalName, Name(invitation.Role, to), Page, (int)options.Value.InvitationLifetime.TotalDays);
        foreach (var head in await HeadsAsync(organization.Id, invitation.AppointedBy, cancellationToken))
            mailer.Queue(head, "representativeProposed", organization.LegalName, invitation.Email, Name(invitation.Role, head));
    }

    /// <summary>An invitation was declined, or closed: whoever acts for the organization learns it, except one member.</summary>
    public async Task OverAsync(Representative invitation, Guid? exceptId, CancellationToken cancellationToken)
    {
        var organization = await OrganizationAsync(invitation, cancellationToken);
        foreach (var head in await HeadsAsync(organization.Id, exceptId, cancellationToken))
            mailer.Queue(head, "invitationOver", organization.LegalName, Name(invitation.Role, head), Why(invitation, head));
    }

    /// <summary>Somebody took office: whoever else acts for the organization learns it, and so does the person where staff appointed them.</summary>
    public async Task BeganAsync(Representative representative, Organization organization, Member member, CancellationToken cancellationToken)
    {
        var to = member.Recipient();
        if (representative.AppointedAt == representative.From) mailer.Queue(to, "representativeAppointed", organization.LegalName, Name(representative.Role, to), Page);
        foreach (var head in await HeadsAsync(organization.Id, member.Id, cancellationToken))
            mailer.Queue(head, "representativeBegan", organization.LegalName, member.Name.Display, Name(representative.Role, head));
    }

    /// <summary>An appointment ended: the person learns it, and so does whoever else acts for the organization.</summary>
    public async Task EndedAsync(Representative representative, Organization organization, CancellationToken cancellationToken)
    {
        var member = await db.Members.SingleAsync(m => m.Id == representative.MemberId, cancellationToken);
        var to = member.Recipient();
        mailer.Queue(to, "representativeEnded", organization.LegalName, Name(representative.Role, to), Why(representative, to));
        foreach (var head in await HeadsAsync(organization.Id, member.Id, cancellationToken))
            mailer.Queue(head, "representativeGone", organization.LegalName, member.Name.Display, Name(representative.Role, head), Why(representative, head));
    }

    /// <summary>Nobody acts for the organization any more: staff learn it, so that it does not go unnoticed (rule 23).</summary>
    public Task UnrepresentedAsync(Organization organization, CancellationToken cancellationToken) =>
        mails.ToStaffAsync("organizationUnrepresented", [organization.LegalName, $"{publicUrl.Base}/swagger"], cancellationToken);

    /// <summary>How principal and alternate are written to, except one person.</summary>
    public async Task<List<Recipient>> HeadsAsync(Guid organizationId, Guid? exceptId, CancellationToken cancellationToken) =>
        (await db.Representatives.Where(r => r.OrganizationId == organizationId && r.IsCurrent && r.MemberId != exceptId
                && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate))
            .Join(db.Members.Where(Member.IsInGoodStanding), r => r.MemberId, m => m.Id, (_, m) => m).ToListAsync(cancellationToken)).ConvertAll(m => m.Recipient());

    private async Task<Recipient> InviteeAsync(string email, string key, Organization organization, CancellationToken cancellationToken) =>
        (await db.Members.SingleOrDefaultAsync(m => m.EmailKey == key, cancellationToken))?.Recipient() ?? new Recipient(email, "", organization.Language);

    private Task<Organization> OrganizationAsync(Representative representative, CancellationToken cancellationToken) =>
        db.Organizations.SingleAsync(o => o.Id == representative.OrganizationId, cancellationToken);

    private static string Name(RepresentativeRole role, Recipient to) => Text.In(Text.Nearest(to.Language), $"representativeRole.{role}");

    private static string Why(Representative representative, Recipient to) =>
        EndingReasons.Words(Text.Nearest(to.Language), representative.Status is RepresentativeStatus.Declined ? EndingReasons.Declined : representative.Reason);
}
