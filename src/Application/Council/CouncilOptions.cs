using Microsoft.Extensions.Options;

namespace Membership.Application.Council;

/// <summary>What votes weigh (configuration section <c>Council</c>).</summary>
public sealed class CouncilOptions
{
    /// <summary>The largest weight of a vote.</summary>
    public const decimal MaxWeight = 1_000_000;

    /// <summary>In elections, by the code of the organization's tier; 1 for a tier that is not named (rule 19). On the council every vote weighs 1 (rule 17).</summary>
    public Dictionary<string, decimal> Weights { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The weight of an organization's vote in an election.</summary>
    public decimal WeightOf(string tier) => Weights.GetValueOrDefault(tier, 1);
}

/// <summary>Stops the start where a weight cannot be meant.</summary>
public sealed class CouncilOptionsCheck : IValidateOptions<CouncilOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CouncilOptions options)
    {
        // Four decimals are what the database keeps.
        var wrong = options.Weights.Where(w => w.Value < 0 || w.Value > CouncilOptions.MaxWeight || decimal.Round(w.Value, 4) != w.Value)
            .Select(w => $"Council:Weights:{w.Key} must lie between 0 and {CouncilOptions.MaxWeight}, with at most four decimals.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
