using MediatR;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Organizations;

/// <summary>What another tier would cost an organization today, and when it would begin; changes nothing.</summary>
/// <param name="Id">Which organization.</param>
/// <param name="Tier">Code of the tier.</param>
/// <param name="Effective">When it is to begin; left out, what follows from the dues.</param>
public sealed record QuoteTierQuery(Guid Id, string? Tier, TierEffective? Effective) : IRequest<TierQuoteResponse>;

/// <summary>What another tier would cost. Amounts are in the organization's currency.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Effective">When it would begin: now, whenPaid or nextTerm.</param>
/// <param name="From">The first day; null where that is the day on which the payment is recorded.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">What would be asked for now; 0 where nothing would be.</param>
/// <param name="Lines">What invoices would say: for the present term, and for a next term that is paid already, each an invoice of its own.</param>
/// <param name="NextTermFrom">First day of the next term; null before the first one.</param>
/// <param name="NextTermUntil">Last day of the next term.</param>
/// <param name="NextTermAmount">What the next term would cost, at today's prices; 0 where it is paid already, apart from what the lines say of it.</param>
public sealed record TierQuoteResponse(TierReference Tier, TierEffective Effective, DateOnly? From, string Currency, decimal Amount, IReadOnlyList<TierQuoteLine> Lines,
    DateOnly? NextTermFrom, DateOnly? NextTermUntil, decimal? NextTermAmount);

/// <summary>A line of an invoice that is not made out.</summary>
/// <param name="Kind">dues, proratedDues or upgradeDifference.</param>
/// <param name="Subject">The tier's name.</param>
/// <param name="From">First day that it would pay for; null where the term would begin with the payment.</param>
/// <param name="Until">Last day that it would pay for.</param>
/// <param name="Days">Of a prorated line: how many days.</param>
/// <param name="OfDays">Of a prorated line: how many days the whole year has.</param>
/// <param name="Amount">In the organization's currency.</param>
public sealed record TierQuoteLine(InvoiceLineKind Kind, string Subject, DateOnly? From, DateOnly? Until, int? Days, int? OfDays, decimal Amount);

/// <summary>Asks the same rules as the change itself.</summary>
public sealed class QuoteTierHandler(IMembershipDb db, OrganizationAccess access, OrganizationActs acts, TermInvoices terms, TermLevels levels, UpgradeWishes wishes, IOptions<DuesOptions> options)
    : IRequestHandler<QuoteTierQuery, TierQuoteResponse>
{
    /// <inheritdoc/>
    public async Task<TierQuoteResponse> Handle(QuoteTierQuery request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(request.Id, RepresentativeRights.SeeDues, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(await db.Organizations.SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken));
        var tier = await terms.TierAsync(request.Tier ?? "", cancellationToken);
        acts.RequireMayHave(tier);
        OrganizationErrors.StateForbids.Unless(organization.InGoodStanding || organization.Status is OrganizationStatus.AwaitingPayment);
        var (dues, today) = (organization.DuesIn(tier, terms.Today), terms.Today);
        // As the change prepares it; nothing of this is saved.
        if (organization.Status is OrganizationStatus.Active) organization.BeginNextTerm(today);
        var forgives = acts.IsStaff && request.Effective is TierEffective.Now;
        await levels.ReckonAsync(organization, i => forgives && !i.IsSettled && i.IsDebtAbove(organization, dues.Amount), cancellationToken);
        var waiting = await wishes.WaitingAsync(organization, cancellationToken);
        var plan = TierPlan.Of(organization, tier, dues, today, request.Effective, acts.IsStaff, waiting.Count > 0);
        if (organization.IsGrantedAhead && !tier.IsGranted) organization.LoseNextTerm();
        var lines = organization.InGoodStanding ? plan.Lines : [Reckoning.Line(tier, dues, Reckoning.FirstTerm(tier, today, options.Value.YearStart))];
        Term? next = organization.TermUntil is not { } until || !organization.InGoodStanding ? null
            : organization.NextTermUntil is { } paid ? new Term(until.AddDays(1), paid) : Reckoning.NextTerm(tier, until, options.Value.YearStart);
        decimal? amount = next is null ? null : organization.IsPaidAhead ? 0 : Written(Reckoning.Line(tier, dues, next).Amount);
        DateOnly? from = plan.Effective switch { TierEffective.Now => today, TierEffective.WhenPaid => null, _ => next?.From };
        return new(new TierReference(tier.Code, tier.Name), plan.Effective, from, organization.Currency, Written(lines.Sum(l => l.Amount)),
            [.. lines.Select(l => new TierQuoteLine(l.Kind, l.Subject, l.Term?.From, l.Term?.Until, l.Days, l.OfDays, Written(l.Amount)))], next?.From, next?.Until, amount);

        decimal Written(decimal value) => Money.Written(value, organization.Currency);
    }
}
