using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>A page of a roll, in the order of the organizations' names.</summary>
public sealed record ListCouncilRollEntriesQuery(Guid RollId, PageRequest Page) : IRequest<Page<CouncilRollEntryResponse>>;

/// <summary>Checks the page.</summary>
public sealed class ListCouncilRollEntriesValidator : AbstractValidator<ListCouncilRollEntriesQuery>
{
    /// <summary>The rules.</summary>
    public ListCouncilRollEntriesValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads a page of a roll that is complete.</summary>
public sealed class ListCouncilRollEntriesHandler(IMembershipDb db, CouncilAccess access, CouncilRollEntries entries, ICursors cursors)
    : IRequestHandler<ListCouncilRollEntriesQuery, Page<CouncilRollEntryResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<CouncilRollEntryResponse>> Handle(ListCouncilRollEntriesQuery request, CancellationToken cancellationToken)
    {
        var sight = await access.RequireAsync(cancellationToken);
        var status = await db.CouncilRolls.Where(r => r.Id == request.RollId).Select(r => (CouncilRollStatus?)r.Status).SingleOrDefaultAsync(cancellationToken);
        CommonErrors.NotFound.Unless(status is not null);
        CouncilErrors.NotFrozen.Unless(status is CouncilRollStatus.Frozen);
        var list = $"council/rolls/{request.RollId}";
        var after = cursors.Position(list, request.Page) is [var key] ? key : null;
        var rows = await entries.RowsAsync(request.RollId, after, request.Page.Size + 1, cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.SortKey], r => r.Entry.For(sight));
    }
}
