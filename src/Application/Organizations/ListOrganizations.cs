using System.Globalization;
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

/// <summary>The public list of organization members; all organizations for staff, auditors and machines with <c>organizations.read</c>.</summary>
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
        var organizations = Filtered(all ? db.Organizations : db.Organizations.Where(o => o.ListedPublicly).Where(Organization.IsInGoodStanding), request.Filter);
        var prefixes = request.Filter.Q is { } q ? SearchKeys.Prefixes(q) : [];
        var newest = prefixes.Count == 0 && request.Sort is OrganizationSort.Newest;
        var matches = prefixes.Count > 0 ? ByWord(organizations, prefixes, after) : newest ? Newest(organizations, after) : ByName(organizations, after);
        var rows = await matches.Take(request.Page.Size + 1).Select(m => new OrganizationRow(m.Key, m.Organization.AppliedAt, new OrganizationSummary(
            m.Organization.Id, m.Organization.LegalName, m.Organization.Kind, m.Organization.Country, m.Organization.Website, m.Organization.LogoUrl,
            new TierReference(m.Tier.Code, m.Tier.Name), m.Organization.MemberSince, all ? m.Organization.Status : null))).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => newest ? [$"{r.AppliedAt.UtcTicks}", r.Key] : [r.Key], r => r.Organization);
    }

    /// <summary>Staff, auditors, and machines that read organizations and belong to none of them.</summary>
    private static bool SeesAll(Actor actor) =>
        actor.IsAdministrator || actor.IsAuditor || (actor.OrganizationId is null && actor.IsClientWith(KnownScopes.OrganizationsRead));

    private IQueryable<OrganizationMatch> Filtered(IQueryable<Organization> organizations, OrganizationFilter filter)
    {
        if (filter.Kind is { } kind) organizations = organizations.Where(o => o.Kind == kind);
        if (filter.Country is { } country) organizations = organizations.Where(o => o.Country == country);
        if (filter.Status is { } status) organizations = organizations.Where(o => o.Status == status);
        if (filter.AwaitingAnswer is { } awaits) organizations = organizations.Where(o => o.AwaitsAnswer == awaits);
        var tiers = filter.Tier is { } code ? db.Tiers.Where(t => t.Code == code) : db.Tiers;
        return organizations.Join(tiers, o => o.TierId, t => t.Id, (o, t) => new OrganizationMatch { Key = o.SortKey, Organization = o, Tier = t });
    }

    private static IQueryable<OrganizationMatch> ByName(IQueryable<OrganizationMatch> matches, string[]? after)
    {
        if (after is [var key]) matches = matches.Where(m => string.Compare(m.Key, key) > 0);
        return matches.OrderBy(m => m.Key);
    }

    private static IQueryable<OrganizationMatch> Newest(IQueryable<OrganizationMatch> matches, string[]? after)
    {
        if (after is [var ticks, var key])
        {
            var at = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            matches = matches.Where(m => m.Organization.AppliedAt <= at && (m.Organization.AppliedAt < at || string.Compare(m.Key, key) > 0));
        }
        return matches.OrderByDescending(m => m.Organization.AppliedAt).ThenBy(m => m.Key);
    }

    private IQueryable<OrganizationMatch> ByWord(IQueryable<OrganizationMatch> matches, IReadOnlyList<string> prefixes, string[]? after)
    {
        var (first, end) = (prefixes[0], SearchKeys.EndOf(prefixes[0]));
        // A name of which two words have this beginning is listed once, under the first of them.
        var terms = db.OrganizationSearchTerms.Where(t => string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0
            && !db.OrganizationSearchTerms.Any(o => o.OrganizationId == t.OrganizationId && string.Compare(o.Key, first) >= 0 && string.Compare(o.Key, t.Key) < 0));
        foreach (var other in prefixes.Skip(1))
        {
            var otherEnd = SearchKeys.EndOf(other);
            terms = terms.Where(t => db.OrganizationSearchTerms.Any(o => o.OrganizationId == t.OrganizationId
                && string.Compare(o.Key, other) >= 0 && string.Compare(o.Key, otherEnd) < 0));
        }
        if (after is [var key]) terms = terms.Where(t => string.Compare(t.Key, key) > 0);
        return terms.Join(matches, t => t.OrganizationId, m => m.Organization.Id, (t, m) => new OrganizationMatch { Key = t.Key, Organization = m.Organization, Tier = m.Tier })
            .OrderBy(m => m.Key);
    }
}

/// <summary>An organization, its tier, and the key at which the list found it.</summary>
internal sealed class OrganizationMatch
{
    public required string Key { get; init; }
    public required Organization Organization { get; init; }
    public required Tier Tier { get; init; }
}

/// <summary>A row of the list, as the database returns it.</summary>
internal sealed record OrganizationRow(string Key, DateTimeOffset AppliedAt, OrganizationSummary Organization);
