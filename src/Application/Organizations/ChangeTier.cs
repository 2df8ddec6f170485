using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>When another tier begins.</summary>
public enum TierEffective
{
    /// <summary>At once; higher dues are asked for the days that are left.</summary>
    Now,

    /// <summary>With the next term.</summary>
    NextTerm,
}

/// <summary>Chooses another tier for an organization; its present one takes an earlier choice for the next term back.</summary>
/// <param name="Tier">Code of the tier. Tiers that are granted without dues are for staff to give.</param>
/// <param name="Effective">When it begins; left out, higher dues begin at once and lower ones with the next term.</param>
public sealed record ChangeTierCommand(string Tier, TierEffective? Effective) : ICommand<OrganizationResponse>
{
    /// <summary>Which organization.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>Checks the shape.</summary>
public sealed class ChangeTierValidator : AbstractValidator<ChangeTierCommand>
{
    /// <summary>The rules.</summary>
    public ChangeTierValidator() => RuleFor(c => c.Tier).RequiredText(Domain.Tiers.Tier.MaxCodeLength);
}

/// <summary>Changes the tier, asks for what follows, and tells its people.</summary>
public sealed class ChangeTierHandler(OrganizationActs acts, TermInvoices terms, TierChanges changes, IPublicUrl publicUrl) : IRequestHandler<ChangeTierCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ChangeTierCommand request, CancellationToken cancellationToken)
    {
        var organization = await acts.FindAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        var tier = await terms.TierAsync(request.Tier, cancellationToken);
        acts.RequireMayHave(tier);
        var dues = organization.DuesIn(tier, terms.Today);
        var now = request.Effective is { } effective ? effective is TierEffective.Now : TierChanges.BeginsNow(organization, tier, dues);
        OrganizationErrors.TierUnchanged.Unless(tier.Id != (now ? organization.TierId : organization.NextTierId ?? organization.TierId));
        OrganizationErrors.TierBeginsNextTerm.Unless(!now || TierChanges.BeginsNow(organization, tier, dues));
        if (now) await changes.NowAsync(organization, tier, dues, acts.ActorId, cancellationToken);
        else await changes.NextAsync(organization, tier, acts.ActorId, cancellationToken);
        acts.Record("organization.tier", organization, $"{tier.Code}: {(now ? TierEffective.Now : TierEffective.NextTerm)}");
        var first = now || organization.TermUntil is not { } until ? terms.Today : until.AddDays(1);
        await acts.TellAsync(organization, now ? "organizationTierNow" : "organizationTierNext",
            [organization.LegalName, tier.Name, Spoken.Day(first), $"{publicUrl.Base}/account/organizations"], cancellationToken);
        return await acts.AnswerAsync(organization, cancellationToken);
    }
}
