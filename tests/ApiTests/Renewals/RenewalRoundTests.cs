using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Dues;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ApiTests.Renewals;

/// <summary>What a round of the renewals does to whom, and when; each test has a host, because the clock of a host only goes forward.</summary>
public sealed class RenewalRoundTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    private DuesOptions Policy => host.Services.GetRequiredService<IOptions<DuesOptions>>().Value;

    [Fact]
    public async Task The_invoice_goes_out_when_the_window_opens_and_only_once()
    {
        var body = await host.NewOrganizationAsync();
        var billing = await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        host.AdvanceTo(until.AddDays(-Policy.RenewalWindowDays - 1));
        await host.RunRenewalsAsync();
        Assert.Equal(OrganizationStatus.Active, (await host.ReadAsync(body)).Status);

        host.AdvanceTo(until.AddDays(-Policy.RenewalWindowDays));
        Assert.True((await host.RunRenewalsAsync()).Asked >= 1);
        Assert.Equal(0, (await host.RunRenewalsAsync()).Asked);
        var invoice = (await host.InvoicesAsync(body))[^1];
        Assert.Equal((OrganizationStatus.RenewalDue, until.AddDays(1), 1200m), ((await host.ReadAsync(body)).Status, invoice.RenewsFrom!.Value, invoice.Open));
        foreach (var person in (Person[])[body.Principal, billing])
            Assert.Contains(invoice.Number, Assert.Single(await host.MailsAsync(person.Email), m => m.Subject == $"Renewal of the membership of {body.Name}").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_paid_ahead_is_gone_over_into_on_its_first_day()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        await host.PayAsync(body, 1200m);
        var (until, next) = ((await host.ReadAsync(body)).TermUntil!.Value, (await host.ReadAsync(body)).NextTermUntil!.Value);
        host.AdvanceTo(until);
        await host.RunRenewalsAsync();
        Assert.Equal(until, (await host.ReadAsync(body)).TermUntil);

        host.AdvanceTo(until.AddDays(1));
        Assert.True((await host.RunRenewalsAsync()).WentOver >= 1);
        var organization = await host.ReadAsync(body);
        Assert.Equal((new Term(until.AddDays(1), next), false, OrganizationStatus.Active), (organization.Term!.Value, organization.IsPaidAhead, organization.Status));
    }

    [Fact]
    public async Task Unpaid_it_is_reminded_enters_grace_and_lapses_and_the_renewal_is_taken_back()
    {
        var body = await host.NewOrganizationAsync();
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        host.AdvanceTo(until.AddDays(-Policy.RenewalWindowDays));
        await host.RunRenewalsAsync();
        await host.PayAsync(body, 300m);
        Assert.Equal(1, (await host.ReadAsync(body)).RemindersSent);
        host.Clock.Advance(TimeSpan.FromDays(Policy.ReminderEveryDays));
        Assert.True((await host.RunRenewalsAsync()).Reminded >= 1);
        Assert.Equal(0, (await host.RunRenewalsAsync()).Reminded);
        Assert.Equal(2, (await host.ReadAsync(body)).RemindersSent);

        host.AdvanceTo(until.AddDays(1));
        Assert.True((await host.RunRenewalsAsync()).EnteredGrace >= 1);
        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Grace, until.AddDays(Policy.GraceDays), 3), (organization.Status, organization.GraceUntil!.Value, organization.RemindersSent));
        host.AdvanceTo(until.AddDays(Policy.GraceDays));
        await host.RunRenewalsAsync();
        Assert.Equal(OrganizationStatus.Grace, (await host.ReadAsync(body)).Status);

        host.AdvanceTo(until.AddDays(Policy.GraceDays + 1));
        var round = await host.RunRenewalsAsync();
        Assert.True(round.Lapsed >= 1);
        organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Lapsed, -300m), (organization.Status, await host.BalanceAsync(body)));
        var note = (await host.DocumentsAsync(body))[^1];
        Assert.Equal((InvoiceKind.CreditNote, 1200m, "\u0001lapsed"), (note.Kind, note.Total, note.Reason));
        Assert.Equal(1, (await host.MailsAsync(body.Principal.Email)).Count(m => m.Subject == $"The membership of {body.Name} has lapsed"));
        Assert.Equal(1, (await host.MailsAsync(body.Principal.Email)).Count(m => m.Subject == $"The term of {body.Name} is over and not renewed yet"));
        await host.AssertGaplessAsync();
    }

    [Fact]
    public async Task Nobody_lapses_before_the_last_required_reminder_could_be_answered()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.Grace);
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.TermFrom, host.Today().AddDays(-500)).SetProperty(o => o.TermUntil, host.Today().AddDays(-100))));
        await host.RunRenewalsAsync();
        Assert.Equal((OrganizationStatus.Grace, 1), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).RemindersSent));
        for (var i = 0; i < Policy.RemindersBeforeLapse; i++)
        {
            Assert.Equal(OrganizationStatus.Grace, (await host.ReadAsync(body)).Status);
            host.Clock.Advance(TimeSpan.FromDays(Policy.ReminderEveryDays));
            await host.RunRenewalsAsync();
        }
        Assert.Equal((OrganizationStatus.Lapsed, Policy.RemindersBeforeLapse), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).RemindersSent));
    }

    [Fact]
    public async Task Whoever_is_asked_late_is_not_late_before_the_invoice_is()
    {
        var body = await host.NewOrganizationAsync();
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        host.AdvanceTo(until.AddDays(Policy.GraceDays + 10));
        var round = await host.RunRenewalsAsync();
        Assert.True(round is { Asked: >= 1, EnteredGrace: >= 1 });

        var organization = await host.ReadAsync(body);
        Assert.Equal((OrganizationStatus.Grace, host.Today().AddDays(Policy.PaymentDays), 1), (organization.Status, organization.GraceUntil!.Value, organization.RemindersSent));
    }

    [Fact]
    public async Task A_tier_that_is_not_to_be_had_any_more_waits_for_staff_who_are_told_once()
    {
        var (body, other) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync());
        var until = (await host.ReadAsync(body)).TermUntil!.Value;
        await host.OnDatabaseAsync(async db =>
        {
            var tier = await db.Tiers.AsTracking().SingleAsync(t => t.Id == body.Tier.Id);
            tier.Change(new TierProfile(tier.Name, tier.Rank, [], [], null, SeatOverflow.Wait, host.Today()));
            return await db.SaveChangesAsync();
        });
        host.AdvanceTo(until);
        Assert.True((await host.RunRenewalsAsync()) is { Asked: >= 1, CannotRenew: >= 1, Failed: 0 });
        Assert.Equal(0, (await host.RunRenewalsAsync()).CannotRenew);

        Assert.Equal((OrganizationStatus.Active, TierErrors.NotValid.Code), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).RenewalProblem));
        Assert.Equal(OrganizationStatus.RenewalDue, (await host.ReadAsync(other)).Status);
        Assert.Contains(body.Name, Assert.Single(await host.MailsAsync("administrator@example.org"), m => m.Subject == "Renewals that need you").Text, StringComparison.Ordinal);
        (await host.AskAsync(body, "renew")).Expect(HttpStatusCode.Conflict, TierErrors.NotValid.Code);
        var bronze = await host.NewTierAsync(600m);
        (await host.AskAsync(body, "tier", new { tier = bronze.Code })).Done();
        (await host.AskAsync(body, "renew")).Done();
        Assert.Equal((OrganizationStatus.RenewalDue, null, 600m), ((await host.ReadAsync(body)).Status, (await host.ReadAsync(body)).RenewalProblem, await host.BalanceAsync(body)));
    }

    [Fact]
    public async Task A_tier_that_can_be_had_again_is_tried_again()
    {
        var body = await host.NewOrganizationAsync();
        await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.RenewalProblem, TierErrors.NotValid.Code)));
        host.AdvanceTo((await host.ReadAsync(body)).TermUntil!.Value);
        using var administrator = await host.DemoAsync("administrator");
        await host.RunRenewalsAsync();
        Assert.Equal(OrganizationStatus.Active, (await host.ReadAsync(body)).Status);
        (await administrator.PatchAsync($"/api/v1/tiers/{body.Tier.Code}", new { validUntil = (string?)null })).Done();
        await host.RunRenewalsAsync();

        Assert.Equal(OrganizationStatus.RenewalDue, (await host.ReadAsync(body)).Status);
    }

    [Fact]
    public async Task The_failure_of_one_organization_does_not_stop_the_others()
    {
        var bodies = new List<Body>();
        for (var i = 0; i < 3; i++) bodies.Add(await host.NewOrganizationAsync());
        // An account in another currency is nothing that the domain makes; the database could hold it.
        await host.OnDatabaseAsync(db => db.DuesAccounts.Where(a => a.Id == bodies[1].Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Currency, "XXX")));
        host.AdvanceTo((await host.ReadAsync(bodies[0])).TermUntil!.Value);
        var round = await host.RunRenewalsAsync();

        Assert.Equal(1, round.Failed);
        Assert.Equal([OrganizationStatus.RenewalDue, OrganizationStatus.Active, OrganizationStatus.RenewalDue],
            [(await host.ReadAsync(bodies[0])).Status, (await host.ReadAsync(bodies[1])).Status, (await host.ReadAsync(bodies[2])).Status]);
        await host.AssertGaplessAsync();
    }

    [Fact]
    public async Task Where_nobody_represents_an_organization_staff_get_its_mail()
    {
        var body = await host.NewOrganizationAsync();
        await host.OnDatabaseAsync(db => db.Representatives.Where(r => r.OrganizationId == body.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsCurrent, false)));
        host.AdvanceTo((await host.ReadAsync(body)).TermUntil!.Value);
        await host.RunRenewalsAsync();

        Assert.Contains(await host.MailsAsync("administrator@example.org"), m => m.Subject == $"Renewal of the membership of {body.Name}");
    }
}
