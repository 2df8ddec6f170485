using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>Who works for an organization, by name; who waits for a seat in the order in which seats are given.</summary>
/// <param name="OrganizationId">Which.</param>
/// <param name="Status">In which state.</param>
/// <param name="Waiting">True for those who wait for a seat, false for those who do not; null for all.</param>
/// <param name="Q">Beginnings of words of the name.</param>
/// <param name="Page">Which page.</param>
public sealed record ListAffiliationsQuery(Guid OrganizationId, AffiliationStatus Status, bool? Waiting, string? Q, PageRequest Page) : IRequest<Page<AffiliationResponse>>;

/// <summary>Checks filters and page.</summary>
public sealed class ListAffiliationsValidator : AbstractValidator<ListAffiliationsQuery>
{
    /// <summary>The rules.</summary>
    public ListAffiliationsValidator()
    {
        RuleFor(q => q.Q).SearchQuery();
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>
/// Reads by keyset on the name; for who acts for the organization and staff, masked for auditors. Who has left, or never worked there, is for staff
/// and auditors alone.
/// </summary>
public sealed class ListAffiliationsHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, ICursors cursors)
    : IRequestHandler<ListAffiliationsQuery, Page<AffiliationResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<AffiliationResponse>> Handle(ListAffiliationsQuery request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.OrganizationId, RepresentativeRights.See, cancellationToken);
        var isPast = request.Status is AffiliationStatus.Declined or AffiliationStatus.Ended;
        var masked = !rights.HasFlag(RepresentativeRights.Act) || (isPast && !current.Actor.IsAdministrator);
        CommonErrors.Forbidden.Unless(!masked || (current.Actor.IsAuditor && request.Q is null));
        CommonErrors.Forbidden.Unless(!isPast || current.Actor.IsAdministrator || current.Actor.IsAuditor);
        var workplace = CommonErrors.NotFound.IfMissing(await db.Organizations.Where(o => o.Id == request.OrganizationId)
            .Select(o => new Workplace(o.Status, o.Domains.Select(d => d.Name).ToList())).SingleOrDefaultAsync(cancellationToken));
        var list = $"affiliations/{request.OrganizationId}/{request.Status}/{request.Waiting}/{request.Q}";
        var found = db.Affiliations.Where(a => a.OrganizationId == request.OrganizationId && a.Status == request.Status).Named(request.Q);
        if (request.Waiting is { } waiting) found = found.Where(a => (a.WaitingKey != null) == waiting);
        // Who waits stands in the order in which seats are given.
        var inLine = request.Waiting is true;
        if (cursors.Position(list, request.Page) is [var after]) found = found.Where(a => string.Compare(inLine ? a.WaitingKey : a.SortKey, after) > 0);
        var rows = await (inLine ? found.OrderBy(a => a.WaitingKey) : found.OrderBy(a => a.SortKey)).Take(request.Page.Size + 1)
            .Join(db.Members, a => a.MemberId, m => m.Id, (a, m) => new { Affiliation = a, m.GivenName, m.FamilyName, m.EmailKey })
            .OrderBy(x => inLine ? x.Affiliation.WaitingKey : x.Affiliation.SortKey).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, x => [inLine ? x.Affiliation.WaitingKey! : x.Affiliation.SortKey], x =>
        {
            var shown = AffiliationResponse.Of(x.Affiliation, new PersonName(x.GivenName, x.FamilyName), x.EmailKey, workplace);
            return masked ? shown.Masked() : shown;
        });
    }
}

/// <summary>Filters affiliations by name.</summary>
internal static class AffiliationSearch
{
    /// <summary>Only those of whose folded names every beginning in the query is a word's beginning. The address is not searched: the organization does not see it.</summary>
    public static IQueryable<Affiliation> Named(this IQueryable<Affiliation> affiliations, string? q)
    {
        foreach (var prefix in q is null ? [] : SearchKeys.Prefixes(q))
        {
            var word = $" {prefix}";
            affiliations = affiliations.Where(a => a.SortKey.StartsWith(prefix) || a.SortKey.Contains(word));
        }
        return affiliations;
    }
}
