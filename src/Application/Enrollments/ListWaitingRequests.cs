using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>The requests that wait for the signed-in officer, in all groups where one of their offices may approve members; oldest first.</summary>
public sealed record ListWaitingRequestsQuery(int Limit) : IRequest<IReadOnlyList<EnrollmentResponse>>;

/// <summary>Reads the officer's groups, then the oldest requests of them.</summary>
public sealed class ListWaitingRequestsHandler(IMembershipDb db, ICurrentActor current, TimeProvider clock, IConfigurationProvider mapping)
    : IRequestHandler<ListWaitingRequestsQuery, IReadOnlyList<EnrollmentResponse>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<EnrollmentResponse>> Handle(ListWaitingRequestsQuery request, CancellationToken cancellationToken)
    {
        var me = current.Actor.MemberId;
        var offices = await db.OfficersOn(clock.Today()).Where(o => o.MemberId == me)
            .Select(o => new { o.GroupId, o.Rights }).ToListAsync(cancellationToken);
        var groups = offices.Where(o => o.Rights.HasFlag(OfficeRights.ApproveMembers)).Select(o => o.GroupId).Distinct().ToList();
        if (groups.Count == 0) return [];
        var waiting = db.Enrollments.Where(e => groups.Contains(e.GroupId) && e.Status == EnrollmentStatus.Requested && e.MemberId != me);
        return await db.Matches(waiting).OrderBy(x => x.Enrollment.RequestedAt).Take(request.Limit)
            .ProjectTo<EnrollmentResponse>(mapping).ToListAsync(cancellationToken);
    }
}
