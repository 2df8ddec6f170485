using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.Application.Organizations;

/// <summary>Chooses another tier for an organization; its present one takes an earlier choice for the next term back.</summary>
/// <param name="Tier">Code of the tier. Tiers that are granted without dues are for staff to give.</param>
/// <param name="Effective">
/// When it begins; left out, dues higher than those of the present term begin once their difference is paid, equal ones at once, and lower ones with the next term,
/// where a difference to what that is paid for is paid first. <c>now</c> is for staff; from others it means as soon as can be, and is refused where that is the next term.
/// </param>
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

/// <summary>Changes the tier or asks for what it costs, and tells its people.</summary>
public sealed class ChangeTierHandler(OrganizationActs acts, TermInvoices terms, TierSwitch change, UpgradeWishes wishes, FreshSignIn fresh, IPublicUrl publicUrl)
    : IRequestHandler<ChangeTierCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ChangeTierCommand request, CancellationToken cancellationToken)
    {
        var organization = await acts.FindAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        fresh.Require();
        var tier = await terms.TierAsync(request.Tier, cancellationToken);
        acts.RequireMayHave(tier);
        var dues = organization.DuesIn(tier, terms.Today);
        await change.PrepareAsync(organization, dues, forgives: acts.IsStaff && request.Effective is TierEffective.Now, acts.ActorId, cancellationToken);
        var waiting = await wishes.WaitingAsync(organization, cancellationToken);
        var plan = TierPlan.Of(organization, tier, dues, terms.Today, request.Effective, acts.IsStaff, waiting.Count > 0);
        plan.RequireChange(organization, tier, waiting);
        await acts.RequireFewAsync(organization, Action, MostPerDay, OrganizationErrors.TooManyChanges, cancellationToken);
        await change.ApplyAsync(organization, tier, dues, plan, acts.ActorId, cancellationToken);
        acts.Record(Action, organization, $"{tier.Code}: {JsonNamingPolicy.CamelCase.ConvertName($"{plan.Effective}")}");
        var first = plan.Effective is not TierEffective.NextTerm || organization.TermUntil is not { } until ? terms.Today : until.AddDays(1);
        await acts.TellAsync(organization, MailOf(plan.Effective), [organization.LegalName, tier.Name, Spoken.Day(first), $"{publicUrl.Base}/account/organizations"], cancellationToken);
        return await acts.AnswerAsync(organization, cancellationToken);
    }

    private const string Action = "organization.tier";

    /// <summary>How often representatives change the tier within 24 hours: each change may make documents out that are numbered and kept.</summary>
    public const int MostPerDay = 5;

    private static string MailOf(TierEffective effective) => effective switch
    {
        TierEffective.Now => "organizationTierNow",
        TierEffective.WhenPaid => "organizationTierWhenPaid",
        _ => "organizationTierNext",
    };
}
