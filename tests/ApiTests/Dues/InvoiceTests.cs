using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Dues;

/// <summary>Reading invoices, and taking them back.</summary>
public sealed class InvoiceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_invoice_says_who_asks_whom_for_what_and_how_to_pay_it()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment, currency: "EUR", with: p => p with { VatNumber = null, Address = "P.O. Box 1\nNairobi" });
        var listed = Assert.Single(await body.Principal.Api.InvoicesAsync(body))!;
        var answer = (await body.Principal.Api.GetAsync($"{body.Path}/invoices/{listed["id"]}")).Expect(HttpStatusCode.OK);
        var invoice = answer.Json;
        Assert.Equal(("invoice", "admission", "open", "EUR"), ((string)invoice["kind"]!, (string)invoice["purpose"]!, (string)invoice["status"]!, (string)invoice["currency"]!));
        Assert.Equal((body.Name, "P.O. Box 1\nNairobi", "KE"), ((string)invoice["buyer"]!["name"]!, (string)invoice["buyer"]!["address"]!, (string)invoice["buyer"]!["country"]!));
        Assert.StartsWith("Global Internet Community\n", (string)invoice["seller"]!, StringComparison.Ordinal);
        Assert.Equal("Membership dues of an association: no value-added tax is due.", (string)invoice["taxNote"]!);
        Assert.Equal((DuesSteps.Day(host.Today()), DuesSteps.Day(host.Today().AddDays(30))), ((string)invoice["issuedOn"]!, (string)invoice["dueOn"]!));
        Assert.Equal("1200.00 0.00 0.00 0.00 1200.00", string.Join(' ', new[] { "total", "paid", "credited", "writtenOff", "open" }.Select(f => invoice[f]!.ToJsonString())));
        var line = Assert.Single(invoice["lines"]!.AsArray())!;
        Assert.Equal(("dues", "Friends of the Net", "1200.00"), ((string)line["kind"]!, (string)line["subject"]!, line["amount"]!.ToJsonString()));
        Assert.Equal("Friends of the Net: membership dues for twelve months from the day of payment", (string)line["description"]!);
        Assert.Equal($$"""{"method":"bankTransfer","beneficiary":"Global Internet Community","bank":"Example Bank","account":"DE89370400440532013000","bic":"EXAMDEFFXXX","reference":"{{invoice["number"]}}"}""",
            invoice["payTo"]!.ToJsonString());
        Assert.Equal($"{host.Address.ToString().TrimEnd('/')}/account/invoices/{invoice["id"]}", (string)invoice["pageUrl"]!);
    }

    [Theory]
    [InlineData("fr", "cotisation")]
    [InlineData("es", "cuota")]
    [InlineData("ar", "رسوم")]
    public async Task Lines_are_told_in_the_callers_language_and_known_by_it(string language, string word)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var id = (string)(await body.Principal.Api.InvoicesAsync(body))[0]!["id"]!;
        var answer = (await body.Principal.Api.GetAsync($"{body.Path}/invoices/{id}", ("Accept-Language", language))).Expect(HttpStatusCode.OK);
        Assert.Contains(word, (string)answer.Json["lines"]![0]!["description"]!, StringComparison.Ordinal);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        (await body.Principal.Api.GetAsync($"{body.Path}/invoices/{id}", ("Accept-Language", language), ("If-None-Match", answer.Headers.ETag!.ToString()))).Expect(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("USD", "1200.00")]
    [InlineData("JPY", "1200")]
    [InlineData("KWD", "1200.000")]
    public async Task Amounts_have_the_decimals_of_their_currency(string currency, string amount)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment, currency: currency);
        var invoice = (await body.Principal.Api.InvoicesAsync(body))[0]!;
        var account = (await body.Principal.Api.GetAsync($"{body.Path}/account")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((amount, amount, amount), (invoice["total"]!.ToJsonString(), invoice["open"]!.ToJsonString(), account["balance"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_list_is_newest_first_paged_and_filtered()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var first = (string)(await administrator.InvoicesAsync(body))[0]!["id"]!;
        var more = new List<Guid>();
        for (var i = 1; i <= 4; i++) more.Add(await host.ChargeAsync(body, i));
        (await administrator.PostAsync($"{body.Path}/invoices/{more[0]}/credit", new { reason = "Asked for by mistake." })).Expect(HttpStatusCode.Created);
        var all = await administrator.AllAsync($"{body.Path}/invoices", 2);
        Assert.Equal(6, all.Count);
        Assert.Equal([.. more.Select(m => m.ToString()).Reverse(), first], all.Where(i => (string)i["kind"]! == "invoice").Select(i => (string)i["id"]!));
        Assert.Equal([4m, 3m, 2m], (await administrator.InvoicesAsync(body, "?open=true")).Select(i => (decimal)i!["open"]!));
        Assert.Equal(["cancelled", "settled"], (await administrator.InvoicesAsync(body, "?open=false&kind=invoice")).Select(i => (string)i!["status"]!));
        Assert.Equal("creditNote", (string)Assert.Single(await administrator.InvoicesAsync(body, "?kind=creditNote"))!["kind"]!);
        (await administrator.GetAsync($"{body.Path}/invoices?kind=Invoice")).Expect(HttpStatusCode.BadRequest);
        (await administrator.GetAsync($"{body.Path}/invoices?limit=0")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_invoice_belongs_to_one_organization_and_is_not_found_under_another()
    {
        var (one, other) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        var id = (string)(await one.Principal.Api.InvoicesAsync(one))[0]!["id"]!;
        (await other.Principal.Api.GetAsync($"{other.Path}/invoices/{id}")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await other.Principal.Api.GetAsync($"{one.Path}/invoices/{id}")).Expect(HttpStatusCode.NotFound, "resource.not_found");
        (await other.Principal.Api.GetAsync($"/api/v1/organizations/{Guid.NewGuid()}/invoices")).Expect(HttpStatusCode.NotFound);
        using var administrator = await host.DemoAsync("administrator");
        foreach (var path in (string[])["invoices", "account", "statement", "payments"])
            (await administrator.GetAsync($"/api/v1/organizations/{Guid.NewGuid()}/{path}")).Expect(HttpStatusCode.NotFound, "resource.not_found");
    }

    [Fact]
    public async Task Billing_sees_dues_and_election_does_not_and_neither_records()
    {
        var body = await host.NewOrganizationAsync();
        var billing = await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        var election = await host.NewRepresentativeAsync(body, RepresentativeRole.Election);
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        foreach (var path in (string[])["invoices", "account", "statement", "statement/1", "payments"])
        {
            (await billing.Api.GetAsync($"{body.Path}/{path}")).Expect(HttpStatusCode.OK);
            (await alternate.Api.GetAsync($"{body.Path}/{path}")).Expect(HttpStatusCode.OK);
            (await election.Api.GetAsync($"{body.Path}/{path}")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        }
        foreach (var person in (Person[])[billing, election, alternate, body.Principal])
            (await person.Api.PostAsync($"{body.Path}/payments", host.Payment(10))).Expect(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Fact]
    public async Task A_credit_note_takes_back_a_part_and_then_the_rest_and_nothing_more()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync();
        var id = (string)(await administrator.InvoicesAsync(body))[0]!["id"]!;
        var read = await administrator.GetAsync($"{body.Path}/invoices/{id}");
        var answer = (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { amount = 200.50, reason = "Discount." }, ("If-Match", read.Headers.ETag!.ToString())))
            .Expect(HttpStatusCode.Created);
        var note = answer.Json;
        Assert.Equal($"{body.Path}/invoices/{note["id"]}", answer.Headers.Location!.ToString());
        Assert.Matches("^CN-20[0-9]{2}-[0-9]{5}$", (string)note["number"]!);
        Assert.Equal(("creditNote", "settled", "200.50", "Discount.", id), ((string)note["kind"]!, (string)note["status"]!, note["total"]!.ToJsonString(), (string)note["reason"]!, (string)note["creditsInvoiceId"]!));
        Assert.StartsWith("Credit for invoice 20", (string)note["lines"]![0]!["description"]!, StringComparison.Ordinal);
        Assert.Equal((-200.50m, 200.50m), await administrator.AccountAsync(body));
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { reason = "Again." }, ("If-Match", read.Headers.ETag!.ToString()))).Expect(HttpStatusCode.PreconditionFailed);
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { amount = 999.51, reason = "Too much." })).Expect(HttpStatusCode.Conflict, "dues.credit_too_large");
        (await administrator.PostAsync($"{body.Path}/invoices/{note["id"]}/credit", new { reason = "A note." })).Expect(HttpStatusCode.Conflict, "dues.credit_note_final");
        (await administrator.PostAsync($"{body.Path}/invoices/{note["id"]}/write-off", new { reason = "A note." })).Expect(HttpStatusCode.Conflict, "dues.credit_note_final");
        foreach (var (amount, code) in ((decimal, string)[])[(-1m, "money.not_positive"), (0m, "money.not_positive"), (0.001m, "money.too_precise")])
            Assert.Equal(["amount"], (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { amount, reason = "No." })).Expect(HttpStatusCode.BadRequest, code).Fields);
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { reason = "The rest." })).Expect(HttpStatusCode.Created);
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/credit", new { reason = "More." })).Expect(HttpStatusCode.Conflict, "dues.credit_too_large");
        Assert.Equal((-1200m, 1200m), await administrator.AccountAsync(body));
        Assert.Equal("Active", await host.StatusAsync(body));
    }

    [Fact]
    public async Task Giving_up_the_rest_of_an_invoice_lets_the_membership_begin()
    {
        using var administrator = await host.DemoAsync("administrator");
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        var id = (string)(await administrator.InvoicesAsync(body))[0]!["id"]!;
        await host.PayOverApiAsync(administrator, body, 1187.50m);
        Assert.Equal("AwaitingPayment", await host.StatusAsync(body));
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/write-off", new { amount = 12.51, reason = "Charges." })).Expect(HttpStatusCode.Conflict, "dues.write_off_too_large");
        var settled = (await administrator.PostAsync($"{body.Path}/invoices/{id}/write-off", new { reason = "Charges of the bank." })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("settled", "12.50", "1187.50"), ((string)settled["status"]!, settled["writtenOff"]!.ToJsonString(), settled["paid"]!.ToJsonString()));
        Assert.Null(settled["payTo"]);
        Assert.Equal("Active", await host.StatusAsync(body));
        (await administrator.PostAsync($"{body.Path}/invoices/{id}/write-off", new { reason = "Again." })).Expect(HttpStatusCode.Conflict, "dues.write_off_too_large");
    }
}
