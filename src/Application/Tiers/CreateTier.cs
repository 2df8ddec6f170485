using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Tiers;

/// <summary>Makes a tier; staff only. Unless it is granted, nobody can choose it before it has a price.</summary>
/// <param name="Code">Stable name in addresses: lower-case letters, digits and hyphens, up to 50; it cannot be changed.</param>
/// <param name="Name">What people see, up to 100 characters.</param>
/// <param name="Rank">Orders the tiers, 0 to 1000; more is higher.</param>
/// <param name="Granted">Granted by staff without dues; cannot be changed.</param>
/// <param name="Kinds">Which organizations may have it; left out or empty for every kind.</param>
/// <param name="Benefits">What it gives, a sentence each; up to 30.</param>
/// <param name="Seats">How many of its people an organization may seat; left out for as many as it likes.</param>
/// <param name="SeatOverflow">What happens when all seats are taken; they wait where this is left out.</param>
/// <param name="TermKind">How its terms run; cannot be changed.</param>
/// <param name="ValidFrom">First day on which it can be chosen, UTC; today where this is left out. It cannot be changed.</param>
/// <param name="ValidUntil">Last day on which it can be chosen or renewed, UTC.</param>
/// <param name="Prices">Its first prices.</param>
public sealed record CreateTierCommand(
    string Code, string Name, int Rank, bool? Granted, IReadOnlyList<OrganizationKind>? Kinds, IReadOnlyList<string>? Benefits, int? Seats, SeatOverflow? SeatOverflow,
    TermKind? TermKind, DateOnly? ValidFrom, DateOnly? ValidUntil, IReadOnlyList<TierPriceBody>? Prices) : ICommand<TierResponse>;

/// <summary>Checks the shape.</summary>
public sealed class CreateTierValidator : AbstractValidator<CreateTierCommand>
{
    private const int MaxPrices = 100;

    /// <summary>The rules.</summary>
    public CreateTierValidator()
    {
        RuleFor(c => c.Code).NotNull().WithMessage(_ => Text.Of("validation.required")).MaximumLength(Tier.MaxCodeLength)
            .Matches("^[a-z0-9]+(-[a-z0-9]+)*$").WithMessage(_ => Text.Of("validation.code"));
        RuleFor(c => c.Name).RequiredText(Tier.MaxNameLength);
        RuleFor(c => c.Rank).InclusiveBetween(0, TierRules.MaxRank);
        RuleFor(c => c.Kinds).Kinds();
        this.Benefits(c => c.Benefits);
        RuleFor(c => c.Seats).InclusiveBetween(1, TierRules.MaxSeats);
        RuleFor(c => c.TermKind).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.Prices).Must(p => p is null || p.Count <= MaxPrices).WithMessage(_ => Text.Of("validation.tooMany", MaxPrices));
        RuleForEach(c => c.Prices).NotNull().SetValidator(new TierPriceBodyValidator());
    }
}

/// <summary>Makes the tier and its first prices.</summary>
public sealed class CreateTierHandler(IMembershipDb db, TierActs acts, TimeProvider clock) : IRequestHandler<CreateTierCommand, TierResponse>
{
    /// <inheritdoc/>
    public async Task<TierResponse> Handle(CreateTierCommand request, CancellationToken cancellationToken)
    {
        acts.RequireStaff();
        TierErrors.CodeTaken.Unless(!await db.Tiers.AnyAsync(t => t.Code == request.Code, cancellationToken));
        var (granted, from) = (request.Granted ?? false, request.ValidFrom ?? acts.Today);
        var profile = new TierProfile(PlainText.Normalize(request.Name)!, request.Rank, request.Kinds ?? [], [.. (request.Benefits ?? []).Select(b => PlainText.Normalize(b)!)],
            request.Seats, request.SeatOverflow ?? SeatOverflow.Wait, request.ValidUntil);
        var tier = Tier.Create(request.Code, profile, granted, request.TermKind!.Value, from, clock.GetUtcNow());
        foreach (var (index, price) in (request.Prices ?? []).Index()) AddPrice(tier, price, $"prices[{index}]");
        db.Tiers.Add(tier);
        acts.Record("tier.create", tier.Code);
        return TierResponse.Of(tier, acts.Today > from ? acts.Today : from);
    }

    // A refusal names the price that it is about.
    private void AddPrice(Tier tier, TierPriceBody price, string at)
    {
        try
        {
            tier.AddPrice(price.Details(tier, acts.Today), acts.Today);
        }
        catch (DomainException e) when (e.Error.Field is { } field)
        {
            throw new DomainException(e.Error with { Field = $"{at}.{field}" });
        }
    }
}
