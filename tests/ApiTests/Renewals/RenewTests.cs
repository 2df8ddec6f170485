using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Renewals;

/// <summary>Renewing early and coming back, by representatives and staff.</summary>
public sealed class RenewTests(EarlyRenewalHost host) : IClassFixture<EarlyRenewalHost>
{
    [Fact]
    public async Task A_representative_renews_early_once()
    {
        var body = await host.NewOrganizationAsync();
        var answer = (await host.AskAsync(body, "renew")).Done();

        var (organization, invoice) = (await host.ReadAsync(body), (await host.InvoicesAsync(body))[^1]);
        Assert.Equal(("renewalDue", invoice.Id.ToString()), ((string)answer.Json["status"]!, (string)answer.Json["awaitedInvoiceId"]!));
        Assert.Equal((InvoicePurpose.Renewal, organization.TermUntil!.Value.AddDays(1), 1), (invoice.Purpose, invoice.TermFrom!.Value, organization.RemindersSent));
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Subject == $"Renewal of the membership of {body.Name}");
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.StateForbids.Code);

        await host.PayAsync(body, 1200m);
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.RenewalPaid.Code);
        Assert.Equal(2, (await host.InvoicesAsync(body)).Count);
    }

    [Fact]
    public async Task Two_who_renew_at_once_make_one_invoice()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        var answers = await Task.WhenAll(body.Principal.Api.PostAsync($"{body.Path}/renew"), alternate.Api.PostAsync($"{body.Path}/renew"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Equal(2, (await host.InvoicesAsync(body)).Count);
    }

    [Theory]
    [InlineData(OrganizationStatus.RenewalDue)]
    [InlineData(OrganizationStatus.Grace)]
    [InlineData(OrganizationStatus.AwaitingPayment)]
    public async Task What_staff_took_back_can_be_asked_for_anew(OrganizationStatus status)
    {
        var body = await host.NewOrganizationAsync(status);
        var invoice = (await host.InvoicesAsync(body)).Single(i => i.Open > 0);
        (await host.StaffAsync(body, $"invoices/{invoice.Id}/credit", new { reason = "The address was wrong." })).Expect(HttpStatusCode.Created);
        Assert.Equal((status, 0m), ((await host.ReadAsync(body)).Status, await host.BalanceAsync(body)));
        (await host.AskAsync(body, "renew")).Done();

        var anew = (await host.InvoicesAsync(body)).Single(i => i.Open > 0);
        Assert.Equal((invoice.Purpose, anew.Id, 1200m), (anew.Purpose, (await host.ReadAsync(body)).AwaitedInvoiceId, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task Credit_on_the_account_renews_at_once_and_says_so()
    {
        var body = await host.NewOrganizationAsync();
        await host.PayAsync(body, 1500m);
        (await host.AskAsync(body, "renew")).Done();

        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, true, -300m), (organization.Status, organization.IsPaidAhead, await host.BalanceAsync(body)));
        Assert.Contains(await host.MailsAsync(body.Principal.Email), m => m.Subject.EndsWith("is paid from your credit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_granted_tier_is_renewed_by_staff()
    {
        var body = await host.NewOrganizationAsync(tier: await host.NewTierAsync(granted: true));
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, TierErrors.GrantedByStaff.Code);
        (await host.StaffAsync(body, "renew")).Done();

        Assert.True((await host.ReadAsync(body)).IsPaidAhead);
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied)]
    [InlineData(OrganizationStatus.AwaitingPayment)]
    [InlineData(OrganizationStatus.Lapsed)]
    [InlineData(OrganizationStatus.Terminated)]
    public async Task Without_a_term_nothing_is_renewed(OrganizationStatus status) =>
        (await host.StaffAsync(await host.NewOrganizationAsync(status), "renew")).Expect(HttpStatusCode.Conflict, OrganizationErrors.StateForbids.Code);

    [Fact]
    public async Task A_lapsed_organization_comes_back_at_todays_price()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Lapsed);
        var since = (await host.ReadAsync(body)).MemberSince;
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/tiers/{body.Tier.Code}/prices", new { currency = "USD", amount = 1300 })).Expect(HttpStatusCode.Created);
        var debts = await host.BalanceAsync(body);
        (await host.AskAsync(body, "return")).Done();

        var invoice = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((InvoicePurpose.Return, 1300m, OrganizationStatus.AwaitingPayment), (invoice.Purpose, invoice.Total, (await host.ReadAsync(body)).Status));
        Assert.Equal([$"Welcome back, {body.Name}: invoice {invoice.Number}"], (await host.MailsAsync(body.Principal.Email)).Where(m => m.Text.Contains(invoice.Number, StringComparison.Ordinal)).Select(m => m.Subject));
        await host.PayAsync(body, debts + 1300m);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, since, Term.Rolling(host.Today())), (organization.Status, organization.MemberSince, organization.Term!.Value));
    }

    [Fact]
    public async Task One_that_resigned_is_brought_back_by_staff_also_with_a_granted_tier()
    {
        var (body, inKind) = (await host.NewOrganizationAsync(OrganizationStatus.Resigned), await host.NewTierAsync(granted: true));
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.TermUntil, host.Today().AddDays(-1))));
        (await host.AskAsync(body, "return")).Expect(HttpStatusCode.NotFound);
        (await host.StaffAsync(body, "return", new { tier = inKind.Code })).Done();

        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Active, inKind.Id, 0m), (organization.Status, organization.TierId, organization.TermDues));
    }

    [Fact]
    public async Task Who_was_never_a_member_applies_anew()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        await host.OnDatabaseAsync(async db =>
        {
            (await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id)).Resign(new Domain.Common.Decision(null, host.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        (await host.StaffAsync(body, "return")).Expect(HttpStatusCode.Conflict, OrganizationErrors.NeverMember.Code);
        (await host.AskAsync(await host.NewOrganizationAsync(), "return")).Expect(HttpStatusCode.Conflict, OrganizationErrors.StateForbids.Code);
    }
}

/// <summary>A host where representatives renew as early as they like.</summary>
public sealed class EarlyRenewalHost : ApiHost
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Dues:EarlyRenewalDays"] = "366" };
}
