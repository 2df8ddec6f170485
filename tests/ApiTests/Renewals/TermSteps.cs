using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Renewals;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Renewals;

/// <summary>What tests about terms do over and over: let time go by, run the renewals, look at an organization and its books.</summary>
internal static class TermSteps
{
    /// <summary>Moves the clock to a day, a little after midnight; never back.</summary>
    public static void AdvanceTo(this ApiHost host, DateOnly day) => host.Clock.Advance(new DateTimeOffset(day, new TimeOnly(0, 30), TimeSpan.Zero) - host.Clock.GetUtcNow());

    /// <summary>One round of the renewals, as the job runs it.</summary>
    public static Task<RenewalRoundResponse> RunRenewalsAsync(this ApiHost host, CancellationToken cancellationToken = default) =>
        host.Services.GetRequiredService<Infrastructure.Jobs.Renewals>().RunOnceAsync(cancellationToken);

    /// <summary>Signs somebody in anew: tokens do not last through the months that tests let go by.</summary>
    public static async Task<ApiClient> AgainAsync(this ApiHost host, Person person) => host.Client(await host.SignInAsync(person.Email));

    /// <summary>Applies what an organization's principal asks for; answers what came back.</summary>
    public static async Task<Answer> AskAsync(this ApiHost host, Body body, string action, object? what = null)
    {
        using var principal = await host.AgainAsync(body.Principal);
        return await principal.PostAsync($"{body.Path}/{action}", what);
    }

    /// <summary>The same for an administrator.</summary>
    public static async Task<Answer> StaffAsync(this ApiHost host, Body body, string action, object? what = null)
    {
        using var administrator = await host.DemoAsync("administrator");
        return await administrator.PostAsync($"{body.Path}/{action}", what);
    }

    /// <summary>The organization as it is stored.</summary>
    public static Task<Organization> ReadAsync(this ApiHost host, Body body) =>
        host.OnDatabaseAsync(db => db.Organizations.Include(o => o.History).SingleAsync(o => o.Id == body.Id));

    /// <summary>Its invoices and credit notes, with their lines, in the order in which they were made out.</summary>
    public static Task<List<Invoice>> DocumentsAsync(this ApiHost host, Body body) => host.OnDatabaseAsync(async db =>
        (await db.Invoices.Include(i => i.Lines).Where(i => i.OrganizationId == body.Id).ToListAsync()).OrderBy(i => i.CreatedAt).ThenBy(i => i.Number, StringComparer.Ordinal).ToList());

    /// <summary>Its invoices, without credit notes.</summary>
    public static async Task<List<Invoice>> InvoicesAsync(this ApiHost host, Body body) => [.. (await host.DocumentsAsync(body)).Where(i => i.Kind is InvoiceKind.Invoice)];

    /// <summary>Asserts that the books of an organization agree with themselves: balance, sum of the lines, open invoices less credit; answers the balance.</summary>
    public static async Task<decimal> BalanceAsync(this ApiHost host, Body body)
    {
        var (account, lines, invoices) = await host.OnDatabaseAsync(async db => (await db.DuesAccounts.SingleAsync(a => a.Id == body.Id),
            await db.LedgerEntries.Where(e => e.OrganizationId == body.Id).OrderBy(e => e.Ordinal).ToListAsync(), await db.Invoices.Where(i => i.OrganizationId == body.Id).ToListAsync()));
        Assert.Equal(account.Balance, lines.Sum(l => l.Amount));
        Assert.Equal(account.Balance, invoices.Sum(i => i.Open) - account.Credit);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Ordinal));
        Assert.All(invoices.Where(i => i.Kind is InvoiceKind.Invoice), i => Assert.Equal(i.Total, i.Paid + i.Credited + i.WrittenOff + i.Open));
        return account.Balance;
    }

    /// <summary>Asserts that the numbers of a host's documents have no gaps and no doubles.</summary>
    public static async Task AssertGaplessAsync(this ApiHost host)
    {
        var numbers = await host.OnDatabaseAsync(db => db.Invoices.Select(i => i.Number).ToListAsync());
        foreach (var series in numbers.GroupBy(n => n[..n.LastIndexOf('-')]))
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(n => int.Parse(n[(n.LastIndexOf('-') + 1)..], provider: null)).Order());
    }

    /// <summary>The answer of an act that was done.</summary>
    public static Answer Done(this Answer answer) => answer.Expect(HttpStatusCode.OK);
}
