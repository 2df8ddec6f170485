using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Organizations;

/// <summary>The way through the states that other tests start from is the one of the domain.</summary>
public sealed class OrganizationStepsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(OrganizationStatus.Applied, 1, 0)]
    [InlineData(OrganizationStatus.AwaitingPayment, 3, 1200)]
    [InlineData(OrganizationStatus.Active, 4, 0)]
    [InlineData(OrganizationStatus.RenewalDue, 5, 1200)]
    [InlineData(OrganizationStatus.Lapsed, 7, 1200)]
    [InlineData(OrganizationStatus.Terminated, 5, 0)]
    public async Task An_organization_in_any_state_has_the_history_and_the_debts_of_it(OrganizationStatus status, int steps, int debts)
    {
        var body = await host.NewOrganizationAsync(status);

        var (found, owed) = await host.OnDatabaseAsync(async db => (await db.Organizations.Include(o => o.History).SingleAsync(o => o.Id == body.Id),
            await db.Invoices.Where(i => i.OrganizationId == body.Id).SumAsync(i => i.Open)));
        Assert.Equal((status, steps, debts), (found.Status, found.History.Count, owed));
    }
}
