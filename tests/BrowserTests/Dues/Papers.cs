using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Application.Dues;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.BrowserTests.Dues;

/// <summary>An organization with the documents that a page can be shown with, straight through the domain. Its principal has an invitation, a question to answer, somebody to confirm and a refusal beside.</summary>
/// <param name="Body">The organization; its principal may see them all.</param>
/// <param name="Settled">Its first invoice, paid.</param>
/// <param name="Open">Its renewal, of which a part is paid and a part credited.</param>
/// <param name="Note">A credit note of three lines about the renewal.</param>
/// <param name="Long">An invoice of more lines than a sheet of paper has.</param>
internal sealed record Papers(Body Body, Guid Settled, Guid Open, Guid Note, Guid Long)
{
    /// <summary>How many lines the long one has.</summary>
    public const int ManyLines = 60;

    private const string LongestWord = "Bundesverbandsmitgliederversammlungsgeschäftsführungsangelegenheiten";

    /// <summary>Makes them; dues in dinars, which have three decimals.</summary>
    public static async Task<Papers> MakeAsync(ApiHost host)
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.RenewalDue, await host.NewTierAsync(1234.567m, "KWD"), currency: "KWD",
            name: $"جمعية المعرفة المفتوحة والإنترنت للجميع 开放知识互联网协会 {LongestWord} Asociación Ñandutí",
            with: p => p with { Country = "KW", Language = "ar", Address = "ص.ب. 1234، الصفاة 13013\nشارع الخليج العربي 12\nمدينة الكويت", RegistrationNumber = "KW-2004/17" });
        var inviting = await host.NewOrganizationAsync(name: "Université Ouverte de Dakar");
        await host.NewOrganizationAsync(OrganizationStatus.Rejected, applicant: body.Principal, name: "منظمة رُفض طلبها");
        var asked = await host.NewOrganizationAsync(OrganizationStatus.UnderReview, applicant: body.Principal, name: "Fundación del Río de la Plata");
        var worker = await host.JoinAsync("Ñandutí", "王小明-الخليج");
        await using var scope = host.Services.CreateAsyncScope();
        var (db, invoicing) = (scope.ServiceProvider.GetRequiredService<MembershipDb>(), scope.ServiceProvider.GetRequiredService<Invoicing>());
        return await db.InTransactionAsync(async ct =>
        {
            var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id, ct);
            var renewal = await db.Invoices.AsTracking().SingleAsync(i => i.OrganizationId == body.Id && i.Purpose == InvoicePurpose.Renewal, ct);
            var admission = await db.Invoices.SingleAsync(i => i.OrganizationId == body.Id && i.Purpose == InvoicePurpose.Admission, ct);
            var account = await invoicing.AccountAsync(organization, ct);
            var now = new Booking(host.Today(), host.Clock.GetUtcNow(), null);
            account.Receive(100.25m, "KWD", renewal, [renewal], now with { Reference = $"bank-{body.Id:N}", Method = PaymentMethod.BankTransfer });
            var note = Invoice.Make(Draft(organization, renewal, [.. Enumerable.Range(0, 3).Select(n => new InvoiceLineDetails(InvoiceLineKind.Credit, renewal.Number, null, null, null, 10.005m + n))]),
                $"CN-{host.Today().Year}-{Guid.NewGuid().ToString("N")[..5]}", now.At);
            db.Invoices.Add(note);
            account.BookCreditNote(renewal, note, [renewal], now);
            var tier = await db.Tiers.SingleAsync(t => t.Id == organization.TierId, ct);
            var term = new Term(host.Today(), host.Today().AddDays(99));
            var many = await invoicing.IssueAsync(organization, InvoicePurpose.Upgrade, tier, new(1234.567m, "KWD"), null,
                [.. Enumerable.Range(1, ManyLines).Select(n => new InvoiceLineDetails(InvoiceLineKind.ProratedDues, $"{tier.Name} {n}", term, 100, 365, 12_345.678m))], null, ct);
            db.Representatives.Add(Representative.Invite(inviting.Id, RepresentativeRole.Billing, EmailAddress.TryParse(body.Principal.Email)!, false, inviting.Principal.Id, now.At, TimeSpan.FromDays(30)));
            (await db.Organizations.AsTracking().SingleAsync(o => o.Id == asked.Id, ct)).Say(Guid.NewGuid(), fromStaff: true, "Which of the two domains is yours?\nأي النطاقين لكم؟", now.At);
            db.Affiliations.Add(Affiliation.Claim(await db.Members.SingleAsync(m => m.Id == worker.Id, ct), organization, "مهندسة شبكات", now.At));
            return new Papers(body, admission.Id, renewal.Id, note.Id, many.Id);
        }, CancellationToken.None);
    }

    private static InvoiceDraft Draft(Organization organization, Invoice corrected, IReadOnlyList<InvoiceLineDetails> lines) => new()
    {
        Kind = InvoiceKind.CreditNote, Purpose = corrected.Purpose, Buyer = InvoiceBuyer.Of(organization), Currency = corrected.Currency, DueOn = corrected.IssuedOn,
        Seller = corrected.Seller, TaxNote = corrected.TaxNote, TierId = corrected.TierId, YearlyDues = corrected.YearlyDues, CreditsInvoiceId = corrected.Id,
        Reason = "خصم متفق عليه، agreed on the phone with 王小明", Lines = lines,
    };
}
