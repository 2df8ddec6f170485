using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Tiers;

/// <summary>All prices that a tier ever had and will have, in the order in which they were added; for staff.</summary>
public sealed record ListTierPricesQuery(string Code, PageRequest Page) : IRequest<Page<TierPriceResponse>>;

/// <summary>Checks the page.</summary>
public sealed class ListTierPricesValidator : AbstractValidator<ListTierPricesQuery>
{
    /// <summary>The rules.</summary>
    public ListTierPricesValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the ordinal.</summary>
public sealed class ListTierPricesHandler(IMembershipDb db, ICurrentActor current, ICursors cursors) : IRequestHandler<ListTierPricesQuery, Page<TierPriceResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<TierPriceResponse>> Handle(ListTierPricesQuery request, CancellationToken cancellationToken)
    {
        CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator || current.Actor.IsAuditor);
        CommonErrors.NotFound.Unless(await db.Tiers.AnyAsync(t => t.Code == request.Code, cancellationToken));
        var list = $"tiers/{request.Code}/prices";
        var after = cursors.Position(list, request.Page) is [var ordinal] ? int.Parse(ordinal, CultureInfo.InvariantCulture) : 0;
        var rows = await db.Tiers.Where(t => t.Code == request.Code).SelectMany(t => t.Prices).Where(p => p.Ordinal > after)
            .OrderBy(p => p.Ordinal).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, p => [p.Ordinal.ToString(CultureInfo.InvariantCulture)], TierPriceResponse.Of);
    }
}
