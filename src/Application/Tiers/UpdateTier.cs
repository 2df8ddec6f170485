using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Tiers;

/// <summary>Changes what a tier is called and gives (JSON Merge Patch); staff only. A list is replaced as a whole. Prices are added, not changed.</summary>
/// <param name="Name">What people see.</param>
/// <param name="Rank">Orders the tiers; more is higher.</param>
/// <param name="Kinds">Which organizations may have it; empty for every kind. Those that have it keep it until their next term.</param>
/// <param name="Benefits">What it gives, a sentence each.</param>
/// <param name="Seats">How many of its people an organization may seat; null for as many as it likes. Within a quarter of an hour those who wait get the seats of a higher number, and those who were confirmed last lose theirs with a lower one.</param>
/// <param name="SeatOverflow">What happens when all seats are taken.</param>
/// <param name="ValidUntil">Last day on which it can be chosen or renewed; null for no end.</param>
public sealed record UpdateTierCommand(
    Optional<string> Name, Optional<int?> Rank, Optional<IReadOnlyList<OrganizationKind>> Kinds, Optional<IReadOnlyList<string>> Benefits, Optional<int?> Seats,
    Optional<SeatOverflow?> SeatOverflow, Optional<DateOnly?> ValidUntil) : ICommand<TierResponse>
{
    /// <summary>Which tier.</summary>
    [JsonIgnore]
    public string Code { get; init; } = "";

    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of the fields that are present.</summary>
public sealed class UpdateTierValidator : AbstractValidator<UpdateTierCommand>
{
    /// <summary>The rules.</summary>
    public UpdateTierValidator()
    {
        RuleFor(c => c.Name.Value).RequiredText(Tier.MaxNameLength).When(c => c.Name.IsPresent).OverridePropertyName("name");
        RuleFor(c => c.Rank.Value).NotNull().InclusiveBetween(0, TierRules.MaxRank).When(c => c.Rank.IsPresent).OverridePropertyName("rank");
        RuleFor(c => c.Kinds.Value).Kinds().OverridePropertyName("kinds");
        this.Benefits(c => c.Benefits.Value);
        RuleFor(c => c.Seats.Value).InclusiveBetween(1, TierRules.MaxSeats).OverridePropertyName("seats");
        RuleFor(c => c.SeatOverflow.Value).NotNull().When(c => c.SeatOverflow.IsPresent).OverridePropertyName("seatOverflow");
    }
}

/// <summary>Applies the patch.</summary>
public sealed class UpdateTierHandler(TierActs acts) : IRequestHandler<UpdateTierCommand, TierResponse>
{
    /// <inheritdoc/>
    public async Task<TierResponse> Handle(UpdateTierCommand request, CancellationToken cancellationToken)
    {
        var tier = await acts.FindAsync(request.Code, cancellationToken);
        tier.RequireVersion(request.ExpectedVersion);
        tier.Change(new TierProfile(
            PlainText.Normalize(request.Name.Or(tier.Name))!, request.Rank.Or(tier.Rank)!.Value, request.Kinds.Or(tier.Kinds) ?? [],
            [.. (request.Benefits.Or(tier.Benefits) ?? []).Select(b => PlainText.Normalize(b)!)], request.Seats.Or(tier.Seats),
            request.SeatOverflow.Or(tier.SeatOverflow)!.Value, request.ValidUntil.Or(tier.ValidUntil)));
        await acts.RetryRenewalsAsync(tier, cancellationToken);
        if (request.Name.IsPresent) await acts.RenamedAsync(tier, cancellationToken);
        var changed = string.Join(", ", Changed(request));
        acts.Record("tier.change", changed.Length == 0 ? tier.Code : $"{tier.Code}: {changed}");
        return TierResponse.Of(tier, acts.Today);
    }

    private static IEnumerable<string> Changed(UpdateTierCommand request)
    {
        if (request.Name.IsPresent) yield return "name";
        if (request.Rank.IsPresent) yield return "rank";
        if (request.Kinds.IsPresent) yield return "kinds";
        if (request.Benefits.IsPresent) yield return "benefits";
        if (request.Seats.IsPresent) yield return "seats";
        if (request.SeatOverflow.IsPresent) yield return "seatOverflow";
        if (request.ValidUntil.IsPresent) yield return "validUntil";
    }
}
