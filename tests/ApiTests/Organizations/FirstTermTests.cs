using System.Globalization;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Renewals;
using Membership.Domain.Organizations;
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

    [Fact]
    public async Task Who_pays_after_the_days_that_were_asked_for_pays_for_the_present_year_instead()
    {
        var late = new EndOfYearHost();
        await late.InitializeAsync();
        try
        {
            var body = await late.NewOrganizationAsync(OrganizationStatus.AwaitingPayment, await late.NewTierAsync(1200m, kind: TermKind.Fixed));
            var asked = (await late.InvoicesAsync(body))[0];
            late.AdvanceTo(asked.TermUntil!.Value.AddDays(3));
            (await late.StaffAsync(body, "payments", new { amount = asked.Total, currency = "USD", receivedOn = $"{late.Today():yyyy-MM-dd}", reference = "late", invoiceId = asked.Id })).Expect(HttpStatusCode.Created);
            var anew = (await late.InvoicesAsync(body))[^1];
            Assert.Equal((OrganizationStatus.AwaitingPayment, anew.Id, late.Today()), ((await late.ReadAsync(body)).Status, (await late.ReadAsync(body)).AwaitedInvoiceId, anew.TermFrom));
            Assert.Equal((anew.Total - asked.Total, asked.Total), (await late.BalanceAsync(body), anew.Paid));
            await late.PayAsync(body, anew.Open);
            Assert.Equal((OrganizationStatus.Active, anew.TermUntil), ((await late.ReadAsync(body)).Status, (await late.ReadAsync(body)).TermUntil));
        }
        finally
        {
            await late.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_term_begins_when_the_last_of_its_money_came_in_whatever_order_that_is_recorded()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var (issued, invoice) = (host.Today(), (await host.InvoicesAsync(body))[0]);
        await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.Id == invoice.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.IssuedOn, issued.AddDays(-40))));
        foreach (var (amount, days) in new[] { (1000m, 2), (200m, 30) })
            (await host.StaffAsync(body, "payments", new { amount, currency = "USD", receivedOn = $"{issued.AddDays(-days):yyyy-MM-dd}", reference = $"part-{days}" })).Expect(HttpStatusCode.Created);

        Assert.Equal(issued.AddDays(-2), (await host.ReadAsync(body)).TermFrom);
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
