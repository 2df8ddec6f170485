using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Audit;

/// <summary>The audit trail, newest first; staff only.</summary>
/// <param name="GroupId">Only what concerns this group.</param>
/// <param name="OrganizationId">Only what concerns this organization.</param>
/// <param name="Page">Which page.</param>
public sealed record ListAuditEventsQuery(Guid? GroupId, Guid? OrganizationId, PageRequest Page) : IRequest<Page<AuditEventResponse>>;

/// <summary>One line of the audit trail.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Action">What, for example <c>roster.download</c>.</param>
/// <param name="Outcome"><c>done</c>, or the code of the refusal.</param>
/// <param name="ActorId">The member who did it; null for machine clients.</param>
/// <param name="ClientId">The application it came through.</param>
/// <param name="GroupId">The group concerned.</param>
/// <param name="MemberId">The member concerned.</param>
/// <param name="OrganizationId">The organization concerned.</param>
/// <param name="Reason">Why, where it had to be said.</param>
/// <param name="Detail">What exactly, for example the office and its rights.</param>
public sealed record AuditEventResponse(
    Guid Id, DateTimeOffset At, string Action, string Outcome, Guid? ActorId, string? ClientId, Guid? GroupId, Guid? MemberId, Guid? OrganizationId,
    string? Reason, string? Detail);

/// <summary>A row of the trail, as the database returns it.</summary>
public sealed record AuditRow(string SortKey, AuditEventResponse Event);

/// <summary>Projects audit events.</summary>
public sealed class AuditProfile : AutoMapper.Profile
{
    /// <summary>Column by column.</summary>
    public AuditProfile()
    {
        CreateProjection<AuditEvent, AuditEventResponse>();
        CreateProjection<AuditEvent, AuditRow>().ForCtorParam(nameof(AuditRow.Event), o => o.MapFrom(e => e));
    }
}

/// <summary>Checks the page.</summary>
public sealed class ListAuditEventsValidator : AbstractValidator<ListAuditEventsQuery>
{
    /// <summary>The rules.</summary>
    public ListAuditEventsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on time.</summary>
public sealed class ListAuditEventsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<ListAuditEventsQuery, Page<AuditEventResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<AuditEventResponse>> Handle(ListAuditEventsQuery request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireStaff(current.Actor);
        var list = $"audit/{request.GroupId}/{request.OrganizationId}";
        var events = db.AuditEvents.AsQueryable();
        if (request.GroupId is { } groupId) events = events.Where(e => e.GroupId == groupId);
        if (request.OrganizationId is { } organizationId) events = events.Where(e => e.OrganizationId == organizationId);
        if (cursors.Position(list, request.Page) is [var before]) events = events.Where(e => string.Compare(e.SortKey, before) < 0);
        var rows = await events.OrderByDescending(e => e.SortKey).Take(request.Page.Size + 1).ProjectTo<AuditRow>(mapping).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.SortKey], r => r.Event);
    }
}
