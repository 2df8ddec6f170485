using System.Globalization;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;

namespace Membership.ApiTests.Renewals;

/// <summary>The life of one organization, replayed over HTTP with a clock that a test moves.</summary>
public sealed class OrganizationYearTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private Body _body = null!;

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_year_of_one_organizations_life()
    {
        var (silver, gold) = (await TierAsync(10, 1200m), await TierAsync(20, 2400m));
        await ApplyAndApproveAsync(silver);
        await ExpectAsync(OrganizationStatus.AwaitingPayment, 1200m, "admission 1200 open 1200");

        // Payment in two parts; the term begins with the second.
        await PayAsync(500m);
        await ExpectAsync(OrganizationStatus.AwaitingPayment, 700m, "admission 1200 open 700");
        host.Clock.Advance(TimeSpan.FromDays(5));
        await PayAsync(700m);
        await ExpectAsync(OrganizationStatus.Active, 0m, "admission 1200 open 0");
        var since = host.Today();
        Assert.Equal((since, Term.Rolling(since)), ((await host.ReadAsync(_body)).MemberSince!.Value, (await host.ReadAsync(_body)).Term!.Value));

        // A higher tier for the days that are left, the day itself included.
        host.AdvanceTo(since.AddDays(100));
        var (left, days) = (Term.Rolling(since).DaysLeft(host.Today()), Term.Rolling(since).Days);
        var difference = decimal.Round(1200m * left / days, 2, MidpointRounding.AwayFromZero);
        (await host.AskAsync(_body, "tier", new { tier = gold })).Done();
        await ExpectAsync(OrganizationStatus.Active, difference, "admission 1200 open 0", $"upgrade {difference:0.##} open {difference:0.##}");
        Assert.Equal(_body.Tier.Id, (await host.ReadAsync(_body)).TierId);
        await PayAsync(difference);
        Assert.NotEqual(_body.Tier.Id, (await host.ReadAsync(_body)).TierId);

        // The renewal window, at the new tier's dues.
        var until = Term.Rolling(since).Until;
        host.AdvanceTo(until.AddDays(-60));
        await host.RunRenewalsAsync();
        await ExpectAsync(OrganizationStatus.RenewalDue, 2400m, "admission 1200 open 0", $"upgrade {difference:0.##} open 0", "renewal 2400 open 2400");

        // Not paid in time, but in grace: the next term follows without a gap.
        host.AdvanceTo(until.AddDays(1));
        await host.RunRenewalsAsync();
        await ExpectAsync(OrganizationStatus.Grace, 2400m, "admission 1200 open 0", $"upgrade {difference:0.##} open 0", "renewal 2400 open 2400");
        host.AdvanceTo(until.AddDays(30));
        await PayAsync(2400m);
        await ExpectAsync(OrganizationStatus.Active, 0m, "admission 1200 open 0", $"upgrade {difference:0.##} open 0", "renewal 2400 open 0");
        var second = Term.Rolling(until.AddDays(1));
        Assert.Equal(second, (await host.ReadAsync(_body)).Term!.Value);

        // The next year nobody pays, and it lapses after its reminders.
        await LetLapseAsync(second.Until);
        await ExpectAsync(OrganizationStatus.Lapsed, 0m,
            "admission 1200 open 0", $"upgrade {difference:0.##} open 0", "renewal 2400 open 0", "renewal 2400 open 0 cancelled", "credit note 2400");

        // It returns, after a change of price, with the tier it had.
        using (var administrator = await host.DemoAsync("administrator"))
            (await administrator.PostAsync($"/api/v1/tiers/{gold}/prices", new { currency = "USD", amount = 2600 })).Expect(HttpStatusCode.Created);
        (await host.AskAsync(_body, "return")).Done();
        await PayAsync(2600m);
        await ExpectAsync(OrganizationStatus.Active, 0m, "admission 1200 open 0", $"upgrade {difference:0.##} open 0", "renewal 2400 open 0", "renewal 2400 open 0 cancelled", "credit note 2400", "return 2600 open 0");
        var organization = await host.ReadAsync(_body);
        Assert.Equal((since, Term.Rolling(host.Today()), 2600m), (organization.MemberSince, organization.Term, organization.TermDues));
        Assert.Equal([null, "applied", "underReview", "awaitingPayment", "active", "renewalDue", "grace", "active", "renewalDue", "grace", "lapsed", "awaitingPayment"],
            organization.History.OrderBy(h => h.Ordinal).Select(h => h.From));
        await host.AssertGaplessAsync();
    }

    private async Task<string> TierAsync(int rank, decimal dues)
    {
        using var administrator = await host.DemoAsync("administrator");
        var code = string.Create(CultureInfo.InvariantCulture, $"tier-{rank}-{Guid.NewGuid():N}");
        (await administrator.PostAsync("/api/v1/tiers", new { code, name = $"Tier {rank}", rank, termKind = "rolling", prices = new[] { new { currency = "USD", amount = dues } } })).Expect(HttpStatusCode.Created);
        return code;
    }

    private async Task ApplyAndApproveAsync(string tier)
    {
        var applicant = await host.JoinAsync("Akinyi", "Odhiambo");
        var application = (await applicant.Api.PostAsync("/api/v1/organizations", new
        {
            legalName = "Ziwa Network Society", kind = "nonProfit", country = "KE", employees = 12, language = "en", tier, currency = "USD",
        })).Expect(HttpStatusCode.Created).Json;
        var id = Guid.Parse((string)application["id"]!);
        _body = new Body(id, "Ziwa Network Society", $"/api/v1/organizations/{id}", applicant, await host.OnDatabaseAsync(db => Task.FromResult(db.Tiers.Single(t => t.Code == tier))));
        (await host.StaffAsync(_body, "approve")).Done();
    }

    private async Task PayAsync(decimal amount) => (await host.StaffAsync(_body, "payments", new
    {
        amount, currency = "USD", receivedOn = $"{host.Today():yyyy-MM-dd}", reference = Guid.NewGuid().ToString("N"), method = "bankTransfer",
    })).Expect(HttpStatusCode.Created);

    private async Task LetLapseAsync(DateOnly until)
    {
        for (var day = until.AddDays(-60); (await host.ReadAsync(_body)).Status is not OrganizationStatus.Lapsed; day = day.AddDays(1))
        {
            Assert.True(day <= until.AddDays(91));
            host.AdvanceTo(day);
            await host.RunRenewalsAsync();
        }
        Assert.Equal(until.AddDays(91), host.Today());
        var mails = (await host.MailsAsync(_body.Principal.Email)).Select(m => m.Subject).ToList();
        Assert.Equal((2, 6, 2, 1), (Count("Renewal of"), Count("Reminder:"), Count("is over and not renewed yet"), Count("has lapsed")));

        int Count(string part) => mails.Count(m => m.Contains(part, StringComparison.Ordinal));
    }

    // Status over HTTP; the books, which must agree with themselves; and what was made out, in order.
    private async Task ExpectAsync(OrganizationStatus status, decimal balance, params string[] documents)
    {
        using var principal = await host.AgainAsync(_body.Principal);
        var answer = (await principal.GetAsync(_body.Path)).Done().Json;
        Assert.Equal(status.ToString(), (string)answer["status"]!, ignoreCase: true);
        Assert.Equal(balance, await host.BalanceAsync(_body));
        var account = (await principal.GetAsync($"{_body.Path}/account")).Done().Json;
        Assert.Equal(balance, (decimal)account["balance"]!);
        Assert.Equal(documents, (await host.DocumentsAsync(_body)).Select(Words));
    }

    private static string Words(Invoice i) => i.Kind is InvoiceKind.CreditNote ? $"credit note {i.Total:0.##}"
        : $"{i.Purpose.ToString().ToLowerInvariant()} {i.Total:0.##} open {i.Open:0.##}{(i.IsCancelled ? " cancelled" : "")}";
}
