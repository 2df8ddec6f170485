using Membership.Application.Common;
using Membership.Application.Organizations;
using Membership.Application.Renewals;
using Membership.Application.Tiers;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Tiers;

/// <summary>Shapes of requests about tiers and terms.</summary>
public sealed class TierValidatorsTests
{
    private static readonly CreateTierCommand Tier = new("gold-plus", "Gold", 30, null, null, ["A seat"], 10, null, TermKind.Rolling, null, null, [new TierPriceBody(null, null, "USD", 5m, null)]);

    [Fact]
    public void An_ordinary_tier_is_accepted()
    {
        Validated.Accepts(new CreateTierValidator(), Tier);
        Validated.Accepts(new CreateTierValidator(), Tier with { Benefits = null, Seats = null, Prices = null });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gold")]
    [InlineData("gold plus")]
    [InlineData("-gold")]
    [InlineData("gold--plus")]
    [InlineData("gold/plus")]
    [InlineData("or\u0300")]
    public void A_code_stands_in_addresses(string code) => Validated.Names("code", new CreateTierValidator(), Tier with { Code = code });

    [Fact]
    public void Each_field_of_a_tier_is_named()
    {
        var validator = new CreateTierValidator();
        Validated.Names("code", validator, Tier with { Code = new string('a', 51) });
        Validated.Names("code", validator, Tier with { Code = null! });
        Validated.Names("name", validator, Tier with { Name = " " });
        Validated.Names("rank", validator, Tier with { Rank = -1 });
        Validated.Names("seats", validator, Tier with { Seats = 0 });
        Validated.Names("termKind", validator, Tier with { TermKind = null });
        Validated.Names("benefits", validator, Tier with { Benefits = [.. Enumerable.Repeat("x", 31)] });
        Validated.Names("prices", validator, Tier with { Prices = [.. Enumerable.Repeat(new TierPriceBody(null, null, "USD", 5m, null), 101)] });
        Validated.Names("benefits[0]", validator, Tier with { Benefits = [""] });
        Validated.Names("prices[0].amount", validator, Tier with { Prices = [new TierPriceBody(null, null, "USD", null, null)] });
    }

    [Fact]
    public void Each_field_of_a_price_is_named()
    {
        var price = new AddTierPriceCommand(null, 250, "USD", 5m, null);
        Validated.Accepts(new AddTierPriceValidator(), price);
        Validated.Accepts(new TierPriceBodyValidator(), new TierPriceBody(null, null, "USD", 5m, null));
        Validated.Names("minEmployees", new AddTierPriceValidator(), price with { MinEmployees = -1 });
        Validated.Names("currency", new AddTierPriceValidator(), price with { Currency = "" });
        Validated.Names("amount", new AddTierPriceValidator(), price with { Amount = null });
    }

    [Fact]
    public void A_patch_is_checked_where_it_says_something()
    {
        var (validator, nothing) = (new UpdateTierValidator(), new UpdateTierCommand(default, default, default, default, default, default, default));
        Validated.Accepts(validator, nothing);
        Validated.Accepts(validator, nothing with { Seats = new Optional<int?>(null), ValidUntil = new Optional<DateOnly?>(null) });
        Validated.Names("name", validator, nothing with { Name = new Optional<string>(null) });
        Validated.Names("rank", validator, nothing with { Rank = new Optional<int?>(null) });
        Validated.Names("rank", validator, nothing with { Rank = new Optional<int?>(1001) });
        Validated.Names("seats", validator, nothing with { Seats = new Optional<int?>(0) });
        Validated.Names("seatOverflow", validator, nothing with { SeatOverflow = new Optional<SeatOverflow?>(null) });
    }

    [Fact]
    public void Lists_keep_their_limits()
    {
        Validated.Accepts(new ListTiersValidator(), new ListTiersQuery(null, null, new PageRequest(null, null)));
        Validated.Names("limit", new ListTiersValidator(), new ListTiersQuery(null, null, new PageRequest(0, null)));
        Validated.Names("limit", new ListTierPricesValidator(), new ListTierPricesQuery("gold", new PageRequest(201, null)));
        Validated.Names("limit", new ListRenewalsValidator(), new ListRenewalsQuery(null, new PageRequest(0, null)));
        Validated.Names("on", new ListRenewalsValidator(), new ListRenewalsQuery(DateOnly.MaxValue, new PageRequest(null, null)));
        Validated.Names("on", new ListRenewalsValidator(), new ListRenewalsQuery(DateOnly.MinValue, new PageRequest(null, null)));
    }

    [Fact]
    public void A_tier_is_named_where_one_is_chosen()
    {
        Validated.Accepts(new ChangeTierValidator(), new ChangeTierCommand("gold", null));
        Validated.Names("tier", new ChangeTierValidator(), new ChangeTierCommand("", null));
        Validated.Accepts(new ReturnOrganizationValidator(), new ReturnOrganizationCommand(null));
        Validated.Names("tier", new ReturnOrganizationValidator(), new ReturnOrganizationCommand(" "));
    }
}
