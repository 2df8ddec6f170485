using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Renewals;

/// <summary>What organizations are told about their terms: principal, alternate and billing, each in their own language.</summary>
public sealed class RenewalMails(OrganizationMails mails, IPublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>An invoice for a term is out; the one for a renewal counts as the first reminder (rule 6).</summary>
    public Task AskedAsync(Organization organization, Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.IsSettled) return TellAsync(organization, "organizationDuesCovered", [organization.LegalName, Spoken.Number(invoice.Number), Total(invoice)], cancellationToken);
        if (invoice.Purpose is InvoicePurpose.Renewal) organization.Reminded(Today);
        var mail = invoice.Purpose switch
        {
            InvoicePurpose.Renewal => "organizationRenewal",
            InvoicePurpose.Return => "organizationReturnAsked",
            _ => "organizationDues",
        };
        return TellAsync(organization, mail, [organization.LegalName, Spoken.Number(invoice.Number), Open(invoice), Spoken.Day(invoice.DueOn)], cancellationToken);
    }

    /// <summary>An unpaid renewal.</summary>
    public Task RemindedAsync(Organization organization, Invoice invoice, CancellationToken cancellationToken)
    {
        organization.Reminded(Today);
        return TellAsync(organization, "organizationReminder", [organization.LegalName, Spoken.Number(invoice.Number), Open(invoice), Spoken.Day(organization.TermUntil!.Value)], cancellationToken);
    }

    /// <summary>The term is over, unpaid; this reminds too, and counts.</summary>
    public Task GraceAsync(Organization organization, Invoice invoice, CancellationToken cancellationToken)
    {
        organization.Reminded(Today);
        return TellAsync(organization, "organizationGrace", [organization.LegalName, Spoken.Number(invoice.Number), Open(invoice), Spoken.Day(organization.GraceUntil!.Value)], cancellationToken);
    }

    /// <summary>The grace is over.</summary>
    public Task LapsedAsync(Organization organization, CancellationToken cancellationToken) =>
        TellAsync(organization, "organizationLapsed", [organization.LegalName], cancellationToken);

    /// <summary>It comes back: at once, or once an invoice is paid.</summary>
    public Task ReturnedAsync(Organization organization, Tier tier, Invoice? invoice, CancellationToken cancellationToken) => organization.InGoodStanding
        ? TellAsync(organization, "organizationReturned", [organization.LegalName, tier.Name, Spoken.Day(organization.TermUntil!.Value)], cancellationToken)
        : AskedAsync(organization, invoice!, cancellationToken);

    /// <summary>Renewals that could not be made out, told to staff once: each organization with its tier and the reason.</summary>
    public Task ProblemsAsync(IReadOnlyList<(Organization Organization, Tier Tier, string Code)> problems, CancellationToken cancellationToken) => problems.Count == 0
        ? Task.CompletedTask
        : mails.ToStaffAsync("renewalProblem", [new Spoken(language => string.Join('\n', problems.Select(p =>
            $"{p.Organization.LegalName} ({p.Tier.Name}): {Text.In(language, $"error.{p.Code}")}")))], cancellationToken);

    private DateOnly Today => clock.Today();

    private Task TellAsync(Organization organization, string mail, object?[] arguments, CancellationToken cancellationToken) =>
        mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, mail, [.. arguments, $"{publicUrl.Base}/account/organizations"], cancellationToken);

    private static Spoken Total(Invoice invoice) => Spoken.Amount(new Money(invoice.Total, invoice.Currency));

    private static Spoken Open(Invoice invoice) => Spoken.Amount(new Money(invoice.Open, invoice.Currency));
}
