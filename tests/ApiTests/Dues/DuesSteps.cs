using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Dues;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Dues;

/// <summary>What tests about dues do over and over.</summary>
internal static class DuesSteps
{
    private static int _references;

    /// <summary>The body of a payment that came today, with a reference of its own.</summary>
    public static Dictionary<string, object?> Payment(this ApiHost host, decimal amount, string currency = "USD", string? reference = null) => new()
    {
        ["amount"] = amount, ["currency"] = currency, ["receivedOn"] = Day(host.Today()), ["reference"] = reference ?? $"BANK {Interlocked.Increment(ref _references)}",
    };

    /// <summary>Records a payment over the API; answers its line.</summary>
    public static async Task<JsonNode> PayOverApiAsync(this ApiHost host, ApiClient recorder, Body body, decimal amount, string currency = "USD", Guid? invoiceId = null)
    {
        var payment = host.Payment(amount, currency);
        if (invoiceId is not null) payment["invoiceId"] = invoiceId;
        return (await recorder.PostAsync($"{body.Path}/payments", payment)).Expect(HttpStatusCode.Created).Json;
    }

    /// <summary>Asks an organization for more, as an upgrade does.</summary>
    public static async Task<Guid> ChargeAsync(this ApiHost host, Body body, decimal amount, string subject = "Friends of the Net")
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, invoicing) = (scope.ServiceProvider.GetRequiredService<MembershipDb>(), scope.ServiceProvider.GetRequiredService<Invoicing>());
        return await db.InTransactionAsync(async ct =>
        {
            var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id, ct);
            return (await invoicing.IssueAsync(organization, InvoicePurpose.Upgrade, body.Tier, new(amount, organization.Currency), null,
                [new InvoiceLineDetails(InvoiceLineKind.UpgradeDifference, subject, null, null, null, amount)], null, ct)).Id;
        }, CancellationToken.None);
    }

    /// <summary>The invoices of an organization, newest first.</summary>
    public static async Task<JsonArray> InvoicesAsync(this ApiClient caller, Body body, string filter = "") =>
        (await caller.GetAsync($"{body.Path}/invoices{filter}")).Expect(HttpStatusCode.OK).Items;

    /// <summary>Balance and credit of an organization.</summary>
    public static async Task<(decimal Balance, decimal Credit)> AccountAsync(this ApiClient caller, Body body)
    {
        var account = (await caller.GetAsync($"{body.Path}/account")).Expect(HttpStatusCode.OK).Json;
        return ((decimal)account["balance"]!, (decimal)account["credit"]!);
    }

    /// <summary>The state of an organization.</summary>
    public static Task<string> StatusAsync(this ApiHost host, Body body) =>
        host.OnDatabaseAsync(async db => (await db.Organizations.Where(o => o.Id == body.Id).Select(o => o.Status).SingleAsync()).ToString());

    /// <summary>A day as it stands in JSON.</summary>
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>All entries of a collection, page by page.</summary>
    public static async Task<List<JsonNode>> AllAsync(this ApiClient caller, string path, int limit)
    {
        var (all, cursor, separator) = (new List<JsonNode>(), "", path.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        while (true)
        {
            var page = (await caller.GetAsync($"{path}{separator}limit={limit}{cursor}")).Expect(HttpStatusCode.OK);
            all.AddRange(page.Items.Select(i => i!));
            if ((string?)page.Json["next"] is not { } next) return all;
            Assert.Equal(limit, page.Items.Count);
            Assert.Contains("rel=\"next\"", string.Concat(page.Headers.GetValues("Link")), StringComparison.Ordinal);
            cursor = $"&cursor={Uri.EscapeDataString(next)}";
        }
    }
}
