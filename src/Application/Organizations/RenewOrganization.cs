using MediatR;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Renewals;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.Extensions.Options;

namespace Membership.Application.Organizations;

/// <summary>
/// Asks for the next term now: before the renewal window opens, representatives as early as policy says and staff a year before; or anew where the invoice that the membership waits for was taken back.
/// </summary>
public sealed record RenewOrganizationCommand(Guid Id) : ICommand<OrganizationResponse>;

/// <summary>Makes the invoice out, or renews at once where the tier is granted.</summary>
public sealed class RenewOrganizationHandler(OrganizationActs acts, TermInvoices terms, RenewalMails mails, IOptions<DuesOptions> options)
    : IRequestHandler<RenewOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(RenewOrganizationCommand request, CancellationToken cancellationToken)
    {
        var organization = await acts.FindAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        var awaited = await terms.AwaitedAsync(organization, cancellationToken);
        organization.RequireRenewable(awaited is { IsCancelled: false }, acts.IsStaff ? terms.Today.AddYears(1) : terms.Today.AddDays(options.Value.EarlyRenewalDays));
        var first = organization.Status is OrganizationStatus.AwaitingPayment;
        var tier = await terms.TierAsync(first ? organization.TierId : organization.NextTierId ?? organization.TierId, cancellationToken);
        acts.RequireMayHave(tier);
        var invoice = first ? await terms.AskForFirstTermAsync(organization, awaited?.Purpose ?? InvoicePurpose.Admission, tier, acts.ActorId, cancellationToken)
            : organization.Status is OrganizationStatus.Active ? await terms.OpenRenewalAsync(organization, tier, acts.Decision("early"), cancellationToken)
            : await terms.AskWithFullTimeAsync(organization, tier, acts.ActorId, cancellationToken);
        acts.Record("organization.renew", organization, invoice?.Number ?? tier.Code);
        if (invoice is not null) await mails.AskedAsync(organization, invoice, cancellationToken);
        return await acts.AnswerAsync(organization, cancellationToken);
    }
}
