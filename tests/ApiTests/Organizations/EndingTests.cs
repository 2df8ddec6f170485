using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Organizations;

/// <summary>How an application or a membership ends, and what ends with it.</summary>
public sealed class EndingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_rejection_is_told_with_its_reason_and_the_applicant_still_sees_it()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.UnderReview);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{organization.Path}/reject", new { reason = "The register does not know it." })).Expect(HttpStatusCode.OK);
        var mail = (await host.MailsAsync(organization.Principal.Email))[0];
        Assert.Equal($"{organization.Name}: application not approved", mail.Subject);
        Assert.Contains("The register does not know it.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("rejected", "The register does not know it."), await StateAsync(organization.Principal.Api, organization));
        (await organization.Principal.Api.PatchAsync(organization.Path, new { website = "https://example.org" })).Expect(HttpStatusCode.Forbidden);
        foreach (var act in new[] { "review", "approve", "resign" }) (await administrator.PostAsync($"{organization.Path}/{act}")).Expect(HttpStatusCode.Conflict, "organization.state_forbids");
    }

    [Fact]
    public async Task One_that_never_paid_can_be_rejected_and_owes_nothing_and_keeps_what_it_paid()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.AwaitingPayment);
        await host.PayAsync(organization, 200m);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{organization.Path}/reject", new { reason = "Withdrawn by the board." })).Expect(HttpStatusCode.OK);
        Assert.Equal((-200m, 200m, 0m), await MoneyAsync(organization));
        (await organization.Principal.Api.PatchAsync(organization.Path, new { website = "https://example.org" })).Expect(HttpStatusCode.Forbidden);
        var representative = await host.OnDatabaseAsync(db => db.Representatives.SingleAsync(r => r.OrganizationId == organization.Id));
        Assert.Equal((RepresentativeStatus.Ended, "organizationRejected"), (representative.Status, representative.Reason));
    }

    [Fact]
    public async Task A_member_before_is_not_rejected()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.Lapsed);
        await host.OnDatabaseAsync(async db =>
        {
            var (stored, tier) = (await db.Organizations.AsTracking().SingleAsync(o => o.Id == organization.Id), await db.Tiers.Include(t => t.Prices).SingleAsync(t => t.Id == organization.Tier.Id));
            stored.Return(tier, new Decision(null, host.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{organization.Path}/reject", new { reason = "x" })).Expect(HttpStatusCode.Conflict, "organization.was_member");
    }

    [Theory]
    [InlineData(OrganizationStatus.Applied)]
    [InlineData(OrganizationStatus.AwaitingPayment)]
    public async Task Who_applied_takes_the_application_back_without_a_word(OrganizationStatus status)
    {
        var organization = await host.NewOrganizationAsync(status);
        var resigned = (await organization.Principal.Api.PostAsync($"{organization.Path}/resign")).Expect(HttpStatusCode.OK);
        Assert.Equal("resigned", (string)resigned.Json["status"]!);
        Assert.Equal($"The application of {organization.Name} is withdrawn", (await host.MailsAsync(organization.Principal.Email))[0].Subject);
        Assert.Equal((0m, 0m, 0m), await MoneyAsync(organization));
        (await organization.Principal.Api.GetAsync(organization.Path)).Expect(HttpStatusCode.OK);
        (await organization.Principal.Api.PostAsync($"{organization.Path}/messages", new { text = "Wait." })).Expect(HttpStatusCode.Forbidden);
        var mine = Assert.Single((await organization.Principal.Api.GetAsync("/api/v1/me/organizations")).Items)!;
        Assert.Equal(("resigned", true, 0), ((string)mine["status"]!, (bool)mine["applied"]!, mine["roles"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(OrganizationStatus.Active)]
    [InlineData(OrganizationStatus.RenewalDue)]
    [InlineData(OrganizationStatus.Grace)]
    public async Task A_member_that_leaves_says_why_and_every_appointment_ends_at_once(OrganizationStatus status)
    {
        var organization = await host.NewOrganizationAsync(status);
        var (alternate, election) = (await host.NewRepresentativeAsync(organization, RepresentativeRole.Alternate), await host.NewRepresentativeAsync(organization, RepresentativeRole.Election));
        await host.OnDatabaseAsync(db =>
        {
            db.Representatives.Add(Representative.Invite(organization.Id, RepresentativeRole.Billing, EmailAddress.Parse(People.NewEmail()), false, organization.Principal.Id,
                host.Clock.GetUtcNow(), TimeSpan.FromDays(14)));
            return db.SaveChangesAsync();
        });
        Assert.Equal(["reason"], (await alternate.Api.PostAsync($"{organization.Path}/resign")).Expect(HttpStatusCode.BadRequest, "organization.reason_required").Fields);
        (await election.Api.PostAsync($"{organization.Path}/resign", new { reason = "x" })).Expect(HttpStatusCode.Forbidden, "access.forbidden");

        (await alternate.Api.PostAsync($"{organization.Path}/resign", new { reason = "We merge with another one." })).Expect(HttpStatusCode.OK);
        foreach (var person in new[] { organization.Principal, alternate, election })
        {
            (await person.Api.GetAsync(organization.Path)).Expect(HttpStatusCode.NotFound);
            Assert.Equal($"{organization.Name} has ended its membership", (await host.MailsAsync(person.Email))[0].Subject);
            Assert.Empty((await person.Api.GetAsync("/api/v1/me/organizations")).Items);
            (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        }
        Assert.Equal((0m, 0m, 0m), await MoneyAsync(organization));
        Assert.Equal([RepresentativeStatus.Ended, RepresentativeStatus.Ended, RepresentativeStatus.Ended, RepresentativeStatus.Withdrawn],
            await host.OnDatabaseAsync(db => db.Representatives.Where(r => r.OrganizationId == organization.Id).OrderBy(r => r.AppointedAt).Select(r => r.Status).ToListAsync()));
    }

    [Fact]
    public async Task Staff_end_a_membership_with_a_reason_and_a_fresh_sign_in()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        await host.PayAsync(organization, 300m);
        using var administrator = await host.DemoAsync("administrator");
        foreach (var body in new[] { "{}", """{"reason":null}""", """{"reason":" "}""", """{"reason":7}""" })
            Assert.Equal(["reason"], (await administrator.PostAsync($"{organization.Path}/terminate", body)).Expect(HttpStatusCode.BadRequest).Fields);
        (await administrator.PostAsync($"{organization.Path}/terminate", new { reason = "Case 17" }, ("If-Match", "\"v1\""))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        var etag = (await administrator.GetAsync(organization.Path)).Headers.ETag!.Tag;
        (await administrator.PostAsync($"{organization.Path}/terminate", new { reason = "Case 17" }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        Assert.Equal((-300m, 300m, 0m), await MoneyAsync(organization));
        Assert.Equal(("terminated", "Case 17"), await StateAsync(administrator, organization));
        Assert.Contains("Case 17", (await host.MailsAsync(organization.Principal.Email))[0].Text, StringComparison.Ordinal);
        var note = await host.OnDatabaseAsync(db => db.Invoices.SingleAsync(i => i.OrganizationId == organization.Id && i.Kind == InvoiceKind.CreditNote));
        Assert.Equal("\u0001terminated", note.Reason);
        // Whoever reads the credit note reads it in their language.
        Assert.Equal("Se puso fin a la membresía.", (string)(await administrator.SendAsync(HttpMethod.Get, $"{organization.Path}/invoices/{note.Id}", null, ("Accept-Language", "es"))).Json["reason"]!);
        var english = (await administrator.GetAsync($"{organization.Path}/invoices/{note.Id}")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await administrator.SendAsync(HttpMethod.Get, $"{organization.Path}/invoices/{note.Id}", null, ("Accept-Language", "ar"), ("If-None-Match", english))).Status);
        using var auditor = await host.DemoAsync("auditor");
        var entry = Assert.Single((await auditor.GetAsync($"/api/v1/audit-events?organizationId={organization.Id}")).Items)!;
        Assert.Equal(("organization.terminate", "Case 17"), ((string)entry["action"]!, (string)entry["reason"]!));
        (await administrator.PostAsync($"{organization.Path}/terminate", new { reason = "Again" })).Expect(HttpStatusCode.Conflict, "organization.state_forbids");
        (await administrator.PatchAsync(organization.Path, new { website = "https://example.org" })).Expect(HttpStatusCode.Conflict, "organization.state_forbids");
    }

    [Fact]
    public async Task Of_leaving_and_being_ended_at_once_one_happens()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue);
        using var administrator = await host.DemoAsync("administrator");
        var answers = await Task.WhenAll(organization.Principal.Api.PostAsync($"{organization.Path}/resign", new { reason = "We leave." }),
            administrator.PostAsync($"{organization.Path}/terminate", new { reason = "Case 18" }));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.Equal(1, await host.OnDatabaseAsync(db => db.Invoices.CountAsync(i => i.OrganizationId == organization.Id && i.Kind == InvoiceKind.CreditNote)));
    }

    private static async Task<(string, string?)> StateAsync(ApiClient caller, Body organization) =>
        await caller.ReadAsync(organization.Path) is var json ? ((string)json["status"]!, (string?)json["reason"]) : default;

    // Balance, credit and what invoices have open; nothing where there is no account.
    private Task<(decimal, decimal, decimal)> MoneyAsync(Body organization) => host.OnDatabaseAsync(async db =>
    {
        var account = await db.DuesAccounts.SingleOrDefaultAsync(a => a.Id == organization.Id);
        return (account?.Balance ?? 0, account?.Credit ?? 0, await db.Invoices.Where(i => i.OrganizationId == organization.Id).SumAsync(i => i.Open));
    });
}
