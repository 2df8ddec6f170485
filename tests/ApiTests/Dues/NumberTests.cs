using System.Globalization;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Dues;

/// <summary>Numbers of documents have no gaps, however many are made out at once and however many are refused.</summary>
public sealed class NumberTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Twenty_at_once_get_the_next_twenty_numbers()
    {
        using var administrator = await host.DemoAsync("administrator");
        var bodies = new List<Body>();
        var tier = await host.NewTierAsync();
        var principal = await host.JoinAsync();
        for (var i = 0; i < 10; i++) bodies.Add(await host.NewOrganizationAsync(tier: tier, applicant: principal));
        var before = await NumbersAsync(InvoiceKind.Invoice);
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => host.ChargeAsync(bodies[i % 10], 10 + i))));
        var after = await NumbersAsync(InvoiceKind.Invoice);
        Assert.Equal(Enumerable.Range(1, before.Count + 20), after);

        // Every second one is refused, for it asks for too much.
        var notes = await NumbersAsync(InvoiceKind.CreditNote);
        var answers = await Task.WhenAll(ids.Select((id, i) => Task.Run(() =>
            administrator.PostAsync($"{bodies[i % 10].Path}/invoices/{id}/credit", new { amount = i % 2 == 0 ? 1 : 1000, reason = "x" }))));
        Assert.Equal(10, answers.Count(a => a.Status is HttpStatusCode.Created));
        Assert.Equal(10, answers.Count(a => a.Code == "dues.credit_too_large"));
        Assert.Equal(Enumerable.Range(1, notes.Count + 10), await NumbersAsync(InvoiceKind.CreditNote));
    }

    // Of the present year; the demo world has some of its own.
    private Task<List<int>> NumbersAsync(InvoiceKind kind) => host.OnDatabaseAsync(async db =>
    {
        var prefix = $"{(kind is InvoiceKind.CreditNote ? "CN-" : "")}{host.Today().Year}-";
        var numbers = await db.Invoices.Where(i => i.Kind == kind && i.Number.StartsWith(prefix)).Select(i => i.Number).ToListAsync();
        return numbers.Select(n => int.Parse(n.AsSpan(prefix.Length), CultureInfo.InvariantCulture)).Order().ToList();
    });
}
