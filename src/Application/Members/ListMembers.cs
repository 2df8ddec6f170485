using System.Globalization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>Lists and searches members, for staff and integrators.</summary>
/// <param name="Q">Beginnings of words of the name, or of the address; every script, case and accents ignored. All must match.</param>
/// <param name="Status">Only this state.</param>
/// <param name="Country">Only this country, ISO 3166-1 alpha-2.</param>
/// <param name="Sort">The order; a search is always in the order of the matched word.</param>
/// <param name="Page">Which page.</param>
public sealed record ListMembersQuery(string? Q, MemberStatus? Status, string? Country, MemberSort Sort, PageRequest Page)
    : IRequest<Page<MemberResponse>>;

/// <summary>The orders of the list of members.</summary>
public enum MemberSort
{
    /// <summary>By folded name.</summary>
    Name,

    /// <summary>Newest members first.</summary>
    Newest,
}

/// <summary>Checks the shape of filters and page.</summary>
public sealed class ListMembersValidator : AbstractValidator<ListMembersQuery>
{
    /// <summary>The rules.</summary>
    public ListMembersValidator()
    {
        RuleFor(q => q.Q).SearchQuery();
        RuleFor(q => q.Country).Country().When(q => q.Country is not null);
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Walks one index from where the page begins, so a page costs the same at any size and depth.</summary>
public sealed class ListMembersHandler(IMembershipDb db, MemberQueries queries, ICurrentActor current, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<ListMembersQuery, Page<MemberResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<MemberResponse>> Handle(ListMembersQuery request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireRead(current.Actor);
        // Whoever sees initials only could otherwise guess the rest letter by letter.
        CommonErrors.Forbidden.Unless(request.Q is null || !MemberAccess.IsMasked(current.Actor));
        var list = $"members/{request.Q}/{request.Status}/{request.Country}/{request.Sort}";
        var after = cursors.Position(list, request.Page);
        var prefixes = request.Q is null ? [] : SearchKeys.Prefixes(request.Q);
        var rows = prefixes.Count == 1 && request.Status is null && request.Country is null
            ? await queries.BeginningAsync(db, prefixes[0], after?[0], request.Page.Size + 1, cancellationToken)
            : await Matches(request, prefixes, after).Take(request.Page.Size + 1).ProjectTo<MemberRow>(mapping).ToListAsync(cancellationToken);
        var masked = MemberAccess.IsMasked(current.Actor);
        var newest = request.Q is null && request.Sort is MemberSort.Newest;
        return rows.ToPage(request.Page, cursors, list,
            r => newest ? [$"{r.Member.JoinedAt.UtcTicks}", r.Key] : [r.Key],
            r => masked ? r.Member.Masked() : r.Member);
    }

    private IQueryable<MemberMatch> Matches(ListMembersQuery request, IReadOnlyList<string> prefixes, string[]? after)
    {
        var members = db.Members.AsQueryable();
        if (request.Status is { } status) members = members.Where(m => m.Status == status);
        if (request.Country is { } country) members = members.Where(m => m.Country == country);
        return prefixes.Count > 0 ? ByWord(members, prefixes, after)
            : request.Sort is MemberSort.Newest ? Newest(members, after)
            : ByName(members, after);
    }

    private static IQueryable<MemberMatch> ByName(IQueryable<Member> members, string[]? after)
    {
        if (after is [var key]) members = members.Where(m => string.Compare(m.SortKey, key) > 0);
        return members.OrderBy(m => m.SortKey).Select(m => new MemberMatch { Key = m.SortKey, Member = m });
    }

    private static IQueryable<MemberMatch> Newest(IQueryable<Member> members, string[]? after)
    {
        if (after is [var ticks, var key])
        {
            var at = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            members = members.Where(m => m.JoinedAt <= at && (m.JoinedAt < at || string.Compare(m.SortKey, key) > 0));
        }
        return members.OrderByDescending(m => m.JoinedAt).ThenBy(m => m.SortKey).Select(m => new MemberMatch { Key = m.SortKey, Member = m });
    }

    private IQueryable<MemberMatch> ByWord(IQueryable<Member> members, IReadOnlyList<string> prefixes, string[]? after)
    {
        var (first, end) = SearchKeys.RangeOf(prefixes[0]);
        // A member whose name has two words with this beginning is listed once, under the first of them.
        var terms = db.MemberSearchTerms.Where(t => string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0
            && !db.MemberSearchTerms.Any(o => o.MemberId == t.MemberId && string.Compare(o.Key, first) >= 0 && string.Compare(o.Key, t.Key) < 0));
        foreach (var other in prefixes.Skip(1))
        {
            var (otherFirst, otherEnd) = SearchKeys.RangeOf(other);
            terms = terms.Where(t => db.MemberSearchTerms.Any(o => o.MemberId == t.MemberId
                && string.Compare(o.Key, otherFirst) >= 0 && string.Compare(o.Key, otherEnd) < 0));
        }
        if (after is [var key]) terms = terms.Where(t => string.Compare(t.Key, key) > 0);
        return terms.OrderBy(t => t.Key).Join(members, t => t.MemberId, m => m.Id, (t, m) => new MemberMatch { Key = t.Key, Member = m });
    }
}

/// <summary>A member and the key at which the list found them.</summary>
public sealed class MemberMatch
{
    public required string Key { get; init; }
    public required Member Member { get; init; }
}

/// <summary>A row of the list, as the database returns it.</summary>
public sealed record MemberRow(string Key, MemberResponse Member);

/// <summary>Projects the list's rows.</summary>
public sealed class MemberRowProfile : AutoMapper.Profile
{
    /// <summary>Key and member, column by column.</summary>
    public MemberRowProfile() => CreateProjection<MemberMatch, MemberRow>();
}
