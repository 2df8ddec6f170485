using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Renewals;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.Application.Organizations;

/// <summary>A former organization member comes back, at today's dues; it is a member again once they are paid.</summary>
/// <param name="Tier">Code of the tier; the one it had where this is left out.</param>
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

/// <summary>After a lapse its representatives bring it back; after it resigned nobody represents it, so staff do.</summary>
public sealed class ReturnOrganizationHandler(OrganizationActs acts, TermInvoices terms, RenewalMails mails) : IRequestHandler<ReturnOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ReturnOrganizationCommand request, CancellationToken cancellationToken)
    {
        var organization = await acts.FindAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        if (organization.Status is OrganizationStatus.Resigned) acts.RequireStaff();
        var tier = request.Tier is null ? await terms.TierAsync(organization.TierId, cancellationToken) : await terms.TierAsync(request.Tier, cancellationToken);
        acts.RequireMayHave(tier);
        organization.Return(tier, acts.Decision("returned"));
        var invoice = await terms.AskForFirstTermAsync(organization, InvoicePurpose.Return, tier, acts.ActorId, cancellationToken);
        acts.Record("organization.return", organization, tier.Code);
        await mails.ReturnedAsync(organization, tier, invoice, cancellationToken);
        return await acts.AnswerAsync(organization, cancellationToken);
    }
}
