using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Application.Renewals;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>
/// A former organization member comes back: at once, with its terms as they were, while the days that it paid for still run; otherwise at today's dues,
/// and it is a member again once they are paid.
/// </summary>
/// <param name="Tier">Code of the tier; the one it had where this is left out, and while the paid days run.</param>
public sealed record ReturnOrganizationCommand(string? Tier) : ICommand<OrganizationResponse>
{
    /// <summary>Which organization.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>Checks the shape.</summary>
public sealed class ReturnOrganizationValidator : AbstractValidator<ReturnOrganizationCommand>
{
    /// <summary>The rules.</summary>
    public ReturnOrganizationValidator() => RuleFor(c => c.Tier).RequiredText(Domain.Tiers.Tier.MaxCodeLength).When(c => c.Tier is not null);
}

/// <summary>After a lapse its representatives bring it back; after it resigned or was terminated nobody represents it, so staff do.</summary>
public sealed class ReturnOrganizationHandler(OrganizationActs acts, TermInvoices terms, Seats seats, RenewalMails mails) : IRequestHandler<ReturnOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ReturnOrganizationCommand request, CancellationToken cancellationToken)
    {
        var organization = await acts.FindAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        if (organization.Status is OrganizationStatus.Resigned or OrganizationStatus.Terminated) acts.RequireStaff();
        var tier = request.Tier is null ? await terms.TierAsync(organization.TierId, cancellationToken) : await terms.TierAsync(request.Tier, cancellationToken);
        var invoice = organization.Status.IsEnded() && await terms.IsPaidUpAsync(organization, cancellationToken)
            ? await ResumeAsync(organization, tier, cancellationToken) : await BeginAnewAsync(organization, tier, cancellationToken);
        acts.Record("organization.return", organization, tier.Code);
        await mails.ReturnedAsync(organization, tier, invoice, cancellationToken);
        return await acts.AnswerAsync(organization, cancellationToken);
    }

    private async Task<Invoice?> ResumeAsync(Organization organization, Tier tier, CancellationToken cancellationToken)
    {
        OrganizationErrors.TermRuns.Unless(tier.Id == organization.TierId);
        organization.Resume(terms.Today, acts.Decision("returned"));
        // It may have gone over into another tier that it chose for its next term.
        if (tier.Id != organization.TierId) await seats.ResizeAsync(organization, await terms.TierAsync(organization.TierId, cancellationToken), cancellationToken);
        return null;
    }

    private async Task<Invoice?> BeginAnewAsync(Organization organization, Tier tier, CancellationToken cancellationToken)
    {
        acts.RequireMayHave(tier);
        if (organization.Status.IsEnded()) await terms.TakeBackComingAsync(organization, acts.ActorId, cancellationToken);
        organization.Return(tier, acts.Decision("returned"));
        return await terms.AskForFirstTermAsync(organization, InvoicePurpose.Return, tier, acts.ActorId, cancellationToken);
    }
}
