using System.Text.Json.Serialization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Groups;

/// <summary>The public directory of one kind of groups, by slug.</summary>
/// <param name="Path">Which part of the directory.</param>
/// <param name="Country">Only groups that serve this country, ISO 3166-1 alpha-2.</param>
/// <param name="Language">Only groups that work in this language, BCP 47.</param>
/// <param name="Q">Beginnings of words of the name.</param>
/// <param name="Page">Which page.</param>
public sealed record ListGroupsQuery(GroupPath Path, string? Country, string? Language, string? Q, PageRequest Page) : IRequest<Page<GroupResponse>>;

/// <summary>One group of the public directory.</summary>
public sealed record GetGroupQuery(GroupPath Path, string Slug) : IRequest<GroupResponse>;

/// <summary>A group as everyone may see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">chapter, sig, standingGroup or workingGroup.</param>
/// <param name="Slug">The name in addresses.</param>
/// <param name="Name">The full name.</param>
/// <param name="Status">State of the group.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Website">Its own site.</param>
/// <param name="ApprovalRequired">Whether an officer decides on each request.</param>
/// <param name="Countries">Countries served, ISO 3166-1 alpha-2; empty for worldwide groups.</param>
/// <param name="Languages">Working languages, BCP 47.</param>
public sealed record GroupResponse(
    Guid Id, GroupKind Kind, string Slug, string Name, GroupStatus Status, string? Description, string? Website,
    bool ApprovalRequired, IReadOnlyList<string> Countries, IReadOnlyList<string> Languages) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }
}

/// <summary>Projects groups.</summary>
public sealed class GroupProfile : AutoMapper.Profile
{
    /// <summary>Column by column; countries from their own table.</summary>
    public GroupProfile() => CreateProjection<Group, GroupResponse>()
        .ForCtorParam(nameof(GroupResponse.Countries), o => o.MapFrom(g => g.Countries.OrderBy(c => c.Country).Select(c => c.Country).ToList()));
}

/// <summary>Checks filters and page.</summary>
public sealed class ListGroupsValidator : AbstractValidator<ListGroupsQuery>
{
    /// <summary>The rules.</summary>
    public ListGroupsValidator()
    {
        RuleFor(q => q.Country).Country().When(q => q.Country is not null);
        RuleFor(q => q.Language).Language().When(q => q.Language is not null);
        RuleFor(q => q.Q).SearchQuery();
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads the directory by keyset on the slug.</summary>
public sealed class ListGroupsHandler(IMembershipDb db, ICursors cursors, IConfigurationProvider mapping) : IRequestHandler<ListGroupsQuery, Page<GroupResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<GroupResponse>> Handle(ListGroupsQuery request, CancellationToken cancellationToken)
    {
        var list = $"groups/{request.Path}/{request.Country}/{request.Language}/{request.Q}";
        var groups = db.Groups.In(request.Path);
        if (cursors.Position(list, request.Page) is [var after]) groups = groups.Where(g => string.Compare(g.Slug, after) > 0);
        if (request.Country is { } country) groups = groups.Where(g => g.Countries.Any(c => c.Country == country));
        if (request.Language is { } language) groups = groups.Where(g => g.Languages.Contains(language));
        foreach (var prefix in request.Q is null ? [] : SearchKeys.Prefixes(request.Q))
        {
            var word = " " + prefix;
            groups = groups.Where(g => g.SearchText.Contains(word));
        }
        var rows = await groups.OrderBy(g => g.Slug).Take(request.Page.Size + 1).ProjectTo<GroupResponse>(mapping).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.Slug], r => r);
    }
}

/// <summary>Reads one group.</summary>
public sealed class GetGroupHandler(IMembershipDb db, IConfigurationProvider mapping) : IRequestHandler<GetGroupQuery, GroupResponse>
{
    /// <inheritdoc/>
    public async Task<GroupResponse> Handle(GetGroupQuery request, CancellationToken cancellationToken) =>
        GroupErrors.NotFound.IfMissing(await db.Groups.In(request.Path).Where(g => g.Slug == request.Slug)
            .ProjectTo<GroupResponse>(mapping).SingleOrDefaultAsync(cancellationToken));
}
