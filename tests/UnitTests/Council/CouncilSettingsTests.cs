using Membership.Application.Common;
using Membership.Application.Council;
using Membership.Domain.Council;

namespace Membership.UnitTests.Council;

/// <summary>Weights from the configuration, and the shape of requests about rolls.</summary>
public sealed class CouncilSettingsTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("2.5", true)]
    [InlineData("0.0001", true)]
    [InlineData("1000000", true)]
    [InlineData("-1", false)]
    [InlineData("1000000.5", false)]
    [InlineData("0.00001", false)]
    public void A_weight_is_not_negative_not_absurd_and_has_four_decimals_at_most(string weight, bool accepted)
    {
        var options = new CouncilOptions { Weights = { ["gold"] = decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture) } };
        var result = new CouncilOptionsCheck().Validate(null, options);
        Assert.Equal(accepted, result.Succeeded);
        if (!accepted) Assert.Contains("Council:Weights:gold", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tier_that_is_not_named_weighs_one()
    {
        var options = new CouncilOptions { Weights = { ["gold"] = 2 } };
        Assert.Equal((2, 1), (options.WeightOf("gold"), options.WeightOf("silver")));
    }

    [Fact]
    public void A_roll_has_a_kind_and_a_title()
    {
        var good = new FreezeCouncilRollCommand(CouncilRollKind.Council, "Meeting", null);
        Validated.Accepts(new FreezeCouncilRollValidator(), good);
        Validated.Names("kind", new FreezeCouncilRollValidator(), good with { Kind = null });
        foreach (var title in (string?[])[null, "", " \u200D ", "\u202Eevil", new string('t', CouncilRoll.MaxTitleLength + 1)])
            Validated.Names("title", new FreezeCouncilRollValidator(), good with { Title = title! });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void Pages_have_limits(int limit)
    {
        var page = new PageRequest(limit, null);
        Validated.Names("limit", new ListCouncilValidator(), new ListCouncilQuery(page));
        Validated.Names("limit", new ListCouncilRollsValidator(), new ListCouncilRollsQuery(null, page));
        Validated.Names("limit", new ListCouncilRollEntriesValidator(), new ListCouncilRollEntriesQuery(Guid.NewGuid(), page));
    }
}
