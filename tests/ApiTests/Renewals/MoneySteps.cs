using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;

namespace Membership.ApiTests.Renewals;

/// <summary>What tests about tiers and money do over and over: pay an invoice, take a payment back, see what that leaves.</summary>
internal static class MoneySteps
{
    /// <summary>Has the next term at the tier of the body renewed and paid.</summary>
    public static async Task PayAheadAsync(this ApiHost host, Body body, decimal amount = 1200m)
    {
        if ((await host.ReadAsync(body)) is var before && before.TierId != body.Tier.Id && before.NextTierId != body.Tier.Id)
            (await host.AskAsync(body, "tier", new { tier = body.Tier.Code, effective = "nextTerm" })).Done();
        (await host.StaffAsync(body, "renew")).Done();
        await host.RecordAsync(body, amount, await host.LastAsync(body, InvoicePurpose.Renewal));
        Assert.True((await host.ReadAsync(body)).IsPaidAhead);
    }

    /// <summary>Money comes for an invoice; answers the number of its line in the ledger.</summary>
    public static async Task<int> RecordAsync(this ApiHost host, Body body, decimal amount, Invoice? invoice = null) => (int)(await host.StaffAsync(body, "payments", new
    {
        amount, currency = "USD", receivedOn = $"{host.Today():yyyy-MM-dd}", reference = $"bank-{Guid.NewGuid():N}", invoiceId = invoice?.Id,
    })).Expect(HttpStatusCode.Created).Json["ordinal"]!;

    /// <summary>A payment turns out not to be good.</summary>
    public static async Task ReverseAsync(this ApiHost host, Body body, int payment) =>
        (await host.StaffAsync(body, $"payments/{payment}/reverse", new { reason = "The cheque was returned." })).Expect(HttpStatusCode.Created);

    /// <summary>An invoice is credited: so much of it, or as much as can be.</summary>
    public static async Task CreditAsync(this ApiHost host, Body body, Invoice invoice, decimal? amount = null) =>
        (await host.StaffAsync(body, $"invoices/{invoice.Id}/credit", new { amount, reason = "A mistake." })).Expect(HttpStatusCode.Created);

    /// <summary>The last payment for an invoice.</summary>
    public static async Task<int> PaymentOfAsync(this ApiHost host, Body body, Invoice invoice)
    {
        using var administrator = await host.DemoAsync("administrator");
        return (await administrator.GetAsync($"{body.Path}/payments")).Items.Where(p => (string?)p!["invoiceId"] == $"{invoice.Id}").Max(p => (int)p!["ordinal"]!);
    }

    /// <summary>The last payment for the last invoice of a purpose.</summary>
    public static async Task<int> PaymentOfAsync(this ApiHost host, Body body, InvoicePurpose purpose) => await host.PaymentOfAsync(body, await host.LastAsync(body, purpose));

    /// <summary>The last invoice of a purpose.</summary>
    public static async Task<Invoice> LastAsync(this ApiHost host, Body body, InvoicePurpose purpose) => (await host.InvoicesAsync(body)).Last(i => i.Purpose == purpose);

    /// <summary>One invoice.</summary>
    public static async Task<Invoice> InvoiceAsync(this ApiHost host, Body body, Guid id) => (await host.InvoicesAsync(body)).Single(i => i.Id == id);

    /// <summary>Where an organization stands: its present tier, a next one, the dues of a next term that is paid ahead, and its balance.</summary>
    public static async Task<(Guid Present, Guid? Next, decimal NextDues, decimal Balance)> StandAsync(this ApiHost host, Body body)
    {
        var organization = await host.ReadAsync(body);
        return (organization.TierId, organization.NextTierId, organization.NextTermDues, await host.BalanceAsync(body));
    }
}
