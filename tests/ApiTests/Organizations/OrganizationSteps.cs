using Membership.ApiTests.Hosting;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Organizations;

/// <summary>What tests about organizations do over and over: make a tier, an organization in a state, people who act for it, payments.</summary>
public static class OrganizationSteps
{
    /// <summary>A tier of its own for one test.</summary>
    public static Task<Tier> NewTierAsync(this ApiHost host, decimal dues = 1200m, string currency = "USD", int rank = 10, int? seats = null,
        SeatOverflow overflow = SeatOverflow.Wait, bool granted = false, TermKind kind = TermKind.Rolling, params TierPriceDetails[] prices) => host.OnDatabaseAsync(async db =>
    {
        var now = host.Clock.GetUtcNow();
        var tier = Tier.Create($"tier-{Guid.NewGuid():N}", new TierProfile("Friends of the Net", rank, [], ["A seat on the council"], seats, overflow, null),
            granted, kind, host.Today().AddYears(-3), now);
        foreach (var price in granted ? [] : prices.Length > 0 ? prices : [new TierPriceDetails(null, 0, currency, dues, tier.ValidFrom)]) tier.AddPrice(price, tier.ValidFrom);
        db.Tiers.Add(tier);
        await db.SaveChangesAsync();
        return tier;
    });

    /// <summary>
    /// An organization in a state, straight through the domain: one that has dues to pay has its invoice, one that is a member has paid the first, one whose
    /// renewal is due has the invoice for the next term. Its applicant is its principal as soon as it is approved.
    /// </summary>
    public static async Task<Body> NewOrganizationAsync(this ApiHost host, OrganizationStatus status = OrganizationStatus.Active, Tier? tier = null, Person? applicant = null,
        string? name = null, string currency = "USD", Func<OrganizationProfile, OrganizationProfile>? with = null)
    {
        tier ??= await host.NewTierAsync(currency: currency);
        applicant ??= await host.JoinAsync("Akinyi", $"Principal{Guid.NewGuid():N}");
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<MembershipDb>();
        var made = await db.InTransactionAsync(async ct =>
        {
            var profile = new OrganizationProfile
            {
                LegalName = name ?? $"Network Society {Guid.NewGuid():N}", Kind = OrganizationKind.NonProfit, Country = "KE", Employees = 12, Language = "en",
                Address = "P.O. Box 1\nNairobi", ListedPublicly = true,
            };
            profile = with?.Invoke(profile) ?? profile;
            tier = await db.Tiers.AsTracking().Include(t => t.Prices).SingleAsync(t => t.Id == tier.Id, ct);
            var organization = tier.IsGranted
                ? Organization.Apply(profile, applicant.Id, await PaidStandInAsync(db, currency, host, ct), currency, host.Clock.GetUtcNow())
                : Organization.Apply(profile, applicant.Id, tier, currency, host.Clock.GetUtcNow());
            db.Organizations.Add(organization);
            await new Stages(host, db, services, tier, await db.Members.SingleAsync(m => m.Id == applicant.Id, ct), organization).BringToAsync(status, ct);
            return organization;
        }, CancellationToken.None);
        return new Body(made.Id, made.LegalName, $"/api/v1/organizations/{made.Id}", applicant, tier);
    }

    /// <summary>Somebody new who acts for an organization.</summary>
    public static async Task<Person> NewRepresentativeAsync(this ApiHost host, Body body, RepresentativeRole role)
    {
        var person = await host.JoinAsync("Achieng", $"{role}{Guid.NewGuid():N}");
        await host.OnDatabaseAsync(async db =>
        {
            db.Representatives.Add(Representative.Appoint(body.Id, role, await db.Members.SingleAsync(m => m.Id == person.Id), null, host.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        return person;
    }

    /// <summary>Books a payment through the domain; for tests that are about something else.</summary>
    public static async Task PayAsync(this ApiHost host, Body body, decimal amount, string currency = "USD")
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, services) = (scope.ServiceProvider.GetRequiredService<MembershipDb>(), scope.ServiceProvider);
        await db.InTransactionAsync(async ct =>
        {
            var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id, ct);
            await Stages.PayAsync(services, organization, amount, currency, host, ct);
            return 0;
        }, CancellationToken.None);
    }

    /// <summary>The day in the host.</summary>
    public static DateOnly Today(this ApiHost host) => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

    // Nobody can apply for a granted tier; staff grant it afterwards.
    private static async Task<Tier> PaidStandInAsync(MembershipDb db, string currency, ApiHost host, CancellationToken cancellationToken)
    {
        var stored = await db.Tiers.AsTracking().Include(t => t.Prices).FirstOrDefaultAsync(t => t.Code == "stand-in", cancellationToken);
        if (stored is not null) return stored;
        var tier = Tier.Create("stand-in", new TierProfile("Stand-in", 1, [], [], null, SeatOverflow.Wait, null), false, TermKind.Rolling, host.Today(), host.Clock.GetUtcNow());
        tier.AddPrice(new TierPriceDetails(null, 0, currency, 1m, host.Today()), host.Today());
        db.Tiers.Add(tier);
        return tier;
    }
}

/// <summary>An organization that a test made.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Name">Its legal name.</param>
/// <param name="Path">Its address.</param>
/// <param name="Principal">Who applied, and is its principal once it is approved.</param>
/// <param name="Tier">Its tier.</param>
public sealed record Body(Guid Id, string Name, string Path, Person Principal, Tier Tier);

/// <summary>The way through the states.</summary>
internal sealed class Stages(ApiHost host, MembershipDb db, IServiceProvider services, Tier tier, Member applicant, Organization organization)
{
    private static readonly OrganizationStatus[] Way =
    [
        OrganizationStatus.Applied, OrganizationStatus.UnderReview, OrganizationStatus.AwaitingPayment, OrganizationStatus.Active,
        OrganizationStatus.RenewalDue, OrganizationStatus.Grace, OrganizationStatus.Lapsed,
    ];

    private readonly Invoicing _invoicing = services.GetRequiredService<Invoicing>();
    private readonly DateOnly _today = host.Today();

    private Decision Now => new(null, host.Clock.GetUtcNow(), "For the test.");

    public async Task BringToAsync(OrganizationStatus status, CancellationToken cancellationToken)
    {
        var end = status is OrganizationStatus.Rejected ? OrganizationStatus.UnderReview
            : status is OrganizationStatus.Resigned or OrganizationStatus.Terminated ? OrganizationStatus.Active : status;
        foreach (var stage in Way.Skip(1).TakeWhile(s => Array.IndexOf(Way, s) <= Array.IndexOf(Way, end))) await EnterAsync(stage, cancellationToken);
        if (status is OrganizationStatus.Rejected) organization.Reject(Now);
        if (status is OrganizationStatus.Resigned) organization.Resign(Now);
        if (status is OrganizationStatus.Terminated) organization.Terminate(Now);
        foreach (var principal in status.IsEnded() ? db.Representatives.Local.ToList() : []) principal.End(Now);
    }

    public static async Task PayAsync(IServiceProvider services, Organization organization, decimal amount, string currency, ApiHost host, CancellationToken cancellationToken)
    {
        var invoicing = services.GetRequiredService<Invoicing>();
        var account = await invoicing.AccountAsync(organization, cancellationToken);
        account.Receive(amount, currency, null, await invoicing.OpenAsync(organization.Id, null, cancellationToken),
            new Booking(host.Today(), host.Clock.GetUtcNow(), null) { Reference = $"bank-{Guid.NewGuid():N}", Method = PaymentMethod.BankTransfer });
        await services.GetRequiredService<Settlement>().ApplyAsync(organization, null, cancellationToken);
    }

    private async Task EnterAsync(OrganizationStatus stage, CancellationToken cancellationToken)
    {
        switch (stage)
        {
            case OrganizationStatus.UnderReview:
                organization.BeginReview(Now);
                break;
            case OrganizationStatus.AwaitingPayment:
                var dues = organization.Approve(tier, Now);
                db.Representatives.Add(Representative.Appoint(organization.Id, RepresentativeRole.Principal, applicant, null, host.Clock.GetUtcNow()));
                if (!tier.IsGranted) await IssueAsync(InvoicePurpose.Admission, dues, Reckoning.FirstTerm(tier, _today, Year), cancellationToken);
                break;
            case OrganizationStatus.Active when tier.IsGranted:
                organization.Begin(Reckoning.FirstTerm(tier, _today, Year) ?? Term.Rolling(_today), 0, Now);
                break;
            case OrganizationStatus.Active:
                await PayAsync(services, organization, (await _invoicing.OpenAsync(organization.Id, null, cancellationToken)).Sum(i => i.Open), organization.Currency, host, cancellationToken);
                break;
            case OrganizationStatus.RenewalDue:
                organization.OpenRenewal(Now);
                await IssueAsync(InvoicePurpose.Renewal, tier.DuesFor(organization.Kind, organization.Employees, organization.Currency, _today),
                    Reckoning.NextTerm(tier, organization.TermUntil!.Value, Year), cancellationToken);
                break;
            case OrganizationStatus.Grace:
                organization.EnterGrace(_today.AddDays(-1), Now);
                break;
            default:
                organization.Lapse(0, _today, Now);
                break;
        }
    }

    private YearStart Year => services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DuesOptions>>().Value.YearStart;

    private Task<Invoice> IssueAsync(InvoicePurpose purpose, Money dues, Term? term, CancellationToken cancellationToken) =>
        _invoicing.IssueForTermAsync(organization, purpose, tier, dues, term, null, cancellationToken);
}
