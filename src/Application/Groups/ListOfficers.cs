using FluentValidation;
using MediatR;
using Membership.Application.Common;

namespace Membership.Application.Groups;

/// <summary>Who leads a group now; public, because leaders speak for it.</summary>
public sealed record ListOfficersQuery(GroupPath Path, string Slug, PageRequest Page) : IRequest<Page<OfficerResponse>>;

/// <summary>An officer as everyone may see them.</summary>
/// <param name="Id">The term's identifier.</param>
/// <param name="Office">Code of the office, for example <c>secretary</c>.</param>
/// <param name="Name">The officer's name.</param>
/// <param name="From">First day in office.</param>
/// <param name="Until">Last day in office; null while no end is set.</param>
public sealed record OfficerResponse(Guid Id, string Office, string Name, DateOnly From, DateOnly? Until);

/// <summary>Checks the page.</summary>
public sealed class ListOfficersValidator : AbstractValidator<ListOfficersQuery>
{
    /// <summary>The rules.</summary>
    public ListOfficersValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads current terms, by name; those of one group are a handful, so pages are cut in memory.</summary>
public sealed class ListOfficersHandler(Officers officers, ICursors cursors) : IRequestHandler<ListOfficersQuery, Page<OfficerResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<OfficerResponse>> Handle(ListOfficersQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var list = $"officers/{group.Id}";
        var after = cursors.Position(list, request.Page) is [var key] ? key : "";
        var rows = (await officers.OfAsync(group.Id, cancellationToken))
            .Where(o => string.CompareOrdinal(Key(o), after) > 0).OrderBy(Key, StringComparer.Ordinal).Take(request.Page.Size + 1).ToList();
        var page = rows.ToPage(request.Page, cursors, list, o => [Key(o)], o => o);
        return new Page<OfficerResponse>([.. page.Items.Select(o => new OfficerResponse(o.TermId, o.Office, o.Name.Display, o.From, o.Until))], page.Next);
    }

    private static string Key(Officer officer) => officer.SortKey + officer.Office;
}
