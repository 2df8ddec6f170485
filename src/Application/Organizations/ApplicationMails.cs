using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What applicants, representatives and staff are told about an application and its end, each in their own language.</summary>
public sealed class ApplicationMails(IMembershipDb db, OrganizationMails mails, Mailer mailer, IPublicUrl publicUrl)
{
    private string Page => publicUrl.Base + "/account/organizations";

    /// <summary>An application came in: the applicant has it in writing, and staff can begin.</summary>
    public Task AppliedAsync(Organization organization, Member applicant, CancellationToken cancellationToken)
    {
        mailer.Queue(applicant.Recipient(), "organizationApplied", organization.LegalName, Page);
        return TellStaffAsync(organization, "organizationNew", cancellationToken, applicant.Name.Display);
    }

    /// <summary>Staff asked something: whoever may answer gets their words; where that is nobody, staff learn it.</summary>
    public async Task AskedAsync(Organization organization, string question, CancellationToken cancellationToken)
    {
        var (id, applicantId) = (organization.Id, organization.ApplicantId);
        var heads = db.Representatives.Where(r => r.OrganizationId == id && r.IsCurrent && (r.Role == RepresentativeRole.Principal || r.Role == RepresentativeRole.Alternate));
        var asked = await db.Members.Where(Member.IsInGoodStanding).Where(m => heads.Any(r => r.MemberId == m.Id)
            || (m.Id == applicantId && !heads.Any(r => r.Role == RepresentativeRole.Principal && r.MemberId != applicantId))).ToListAsync(cancellationToken);
        foreach (var member in asked) mailer.Queue(member.Recipient(), "organizationQuestion", organization.LegalName, question, Page);
        if (asked.Count == 0) await mails.ToStaffAsync("organizationUnasked", [organization.LegalName, $"{publicUrl.Base}/swagger"], cancellationToken);
    }

    /// <summary>Their side wrote: staff are told that there is something to read. The words of others do not travel under our name.</summary>
    public Task AnsweredAsync(Organization organization, CancellationToken cancellationToken) => TellStaffAsync(organization, "organizationAnswer", cancellationToken);

    /// <summary>Staff said yes: its principal learns what is to be paid, or that the membership has begun; whoever applied learns that it is decided.</summary>
    public void Approved(Organization organization, Tier tier, Invoice? invoice, Member principal, Member applicant)
    {
        if (principal.Id != applicant.Id) Decided(organization, applicant);
        if (invoice is null or { IsSettled: true }) mailer.Queue(principal.Recipient(), "organizationAdmitted", organization.LegalName, tier.Name, Page);
        else
        {
            mailer.Queue(principal.Recipient(), "organizationApproved", organization.LegalName, tier.Name, Spoken.Number(invoice.Number),
                Spoken.Amount(new Money(invoice.Open, invoice.Currency)), Spoken.Day(invoice.DueOn), publicUrl.OfInvoice(invoice.Id));
        }
    }

    /// <summary>It is over: those who represented it are told, and so is who applied where it never was a member and nobody came after them.</summary>
    public async Task EndedAsync(Organization organization, IReadOnlyList<Guid> representatives, CancellationToken cancellationToken)
    {
        var isApplicants = organization.MemberSince is null && !await db.FollowedAsync(organization, cancellationToken);
        var ids = isApplicants ? [.. representatives, organization.ApplicantId] : representatives;
        var mail = organization is { Status: OrganizationStatus.Resigned, MemberSince: null } ? "Withdrawn" : $"{organization.Status}";
        foreach (var member in await db.Members.Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken))
            mailer.Queue(member.Recipient(), $"organization{mail}", organization.LegalName, organization.Reason ?? "–");
        if (organization.MemberSince is null && !ids.Contains(organization.ApplicantId))
            Decided(organization, await db.Members.SingleAsync(m => m.Id == organization.ApplicantId, cancellationToken));
    }

    private void Decided(Organization organization, Member applicant) => mailer.Queue(applicant.Recipient(), "organizationDecided", organization.LegalName);

    // Who applied does not decide, and needs no reminder of it.
    private Task TellStaffAsync(Organization organization, string mail, CancellationToken cancellationToken, params object?[] more) =>
        mails.ToStaffAsync(mail, [organization.LegalName, $"{publicUrl.Base}/swagger", organization.Id, .. more], cancellationToken, exceptId: organization.ApplicantId);
}
