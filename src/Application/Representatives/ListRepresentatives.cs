using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>Which representatives of an organization are asked for.</summary>
public enum RepresentativeFilter
{
    /// <summary>Those in office.</summary>
    Current,

    /// <summary>Those who are invited.</summary>
    Invited,

    /// <summary>Everybody who ever was, too.</summary>
    All,
}

/// <summary>Who represents an organization, newest first.</summary>
public sealed record ListRepresentativesQuery(Guid OrganizationId, RepresentativeFilter Filter, PageRequest Page) : IRequest<Page<RepresentativeResponse>>;

/// <summary>Checks the page.</summary>
public sealed class ListRepresentativesValidator : AbstractValidator<ListRepresentativesQuery>
{
    /// <summary>The rules.</summary>
    public ListRepresentativesValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the time of the appointment.</summary>
public sealed class ListRepresentativesHandler(
    IMembershipDb db, OrganizationAccess access, RepresentativeView view, ICurrentActor current, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListRepresentativesQuery, Page<RepresentativeResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<RepresentativeResponse>> Handle(ListRepresentativesQuery request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.OrganizationId, RepresentativeRights.See, cancellationToken);
        CommonErrors.NotFound.Unless(await db.Organizations.AnyAsync(o => o.Id == request.OrganizationId, cancellationToken));
        var acts = rights.HasFlag(RepresentativeRights.Act);
        var sight = new RepresentativeSight(Masked: current.Actor.IsAuditor && !acts, Full: acts && current.Actor.IsMember);
        var list = $"representatives/{request.OrganizationId}/{request.Filter}";
        var (position, now) = (TimePosition.Of(cursors, list, request.Page), clock.GetUtcNow());
        var found = db.Representatives.Where(r => r.OrganizationId == request.OrganizationId && r.AppointedAt <= position.At);
        if (request.Filter is RepresentativeFilter.Current) found = found.Where(r => r.IsCurrent);
        if (request.Filter is RepresentativeFilter.Invited) found = found.Where(r => r.IsInvited && r.InvitedUntil >= now);
        var rows = await found.OrderByDescending(r => r.AppointedAt).ThenBy(r => r.Id).Skip(position.Shown).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        var (page, next) = position.Cut(rows, request.Page, cursors, list, r => r.AppointedAt);
        return new Page<RepresentativeResponse>(await view.ShowAsync(page, sight, cancellationToken), next);
    }
}
