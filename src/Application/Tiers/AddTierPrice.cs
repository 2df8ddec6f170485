using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Tiers;

/// <summary>A price, as staff give it with a new tier.</summary>
/// <param name="Kind">For this kind of organization only; left out for every kind that has no price of its own.</param>
/// <param name="MinEmployees">For organizations that employ at least so many; left out for all sizes.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">The dues of a whole year, with no more decimals than the currency has.</param>
/// <param name="ValidFrom">First day on which it is asked for, UTC, today at the earliest; today, or the tier's first day, where this is left out.</param>
public sealed record TierPriceBody(OrganizationKind? Kind, int? MinEmployees, string Currency, decimal? Amount, DateOnly? ValidFrom)
{
    internal TierPriceDetails Details(Tier tier, DateOnly today) =>
        new(Kind, MinEmployees ?? 0, Currency, Amount!.Value, ValidFrom ?? (today > tier.ValidFrom ? today : tier.ValidFrom));
}

/// <summary>Adds a price to a tier; staff only. Prices are never changed: a later one takes the place of an earlier one from its day on.</summary>
/// <param name="Kind">For this kind of organization only; left out for every kind that has no price of its own.</param>
/// <param name="MinEmployees">For organizations that employ at least so many; left out for all sizes.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">The dues of a whole year, with no more decimals than the currency has.</param>
/// <param name="ValidFrom">First day on which it is asked for, UTC, today at the earliest; today, or the tier's first day, where this is left out.</param>
public sealed record AddTierPriceCommand(OrganizationKind? Kind, int? MinEmployees, string Currency, decimal? Amount, DateOnly? ValidFrom) : ICommand<TierResponse>
{
    /// <summary>Which tier.</summary>
    [JsonIgnore]
    public string Code { get; init; } = "";
}

/// <summary>Checks the shape of a price that comes with a new tier.</summary>
public sealed class TierPriceBodyValidator : AbstractValidator<TierPriceBody>
{
    /// <summary>The rules.</summary>
    public TierPriceBodyValidator() => this.Price(p => p.MinEmployees, p => p.Currency, p => p.Amount);
}

/// <summary>Checks the shape of a price.</summary>
public sealed class AddTierPriceValidator : AbstractValidator<AddTierPriceCommand>
{
    /// <summary>The rules.</summary>
    public AddTierPriceValidator() => this.Price(p => p.MinEmployees, p => p.Currency, p => p.Amount);
}

/// <summary>Adds the price.</summary>
public sealed class AddTierPriceHandler(TierActs acts) : IRequestHandler<AddTierPriceCommand, TierResponse>
{
    /// <inheritdoc/>
    public async Task<TierResponse> Handle(AddTierPriceCommand request, CancellationToken cancellationToken)
    {
        var tier = await acts.FindAsync(request.Code, cancellationToken);
        var price = new TierPriceBody(request.Kind, request.MinEmployees, request.Currency, request.Amount, request.ValidFrom).Details(tier, acts.Today);
        tier.AddPrice(price, acts.Today);
        await acts.RetryRenewalsAsync(tier, cancellationToken);
        acts.Record("tier.price", FormattableString.Invariant($"{tier.Code}: {price.Amount} {price.Currency} from {price.ValidFrom:yyyy-MM-dd}, {price.Kind}, {price.MinEmployees}"));
        return TierResponse.Of(tier, acts.Today);
    }
}
