using System.Globalization;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.Application.Organizations;

/// <summary>An organization, its tier, and the key at which the list found it.</summary>
internal sealed class OrganizationMatch
{
    public required string Key { get; init; }
    public required Organization Organization { get; init; }
    public required Tier Tier { get; init; }
}

/// <summary>The orders in which organizations are listed, each a walk along one index.</summary>
internal static class OrganizationMatches
{
    /// <summary>Those that a filter lets through, with their tiers.</summary>
    public static IQueryable<OrganizationMatch> Filtered(this IMembershipDb db, IQueryable<Organization> organizations, OrganizationFilter filter)
    {
        if (filter.Kind is { } kind) organizations = organizations.Where(o => o.Kind == kind);
        if (filter.Country is { } country) organizations = organizations.Where(o => o.Country == country);
        if (filter.Status is { } status) organizations = organizations.Where(o => o.Status == status);
        if (filter.AwaitingAnswer is { } awaits) organizations = organizations.Where(o => o.AwaitsAnswer == awaits);
        var tiers = filter.Tier is { } code ? db.Tiers.Where(t => t.Code == code) : db.Tiers;
        return organizations.Join(tiers, o => o.TierId, t => t.Id, (o, t) => new OrganizationMatch { Key = o.SortKey, Organization = o, Tier = t });
    }

    /// <summary>By folded name.</summary>
    public static IQueryable<OrganizationMatch> ByName(this IQueryable<OrganizationMatch> matches, string[]? after)
    {
        if (after is [var key]) matches = matches.Where(m => string.Compare(m.Key, key) > 0);
        return matches.OrderBy(m => m.Key);
    }

    /// <summary>Newest applications first.</summary>
    public static IQueryable<OrganizationMatch> Newest(this IQueryable<OrganizationMatch> matches, string[]? after)
    {
        if (after is [var ticks, var key])
        {
            var at = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            matches = matches.Where(m => m.Organization.AppliedAt <= at && (m.Organization.AppliedAt < at || string.Compare(m.Key, key) > 0));
        }
        return matches.OrderByDescending(m => m.Organization.AppliedAt).ThenBy(m => m.Key);
    }

    /// <summary>Those of whose names every beginning is a word's beginning, by the word that the first one finds.</summary>
    public static IQueryable<OrganizationMatch> ByWord(
        this IMembershipDb db, IQueryable<OrganizationMatch> matches, IReadOnlyList<string> prefixes, string[]? after)
    {
        var (first, end) = SearchKeys.RangeOf(prefixes[0]);
        // A name of which two words have this beginning is listed once, under the first of them.
        var terms = db.OrganizationSearchTerms.Where(t => string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0
            && !db.OrganizationSearchTerms.Any(o => o.OrganizationId == t.OrganizationId && string.Compare(o.Key, first) >= 0 && string.Compare(o.Key, t.Key) < 0));
        foreach (var other in prefixes.Skip(1))
        {
            var (otherFirst, otherEnd) = SearchKeys.RangeOf(other);
            terms = terms.Where(t => db.OrganizationSearchTerms.Any(o => o.OrganizationId == t.OrganizationId
                && string.Compare(o.Key, otherFirst) >= 0 && string.Compare(o.Key, otherEnd) < 0));
        }
        if (after is [var key]) terms = terms.Where(t => string.Compare(t.Key, key) > 0);
        return terms.Join(matches, t => t.OrganizationId, m => m.Organization.Id, (t, m) => new OrganizationMatch { Key = t.Key, Organization = m.Organization, Tier = m.Tier })
            .OrderBy(m => m.Key);
    }
}
