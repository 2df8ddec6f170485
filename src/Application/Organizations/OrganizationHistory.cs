using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Every change of an organization's state, oldest first.</summary>
public sealed record GetOrganizationHistoryQuery(Guid Id, PageRequest Page) : IRequest<Page<HistoryEntry>>;

/// <summary>Checks the page.</summary>
public sealed class GetOrganizationHistoryValidator : AbstractValidator<GetOrganizationHistoryQuery>
{
    /// <summary>The rules.</summary>
    public GetOrganizationHistoryValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the ordinal.</summary>
public sealed class GetOrganizationHistoryHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, ICursors cursors)
    : IRequestHandler<GetOrganizationHistoryQuery, Page<HistoryEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<HistoryEntry>> Handle(GetOrganizationHistoryQuery request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.Id, RepresentativeRights.See, cancellationToken);
        CommonErrors.NotFound.Unless(await db.Organizations.AnyAsync(o => o.Id == request.Id, cancellationToken));
        var (page, list) = (request.Page, $"organization-history/{request.Id}");
        var after = cursors.Position(list, page) is [var ordinal] ? int.Parse(ordinal, CultureInfo.InvariantCulture) : 0;
        var rows = await db.OrganizationHistory.Where(h => h.OrganizationId == request.Id && h.Ordinal > after).OrderBy(h => h.Ordinal).Take(page.Size + 1)
            .Select(h => new HistoryEntry(h.Ordinal, h.At, h.From, h.To, h.Reason, h.ActorId)).ToListAsync(cancellationToken);
        var masked = rights.IsMasked(current.Actor);
        return rows.ToPage(page, cursors, list, r => [$"{r.Ordinal}"], r => masked ? r.Masked() : r);
    }
}
