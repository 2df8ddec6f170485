using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Tiers;

/// <summary>The tiers that can be chosen on a day, with the prices of that day; for everybody.</summary>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Kind">Only those that an organization of this kind may have.</param>
/// <param name="Page">Which page.</param>
public sealed record ListTiersQuery(DateOnly? On, OrganizationKind? Kind, PageRequest Page) : IRequest<Page<TierResponse>>;

/// <summary>One tier, whether it can be chosen or not, with the prices of a day.</summary>
public sealed record GetTierQuery(string Code, DateOnly? On) : IRequest<TierResponse>;

/// <summary>Checks the page.</summary>
public sealed class ListTiersValidator : AbstractValidator<ListTiersQuery>
{
    /// <summary>The rules.</summary>
    public ListTiersValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on rank and code.</summary>
public sealed class ListTiersHandler(IMembershipDb db, ICursors cursors, TimeProvider clock) : IRequestHandler<ListTiersQuery, Page<TierResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<TierResponse>> Handle(ListTiersQuery request, CancellationToken cancellationToken)
    {
        var on = request.On ?? clock.Today();
        var list = string.Create(CultureInfo.InvariantCulture, $"tiers/{on:yyyy-MM-dd}/{request.Kind}");
        var tiers = db.Tiers.Where(t => t.ValidFrom <= on && (t.ValidUntil == null || t.ValidUntil >= on));
        if (request.Kind is { } kind) tiers = tiers.Where(t => t.Kinds.Count == 0 || t.Kinds.Contains(kind));
        if (cursors.Position(list, request.Page) is [var position, var code] && int.Parse(position, CultureInfo.InvariantCulture) is var rank)
            tiers = tiers.Where(t => t.Rank > rank || (t.Rank == rank && string.Compare(t.Code, code) > 0));
        var rows = await tiers.OrderBy(t => t.Rank).ThenBy(t => t.Code).Take(request.Page.Size + 1).Include(t => t.Prices).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, t => [t.Rank.ToString(CultureInfo.InvariantCulture), t.Code], t => TierResponse.Of(t, on));
    }
}

/// <summary>Reads one tier.</summary>
public sealed class GetTierHandler(IMembershipDb db, TimeProvider clock) : IRequestHandler<GetTierQuery, TierResponse>
{
    /// <inheritdoc/>
    public async Task<TierResponse> Handle(GetTierQuery request, CancellationToken cancellationToken) => TierResponse.Of(
        CommonErrors.NotFound.IfMissing(await db.Tiers.Include(t => t.Prices).SingleOrDefaultAsync(t => t.Code == request.Code, cancellationToken)), request.On ?? clock.Today());
}
