using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Dues;

/// <summary>Who is told of invoices and payments, and in which language.</summary>
public sealed class DuesMailTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_invoice_for_an_upgrade_is_sent_with_its_page_and_what_credit_has_left_of_it()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        await host.PayOverApiAsync(administrator, body, 200m);
        await host.ChargeAsync(body, 1200m);
        var invoice = (await body.Principal.Api.InvoicesAsync(body))[0]!;
        var mail = Assert.Single(await host.MailsAsync(body.Principal.Email), m => m.Subject.Contains((string)invoice["number"]!, StringComparison.Ordinal));
        Assert.Contains("USD\u00A01,200.00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Please pay USD\u00A01,000.00 by", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/account/invoices/{invoice["id"]}", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "We received", "Nothing is left to be paid.")]
    [InlineData("fr", "Nous avons reçu", "Il ne reste rien à payer.")]
    [InlineData("es", "Hemos recibido", "No queda nada por pagar.")]
    [InlineData("ar", "تسلمنا", "لم يبق شيء للدفع.")]
    public async Task A_payment_is_acknowledged_in_the_readers_language_with_what_is_left(string language, string received, string nothing)
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        (await body.Principal.Api.PatchAsync("/api/v1/me", new { language })).Expect(HttpStatusCode.OK);
        await host.PayOverApiAsync(administrator, body, 700.50m);
        var first = (await host.MailsAsync(body.Principal.Email))[0];
        Assert.Contains(received, first.Text, StringComparison.Ordinal);
        Assert.Contains("499", first.Text, StringComparison.Ordinal);
        await host.PayOverApiAsync(administrator, body, 499.50m);
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Text.Contains(nothing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Principal_alternate_and_billing_are_told_once_each_and_nobody_else()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var told = new List<Person> { body.Principal, await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate), await host.NewRepresentativeAsync(body, RepresentativeRole.Billing) };
        var election = await host.NewRepresentativeAsync(body, RepresentativeRole.Election);
        await host.PayOverApiAsync(administrator, body, 33.33m);
        foreach (var person in told) Assert.Single(await host.MailsAsync(person.Email), m => m.Text.Contains("33.33 stands to your credit", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.MailsAsync(election.Email), m => m.Text.Contains("33.33", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reversals_and_refunds_are_told_with_their_reason()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        await host.PayOverApiAsync(administrator, body, 40m);
        (await administrator.PostAsync($"{body.Path}/refunds", new { amount = 15, currency = "USD", on = DuesSteps.Day(host.Today()), reference = "OUT-15", reason = "Paid twice." })).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{body.Path}/payments/2/reverse", new { reason = "The cheque bounced." })).Expect(HttpStatusCode.Created);
        var mails = await host.MailsAsync(body.Principal.Email);
        Assert.Single(mails, m => m.Text.Contains("15.00", StringComparison.Ordinal) && m.Text.Contains("OUT-15", StringComparison.Ordinal) && m.Text.Contains("Paid twice.", StringComparison.Ordinal));
        Assert.Single(mails, m => m.Text.Contains("The cheque bounced.", StringComparison.Ordinal) && m.Text.Contains("1,175.00 is still to be paid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_admission_and_renewal_the_first_alone_is_told_here()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        var numbers = (await body.Principal.Api.InvoicesAsync(body)).Select(i => (string)i!["number"]!).ToList();
        var mails = await host.MailsAsync(body.Principal.Email);
        Assert.DoesNotContain(mails, m => m.Subject.Contains(numbers[0], StringComparison.Ordinal));
        Assert.Single(mails, m => m.Subject.Contains(numbers[1], StringComparison.Ordinal));
    }
}
