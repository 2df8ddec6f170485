using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Microsoft.EntityFrameworkCore;

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

/// <summary>Reads current terms, by name.</summary>
public sealed class ListOfficersHandler(IMembershipDb db, ICursors cursors, TimeProvider clock) : IRequestHandler<ListOfficersQuery, Page<OfficerResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<OfficerResponse>> Handle(ListOfficersQuery request, CancellationToken cancellationToken)
    {
        var group = await db.GroupAsync(request.Path, request.Slug, cancellationToken);
        var list = $"officers/{group.Id}";
        var officers = from o in db.OfficersOn(clock.Today())
                       where o.GroupId == @group.Id
                       join m in db.Members on o.MemberId equals m.Id
                       select new { o.TermId, o.Office, o.From, o.Until, m.GivenName, m.FamilyName, m.SortKey };
        if (cursors.Position(list, request.Page) is [var sortKey, var office])
            officers = officers.Where(o => string.Compare(o.SortKey, sortKey) >= 0
                && (string.Compare(o.SortKey, sortKey) > 0 || string.Compare(o.Office, office) > 0));
        var rows = await officers.OrderBy(o => o.SortKey).ThenBy(o => o.Office).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        var page = rows.ToPage(request.Page, cursors, list, r => [r.SortKey, r.Office], r => r);
        return new Page<OfficerResponse>(
            [.. page.Items.Select(r => new OfficerResponse(r.TermId, r.Office, new Domain.Members.PersonName(r.GivenName, r.FamilyName).Display, r.From, r.Until))],
            page.Next);
    }
}
