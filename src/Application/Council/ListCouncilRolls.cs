using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>The rolls, newest first; for staff and those who sit on the council.</summary>
/// <param name="Kind">Only those for this.</param>
/// <param name="Page">Which page.</param>
public sealed record ListCouncilRollsQuery(CouncilRollKind? Kind, PageRequest Page) : IRequest<Page<CouncilRollResponse>>;

/// <summary>One roll; for staff and those who sit on the council.</summary>
public sealed record GetCouncilRollQuery(Guid Id) : IRequest<CouncilRollResponse>;

/// <summary>Checks the page.</summary>
public sealed class ListCouncilRollsValidator : AbstractValidator<ListCouncilRollsQuery>
{
    /// <summary>The rules.</summary>
    public ListCouncilRollsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on time.</summary>
public sealed class ListCouncilRollsHandler(IMembershipDb db, CouncilAccess access, ICursors cursors) : IRequestHandler<ListCouncilRollsQuery, Page<CouncilRollResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<CouncilRollResponse>> Handle(ListCouncilRollsQuery request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(cancellationToken);
        var list = $"council/rolls/{request.Kind}";
        var rolls = db.CouncilRolls.AsQueryable();
        if (request.Kind is { } kind) rolls = rolls.Where(r => r.Kind == kind);
        if (cursors.Position(list, request.Page) is [var before]) rolls = rolls.Where(r => string.Compare(r.SortKey, before) < 0);
        var page = await rolls.OrderByDescending(r => r.SortKey).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        return page.ToPage(request.Page, cursors, list, r => [r.SortKey], CouncilRollResponse.Of);
    }
}

/// <summary>Reads one roll.</summary>
public sealed class GetCouncilRollHandler(IMembershipDb db, CouncilAccess access) : IRequestHandler<GetCouncilRollQuery, CouncilRollResponse>
{
    /// <inheritdoc/>
    public async Task<CouncilRollResponse> Handle(GetCouncilRollQuery request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(cancellationToken);
        return CommonErrors.NotFound.IfMissing(
            await db.CouncilRolls.Where(r => r.Id == request.Id).Select(CouncilRollResponse.Projection).SingleOrDefaultAsync(cancellationToken));
    }
}
