using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Membership.ApiTests.Organizations;
using Membership.Application.Dues;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Dues;

/// <summary>Who opens the page of an invoice; how it looks is a matter of the browser tests.</summary>
public sealed class InvoicePageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Principal_alternate_and_billing_open_it_and_the_election_representative_does_not()
    {
        var body = await host.NewOrganizationAsync();
        var page = await PageOfAsync(body);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(body.Principal.Email, page));
        foreach (var (role, status) in new[]
        {
            (RepresentativeRole.Alternate, HttpStatusCode.OK), (RepresentativeRole.Billing, HttpStatusCode.OK), (RepresentativeRole.Election, HttpStatusCode.NotFound),
        })
            Assert.Equal(status, await OpenAsync((await host.NewRepresentativeAsync(body, role)).Email, page));
    }

    [Fact]
    public async Task Who_acts_for_another_organization_or_for_none_is_told_that_there_is_nothing()
    {
        var (page, other) = (await PageOfAsync(await host.NewOrganizationAsync()), await host.NewOrganizationAsync());
        foreach (var stranger in new[] { other.Principal, await host.JoinAsync() })
        {
            using var browser = await SignedInAsync(stranger.Email);
            using var hidden = await browser.GetAsync(page);
            using var missing = await browser.GetAsync($"/account/invoices/{Guid.NewGuid()}");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
            Assert.Equal(await missing.Content.ReadAsStringAsync(), (await hidden.Content.ReadAsStringAsync()).Replace(page, missing.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_representative_whose_appointment_ends_sees_no_invoice_from_that_moment_on()
    {
        var body = await host.NewOrganizationAsync();
        var (page, billing) = (await PageOfAsync(body), await host.NewRepresentativeAsync(body, RepresentativeRole.Billing));
        using var browser = await SignedInAsync(billing.Email);
        using (var before = await browser.GetAsync(page)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await host.OnDatabaseAsync(async db =>
        {
            (await db.Representatives.AsTracking().SingleAsync(r => r.MemberId == billing.Id)).End(new Decision(null, host.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        using var after = await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_comes_back_to_it_from_the_login_page()
    {
        var body = await host.NewOrganizationAsync();
        var page = await PageOfAsync(body);
        using var browser = new LoginBrowser(host.Address);
        using var answer = await browser.GetAsync(page);
        Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(page)}", answer.Headers.Location?.ToString());
        Assert.Equal(page, (await browser.LoginAsync(answer.Headers.Location!.ToString(), body.Principal.Email, People.Password, page)).AbsolutePath);
        using var opened = await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("administrator@example.org")]
    [InlineData("auditor@example.org")]
    public async Task Staff_and_auditors_open_every_invoice(string email) =>
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(email, await PageOfAsync(await host.NewOrganizationAsync())));

    [Theory]
    [InlineData("")]
    [InlineData("?prompt=none")]
    public async Task Staff_with_a_password_alone_are_led_to_a_second_factor_first(string query)
    {
        var page = await PageOfAsync(await host.NewOrganizationAsync());
        var person = await host.JoinAsync();
        await host.OnDatabaseAsync(async db =>
        {
            db.StaffAssignments.Add(new StaffAssignment(person.Id, StaffRoles.Auditor));
            return await db.SaveChangesAsync();
        });
        using var browser = await SignedInAsync(person.Email);
        foreach (var guarded in new[] { page, "/account/requests" })
        {
            using var answer = await browser.GetAsync(guarded + query);
            Assert.StartsWith(TwoFactorSteps.Page, answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
        await browser.SetUpCodesAsync();
        using var opened = await browser.GetAsync(page + query);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("en", "Credit note", "Corrects invoice", "<html lang=\"en\" dir=\"ltr\">")]
    [InlineData("ar", "إشعار دائن", "تصحيح للفاتورة", "<html lang=\"ar\" dir=\"rtl\">")]
    [InlineData("xx", "Credit note", "Corrects invoice", "<html lang=\"en\" dir=\"ltr\">")]
    public async Task A_credit_note_names_the_invoice_and_the_reason_in_the_language_that_the_address_asks_for(string language, params string[] texts)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        var note = await CreditAsync(body, "Agreed <by phone> & 王小明");
        using var browser = await SignedInAsync(body.Principal.Email);
        var html = WebUtility.HtmlDecode(await (await browser.GetAsync($"/account/invoices/{note.Id}?lang={language}")).Content.ReadAsStringAsync());
        Assert.All([.. texts, note.Number, "Agreed <by phone> & 王小明"], t => Assert.Contains(t, html, StringComparison.Ordinal));
        Assert.Contains(await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.Id == note.CreditsInvoiceId).Select(i => i.Number).SingleAsync()), html, StringComparison.Ordinal);
    }

    private async Task<Invoice> CreditAsync(Body body, string reason)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, invoicing) = (scope.ServiceProvider.GetRequiredService<MembershipDb>(), scope.ServiceProvider.GetRequiredService<Invoicing>());
        return await db.InTransactionAsync(async ct => await invoicing.CreditAsync(await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id, ct),
            await db.Invoices.AsTracking().SingleAsync(i => i.OrganizationId == body.Id && i.Open > 0, ct), 100m, reason, null, ct), CancellationToken.None);
    }

    private async Task<string> PageOfAsync(Body body) =>
        $"/account/invoices/{await host.OnDatabaseAsync(db => db.Invoices.Where(i => i.OrganizationId == body.Id).Select(i => i.Id).FirstAsync())}";

    private async Task<HttpStatusCode> OpenAsync(string email, string page)
    {
        using var browser = await SignedInAsync(email);
        using var answer = await browser.GetAsync(page);
        return answer.StatusCode;
    }

    private async Task<LoginBrowser> SignedInAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }
}
