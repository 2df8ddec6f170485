using System.Globalization;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Membership.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Benchmarks.Renewals;

/// <summary>Organizations that have paid one year and are in the window of the next, each with a principal and a billing representative.</summary>
internal static class DueOrganizations
{
    private const int Chunk = 500;

    /// <summary>Adds them, made by the domain.</summary>
    public static async Task FillAsync(IServiceProvider services, int count)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var (joined, today) = (now.AddDays(-340), DateOnly.FromDateTime(now.UtcDateTime));
        var tier = Tier.Create("silver", new TierProfile("Silver", 10, [], [], null, SeatOverflow.Wait, null), false, TermKind.Rolling, today.AddYears(-1), joined);
        tier.AddPrice(new TierPriceDetails(null, 0, "USD", 1200m, tier.ValidFrom), tier.ValidFrom);
        var (principal, billing) = (Join("Akinyi", "principal@example.com", joined), Join("Otieno", "billing@example.com", joined));
        await InAsync(services, db => db.AddRange(tier, principal, billing));
        var series = new DocumentSeries(InvoiceKind.Invoice, joined.Year);
        for (var first = 0; first < count; first += Chunk)
        {
            var last = Math.Min(first + Chunk, count);
            await InAsync(services, db =>
            {
                for (var i = first; i < last; i++) Add(db, i, tier, principal, billing, series, joined, today.AddDays(10 + (i % 40)));
            });
        }
        // The year of joining can be the present one, whose series the renewals continue.
        await InAsync(services, db => db.Add(series));
    }

    private static void Add(MembershipDb db, int index, Tier tier, Member principal, Member billing, DocumentSeries series, DateTimeOffset joined, DateOnly until)
    {
        var paid = new Decision(null, joined, "paid");
        var organization = Organization.Apply(new OrganizationProfile
        {
            LegalName = string.Create(CultureInfo.InvariantCulture, $"Network Society of Place {index}"), Kind = OrganizationKind.NonProfit, Country = "KE", Employees = 12, Language = "en",
            Address = "P.O. Box 1\nNairobi",
        }, principal.Id, tier, "USD", joined);
        var dues = organization.Approve(tier, paid);
        organization.Begin(new Term(until.AddDays(1).AddYears(-1), until), dues.Amount, paid);
        var (account, on) = (new DuesAccount(organization.Id, "USD"), DateOnly.FromDateTime(joined.UtcDateTime));
        var invoice = Invoice.Make(new InvoiceDraft
        {
            Kind = InvoiceKind.Invoice, Purpose = InvoicePurpose.Admission, Buyer = InvoiceBuyer.Of(organization), Currency = "USD", DueOn = on, Seller = "The body", TierId = tier.Id,
            YearlyDues = dues.Amount, Lines = [Reckoning.Line(tier, dues, null)],
        }, series.Next(), joined);
        account.Charge(invoice, new Booking(on, joined, null));
        account.Receive(dues.Amount, "USD", invoice, [], new Booking(on, joined, null) { Reference = "bank", Method = PaymentMethod.BankTransfer });
        db.AddRange(organization, invoice, account, Representative.Appoint(organization.Id, RepresentativeRole.Principal, principal, null, joined),
            Representative.Appoint(organization.Id, RepresentativeRole.Billing, billing, null, joined));
    }

    private static Member Join(string name, string email, DateTimeOffset at) => Member.Join(new JoinSubmission(
        new Profile(new PersonName(name, "Odhiambo"), "KE", "Nairobi", "en"), EmailAddress.Parse(email), ConsentPurposes.Storage, new ConsentContext("2026-01", "api", at), ""), at);

    private static async Task InAsync(IServiceProvider services, Action<MembershipDb> add)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        db.ChangeTracker.Clear();
        add(db);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
