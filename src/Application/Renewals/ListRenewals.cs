using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Renewals;

/// <summary>What a round of the renewals would do on a day, step by step, without doing anything (rule 6); for staff.</summary>
/// <param name="On">The day; today where it is left out. Every organization stands as it does now: what earlier days would change is not foreseen.</param>
/// <param name="Page">Which page.</param>
public sealed record ListRenewalsQuery(DateOnly? On, PageRequest Page) : IRequest<Page<RenewalResponse>>;

/// <summary>What a round would do for an organization.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="LegalName">Its name.</param>
/// <param name="Step">What would happen.</param>
/// <param name="Tier">The tier of its next term.</param>
/// <param name="TermUntil">Last day of the present term, UTC.</param>
/// <param name="GraceUntil">Last day of grace, where it is in grace.</param>
/// <param name="RemindersSent">How often it was reminded.</param>
/// <param name="Amount">What it would be asked for; null where nothing is asked.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Problem">Why no renewal can be made out, a code.</param>
public sealed record RenewalResponse(
    Guid OrganizationId, string LegalName, RenewalStep Step, TierReference Tier, DateOnly TermUntil, DateOnly? GraceUntil, int RemindersSent, decimal? Amount, string Currency, string? Problem);

/// <summary>Checks the page and the day.</summary>
public sealed class ListRenewalsValidator : AbstractValidator<ListRenewalsQuery>
{
    /// <summary>The first and the last day that can be looked at.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1), LastDay = new(2999, 12, 31);

    /// <summary>The rules.</summary>
    public ListRenewalsValidator()
    {
        this.ValidPage(q => q.Page.Limit);
        RuleFor(q => q.On).InclusiveBetween(FirstDay, LastDay);
    }
}

/// <summary>Walks the steps one after the other, each by keyset.</summary>
public sealed class ListRenewalsHandler(IMembershipDb db, RenewalPlan plan, IOptions<DuesOptions> options, ICurrentActor current, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListRenewalsQuery, Page<RenewalResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<RenewalResponse>> Handle(ListRenewalsQuery request, CancellationToken cancellationToken)
    {
        CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator || current.Actor.IsAuditor);
        var on = request.On ?? clock.Today();
        var list = string.Create(CultureInfo.InvariantCulture, $"renewals/{on:yyyy-MM-dd}");
        var (first, until, key) = cursors.Position(list, request.Page) is [var step, var day, var sortKey]
            ? (int.Parse(step, CultureInfo.InvariantCulture), DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), sortKey) : (0, DateOnly.MinValue, "");
        var rows = new List<(RenewalStep Step, Organization Organization)>();
        foreach (var next in Enum.GetValues<RenewalStep>().Skip(first))
        {
            var due = RenewalPlan.After(plan.Due(next, on), until, key).Take(request.Page.Size + 1 - rows.Count);
            rows.AddRange((await due.ToListAsync(cancellationToken)).Select(o => (next, o)));
            if (rows.Count > request.Page.Size) break;
            (until, key) = (DateOnly.MinValue, "");
        }
        var tiers = await TiersAsync([.. rows.Select(r => TierOf(r.Organization)).Distinct()], cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [((int)r.Step).ToString(CultureInfo.InvariantCulture),
            r.Organization.TermUntil!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Organization.SortKey], r => Of(r.Step, r.Organization, tiers[TierOf(r.Organization)], on));
    }

    private static Guid TierOf(Organization organization) => organization.NextTierId ?? organization.TierId;

    private Task<Dictionary<Guid, Tier>> TiersAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Tiers.Include(t => t.Prices).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);

    private RenewalResponse Of(RenewalStep step, Organization o, Tier tier, DateOnly on)
    {
        var asks = step is RenewalStep.Ask or RenewalStep.AskAnew or RenewalStep.Grant;
        var problem = asks ? RenewalActs.ProblemOf(o, tier, on) : o.RenewalProblem;
        decimal? amount = step is not (RenewalStep.Ask or RenewalStep.AskAnew) || problem is not null ? null
            : Reckoning.Line(tier, o.DuesIn(tier, on), Reckoning.NextTerm(tier, o.TermUntil!.Value, options.Value.YearStart)).Amount;
        return new RenewalResponse(o.Id, o.LegalName, asks && problem is not null ? RenewalStep.CannotRenew : step, new TierReference(tier.Code, tier.Name), o.TermUntil!.Value, o.GraceUntil,
            o.RemindersSent, amount, o.Currency, problem);
    }
}
