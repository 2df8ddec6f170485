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
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What applicants, representatives and staff are told about an application and its end, each in their own language.</summary>
public sealed class ApplicationMails(IMembershipDb db, Mailer mailer, IPublicUrl publicUrl)
{
    private string Page => publicUrl.Base + "/account/organizations";

    /// <summary>An application came in: the applicant has it in writing, and staff can begin.</summary>
    public Task AppliedAsync(Organization organization, Member applicant, CancellationToken cancellationToken)
    {
        mailer.Queue(applicant.Recipient(), "organizationApplied", organization.LegalName, Page);
        return TellStaffAsync(organization, "organizationNew", cancellationToken, applicant.Name.Display);
    }

    /// <summary>Staff asked something: the applicant gets their words.</summary>
    public async Task AskedAsync(Organization organization, string question, CancellationToken cancellationToken)
    {
        var applicant = await db.Members.SingleAsync(m => m.Id == organization.ApplicantId, cancellationToken);
        mailer.Queue(applicant.Recipient(), "organizationQuestion", organization.LegalName, question, Page);
    }

    /// <summary>The applicant wrote: staff are told that there is something to read. The words of others do not travel under our name.</summary>
    public Task AnsweredAsync(Organization organization, CancellationToken cancellationToken) => TellStaffAsync(organization, "organizationAnswer", cancellationToken);

    /// <summary>Staff said yes: what is to be paid, or that the membership has begun.</summary>
    public void Approved(Organization organization, Tier tier, Invoice? invoice, Member applicant)
    {
        if (invoice is null or { IsSettled: true }) mailer.Queue(applicant.Recipient(), "organizationAdmitted", organization.LegalName, tier.Name, Page);
        else
        {
            mailer.Queue(applicant.Recipient(), "organizationApproved", organization.LegalName, tier.Name, invoice.Number,
                Spoken.Amount(new Money(invoice.Open, invoice.Currency)), Spoken.Day(invoice.DueOn), publicUrl.OfInvoice(invoice.Id));
        }
    }

    /// <summary>It is over: those who represented it are told, and so is who applied where it never was a member.</summary>
    public async Task EndedAsync(Organization organization, IReadOnlyList<Guid> representatives, CancellationToken cancellationToken)
    {
        var ids = organization.MemberSince is null ? [.. representatives, organization.ApplicantId] : representatives;
        var mail = organization is { Status: OrganizationStatus.Resigned, MemberSince: null } ? "Withdrawn" : $"{organization.Status}";
        foreach (var member in await db.Members.Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken))
            mailer.Queue(member.Recipient(), $"organization{mail}", organization.LegalName, organization.Reason ?? "–");
    }

    // Who applied does not decide, and needs no reminder of it.
    private async Task TellStaffAsync(Organization organization, string mail, CancellationToken cancellationToken, params object?[] more)
    {
        var staff = await db.AdministratorsInOffice().Where(s => s.MemberId != organization.ApplicantId)
            .Join(db.Members, s => s.MemberId, m => m.Id, (_, m) => m).ToListAsync(cancellationToken);
        foreach (var member in staff) mailer.Queue(member.Recipient(), mail, [organization.LegalName, $"{publicUrl.Base}/swagger", organization.Id, .. more]);
    }
}
