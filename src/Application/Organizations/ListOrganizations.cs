using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>The public list of organization members; all organizations for staff, auditors and the body's machines with <c>organizations.read</c>.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Sort">The order; a search is always in the order of the matched word.</param>
/// <param name="Page">Which page.</param>
public sealed record ListOrganizationsQuery(OrganizationFilter Filter, OrganizationSort Sort, PageRequest Page) : IRequest<Page<OrganizationSummary>>;

/// <summary>Which organizations of the list.</summary>
/// <param name="Q">Beginnings of words of the name.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="Country">Only this country, ISO 3166-1 alpha-2.</param>
/// <param name="Tier">Only this tier, by code.</param>
/// <param name="Status">Only this state; for those who see all.</param>
/// <param name="AwaitingAnswer">Only those whose applicants have to answer, or have not; for those who see all.</param>
public sealed record OrganizationFilter(string? Q, OrganizationKind? Kind, string? Country, string? Tier, OrganizationStatus? Status, bool? AwaitingAnswer);

/// <summary>The orders of the list of organizations.</summary>
public enum OrganizationSort
{
    /// <summary>By folded name.</summary>
    Name,

    /// <summary>Newest applications first.</summary>
    Newest,
}

/// <summary>An organization as everyone may see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="LegalName">Its name.</param>
/// <param name="Kind">What sort of legal body it is.</param>
/// <param name="Country">Its seat, ISO 3166-1 alpha-2.</param>
/// <param name="Website">Its own site.</param>
/// <param name="LogoUrl">Where its logo is.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="MemberSince">First day of its membership, UTC.</param>
/// <param name="Status">Its state; only for those who see all organizations.</param>
public sealed record OrganizationSummary(
    Guid Id, string LegalName, OrganizationKind Kind, string Country, string? Website, string? LogoUrl, TierReference Tier, DateOnly? MemberSince,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrganizationStatus? Status);

/// <summary>Checks filters and page.</summary>
public sealed class ListOrganizationsValidator : AbstractValidator<ListOrganizationsQuery>
{
    /// <summary>The rules.</summary>
    public ListOrganizationsValidator()
    {
        RuleFor(q => q.Filter.Q).SearchQuery().OverridePropertyName("q");
        RuleFor(q => q.Filter.Country).Country().When(q => q.Filter.Country is not null).OverridePropertyName("country");
        RuleFor(q => q.Filter.Tier).CleanText(Tier.MaxCodeLength).OverridePropertyName("tier");
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Walks one index from where the page begins.</summary>
public sealed class ListOrganizationsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors) : IRequestHandler<ListOrganizationsQuery, Page<OrganizationSummary>>
{
    /// <inheritdoc/>
    public async Task<Page<OrganizationSummary>> Handle(ListOrganizationsQuery request, CancellationToken cancellationToken)
    {
        var all = SeesAll(current.Actor);
        CommonErrors.Forbidden.Unless(all || (request.Filter.Status is null && request.Filter.AwaitingAnswer is null));
        var list = $"organizations/{all}/{request.Filter}/{request.Sort}";
        var after = cursors.Position(list, request.Page);
        var organizations = db.Filtered(all ? db.Organizations : db.Organizations.Where(o => o.ListedPublicly).Where(Organization.IsInGoodStanding), request.Filter);
        var prefixes = request.Filter.Q is { } q ? SearchKeys.Prefixes(q) : [];
        var newest = prefixes.Count == 0 && request.Sort is OrganizationSort.Newest;
        var matches = prefixes.Count > 0 ? db.ByWord(organizations, prefixes, after) : newest ? organizations.Newest(after) : organizations.ByName(after);
        var rows = await matches.Take(request.Page.Size + 1).Select(m => new OrganizationRow(m.Key, m.Organization.AppliedAt, new OrganizationSummary(
            m.Organization.Id, m.Organization.LegalName, m.Organization.Kind, m.Organization.Country, m.Organization.Website, m.Organization.LogoUrl,
            new TierReference(m.Tier.Code, m.Tier.Name), m.Organization.MemberSince, all ? m.Organization.Status : null))).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => newest ? [$"{r.AppliedAt.UtcTicks}", r.Key] : [r.Key], r => r.Organization);
    }

    /// <summary>Staff, auditors, and machines that read organizations and belong to none of them.</summary>
    private static bool SeesAll(Actor actor) =>
        actor.IsAdministrator || actor.IsAuditor || (actor.OrganizationId is null && actor.IsClientWith(KnownScopes.OrganizationsRead));
}

/// <summary>A row of the list, as the database returns it.</summary>
internal sealed record OrganizationRow(string Key, DateTimeOffset AppliedAt, OrganizationSummary Organization);
