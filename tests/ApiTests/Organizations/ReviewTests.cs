using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using static Membership.ApiTests.Organizations.ApplicationSteps;

namespace Membership.ApiTests.Organizations;

/// <summary>Questions back and forth, and the decision on an application.</summary>
public sealed class ReviewTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Staff_ask_the_applicant_answers_and_both_can_read_it_afterwards()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier));
        var asked = (await administrator.PostAsync($"{path}/messages", new { text = " Which domain is yours?\nPlease say. " })).Expect(HttpStatusCode.Created);
        Assert.Equal((1, true, "Which domain is yours?\nPlease say.", $"{path}/messages"),
            ((int)asked.Json["ordinal"]!, (bool)asked.Json["fromStaff"]!, (string)asked.Json["text"]!, asked.Headers.Location!.ToString()));
        var waiting = await member.Api.ReadAsync(path);
        Assert.Equal(("underReview", true), ((string)waiting["status"]!, (bool)waiting["awaitingAnswer"]!));
        var question = (await host.MailsAsync(member.Email))[0];
        Assert.StartsWith("A question about the application of ", question.Subject, StringComparison.Ordinal);
        Assert.Contains("Which domain is yours?", question.Text, StringComparison.Ordinal);
        Assert.Contains((await administrator.GetAsync($"{OrganizationsPath}?awaitingAnswer=true&status=underReview&sort=newest&limit=200")).Items, o => path.EndsWith((string)o!["id"]!, StringComparison.Ordinal));

        (await member.Api.PostAsync($"{path}/messages", new { text = "https://evil.example/phish" })).Expect(HttpStatusCode.Created);
        Assert.False((bool)(await member.Api.ReadAsync(path))["awaitingAnswer"]!);
        var name = (string)waiting["legalName"]!;
        var told = Assert.Single(await host.MailsAsync("administrator@example.org"), m => m.Subject == $"An answer about the application of {name}");
        Assert.DoesNotContain("evil", told.Text, StringComparison.Ordinal);

        (await administrator.PostAsync($"{path}/reject", new { reason = "Not an organization." })).Expect(HttpStatusCode.OK);
        foreach (var reader in new[] { member.Api, administrator })
            Assert.Equal([true, false], (await reader.GetAsync($"{path}/messages")).Expect(HttpStatusCode.OK).Items.Select(m => (bool)m!["fromStaff"]!));
        (await member.Api.PostAsync($"{path}/messages", new { text = "But why?" })).Expect(HttpStatusCode.Forbidden);
        using var auditor = await host.DemoAsync("auditor");
        Assert.All((await auditor.GetAsync($"{path}/messages")).Expect(HttpStatusCode.OK).Items, m => Assert.Null(m!["text"]));
        Assert.DoesNotContain("Not an organization.", (await auditor.GetAsync($"{path}/history")).Text, StringComparison.Ordinal);
        Assert.Null((await auditor.ReadAsync(path))["reason"]);
    }

    [Fact]
    public async Task An_approval_makes_the_applicant_principal_and_asks_for_the_dues()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync(dues: 1234.56m));
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier));
        (await administrator.PostAsync($"{path}/review")).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"{path}/review")).Expect(HttpStatusCode.Conflict, "organization.state_forbids");

        var approved = (await administrator.PostAsync($"{path}/approve")).Expect(HttpStatusCode.OK);
        Assert.Equal("awaitingPayment", (string)approved.Json["status"]!);
        var invoice = await host.OnDatabaseAsync(db => db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Id == Guid.Parse((string)approved.Json["awaitedInvoiceId"]!)));
        Assert.Equal((1234.56m, 1234.56m, "USD", null), (invoice.Total, invoice.Open, invoice.Currency, invoice.TermFrom));
        Assert.Equal(["applied", "underReview", "awaitingPayment"], await member.Api.StatesAsync(path));
        var mine = Assert.Single((await member.Api.GetAsync("/api/v1/me/organizations")).Items)!;
        Assert.Equal(("awaitingPayment", false, "principal"), ((string)mine["status"]!, (bool)mine["applied"]!, (string)Assert.Single(mine["roles"]!.AsArray())!));
        var mail = Assert.Single(await host.MailsAsync(member.Email), m => m.Subject.EndsWith(": application approved", StringComparison.Ordinal));
        Assert.Contains(invoice.Number, mail.Text, StringComparison.Ordinal);
        Assert.Contains("1,234.56", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/account/invoices/{invoice.Id}", mail.Text, StringComparison.Ordinal);
        await AssertAuditedAsync(path, "organization.approve", tier.Code);
    }

    [Fact]
    public async Task A_granted_tier_begins_at_once_without_an_invoice()
    {
        var (member, tier, granted) = (await host.JoinAsync(), await host.NewTierAsync(), await host.NewTierAsync(granted: true));
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier));
        var approved = (await administrator.PostAsync($"{path}/approve", new { tier = granted.Code })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("active", granted.Code, $"{host.Today():yyyy-MM-dd}"), ((string)approved["status"]!, (string)approved["tier"]!["code"]!, (string)approved["memberSince"]!));
        Assert.Null(approved["awaitedInvoiceId"]);
        Assert.Equal(0, await InvoicesAsync(path));
        Assert.EndsWith(" is a member", (await host.MailsAsync(member.Email))[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_who_approve_at_once_one_does()
    {
        var (member, tier, other) = (await host.JoinAsync(), await host.NewTierAsync(), await host.NewAdministratorAsync());
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier));
        var answers = await Task.WhenAll(new[] { administrator, other.Api, administrator, other.Api }.Select(a => a.PostAsync($"{path}/approve")));
        var winner = Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Except([winner]), a => a.Expect(HttpStatusCode.Conflict, "organization.state_forbids"));
        Assert.Equal(1, await InvoicesAsync(path));
        Assert.Single((await host.MailsAsync(member.Email)), m => m.Subject.EndsWith(": application approved", StringComparison.Ordinal));
        Assert.Equal(1, await host.OnDatabaseAsync(db => db.Representatives.CountAsync(r => r.MemberId == member.Id)));
    }

    [Fact]
    public async Task Nobody_decides_on_an_application_of_their_own()
    {
        var (staff, tier) = (await host.NewAdministratorAsync(), await host.NewTierAsync());
        var path = await staff.ApplyAsync(Applying(tier));
        (await staff.Api.PostAsync($"{path}/approve")).Expect(HttpStatusCode.Forbidden, "organization.own_application");
        (await staff.Api.PostAsync($"{path}/reject", new { reason = "x" })).Expect(HttpStatusCode.Forbidden, "organization.own_application");
        Assert.False((bool)(await staff.Api.PostAsync($"{path}/messages", new { text = "I am the applicant here." })).Expect(HttpStatusCode.Created).Json["fromStaff"]!);
        Assert.DoesNotContain(await host.MailsAsync(staff.Email), m => m.Subject.StartsWith("New application", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_applicant_who_is_no_member_any_more_cannot_become_principal()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        using var administrator = await host.DemoAsync("administrator");
        var path = await member.ApplyAsync(Applying(tier));
        (await administrator.PostAsync($"/api/v1/members/{member.Id}/suspend", new { reason = "Case 17" })).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"{path}/approve")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        Assert.Equal(("applied", 0), ((string)(await administrator.ReadAsync(path))["status"]!, await InvoicesAsync(path)));
    }

    [Theory]
    [InlineData("{\"tier\":\"no-such-tier\"}", HttpStatusCode.BadRequest, "tier.unknown")]
    [InlineData("{\"tier\":7}", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("{\"tiers\":\"gold\"}", HttpStatusCode.BadRequest, "request.unknown_field")]
    public async Task An_approval_names_a_tier_that_exists(string body, HttpStatusCode status, string code)
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"{organization.Path}/approve", body)).Expect(status, code);
        Assert.Equal(["applied"], await administrator.StatesAsync(organization.Path));
    }

    private async Task AssertAuditedAsync(string path, string action, string detail)
    {
        using var auditor = await host.DemoAsync("auditor");
        var entry = Assert.Single((await auditor.GetAsync($"/api/v1/audit-events?organizationId={path[^36..]}")).Expect(HttpStatusCode.OK).Items, e => (string)e!["action"]! == action)!;
        Assert.Equal((action, detail, path[^36..]), ((string)entry["action"]!, (string)entry["detail"]!, (string)entry["organizationId"]!));
    }

    private Task<int> InvoicesAsync(string path)
    {
        var id = Guid.Parse(path.AsSpan(path.Length - 36));
        return host.OnDatabaseAsync(db => db.Invoices.CountAsync(i => i.OrganizationId == id));
    }
}
