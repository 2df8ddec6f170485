using System.Globalization;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using static Membership.ApiTests.Organizations.ApplicationSteps;

namespace Membership.ApiTests.Organizations;

/// <summary>An approval shortly before the membership year ends.</summary>
public sealed class FirstTermTests(EndOfYearHost host) : IClassFixture<EndOfYearHost>
{
    [Theory]
    [InlineData("0.01", "USD", "active", 0)]
    [InlineData("1", "JPY", "active", 0)]
    [InlineData("1200", "USD", "awaitingPayment", 1)]
    [InlineData("120000", "JPY", "awaitingPayment", 1)]
    public async Task What_the_currency_cannot_express_for_the_days_that_are_left_is_not_asked_for(string dues, string currency, string status, int invoices)
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync(decimal.Parse(dues, CultureInfo.InvariantCulture), currency, kind: TermKind.Fixed));
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier).With("currency", currency));
        var approved = (await administrator.PostAsync($"{path}/approve")).Expect(HttpStatusCode.OK).Json;
        var id = Guid.Parse((string)approved["id"]!);
        Assert.Equal((status, invoices), ((string)approved["status"]!, await host.OnDatabaseAsync(db => db.Invoices.CountAsync(i => i.OrganizationId == id))));
        var first = new DateOnly(host.Today().Year, host.Today().Month, 1).AddMonths(1);
        if (invoices == 0) Assert.Equal($"{first.AddDays(-1):yyyy-MM-dd}", (string)approved["termUntil"]!);
    }
}

/// <summary>A host whose membership years begin with the next month.</summary>
public sealed class EndOfYearHost : ApiHost
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Dues:YearStartMonth"] = $"{TimeProvider.System.GetUtcNow().Month % 12 + 1}", ["Dues:YearStartDay"] = "1",
    };
}
