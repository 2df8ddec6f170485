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
public sealed class ListWaitingRequestsHandler(IMembershipDb db, Officers officers, ICurrentActor current, IConfigurationProvider mapping)
    : IRequestHandler<ListWaitingRequestsQuery, IReadOnlyList<EnrollmentResponse>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<EnrollmentResponse>> Handle(ListWaitingRequestsQuery request, CancellationToken cancellationToken)
    {
        var me = current.Actor.MemberId;
        var candidates = await db.OfficeTerms.Where(t => t.MemberId == me && t.EndedAt == null).Select(t => t.GroupId).Distinct().ToListAsync(cancellationToken);
        var groups = new List<Guid>();
        // A person leads one or two groups, so asking for each is cheap and keeps one definition of who is in office.
        foreach (var id in candidates)
            if ((await officers.RightsAsync(id, me, cancellationToken)).HasFlag(OfficeRights.ApproveMembers)) groups.Add(id);
        if (groups.Count == 0) return [];
        var waiting = db.Enrollments.Where(e => groups.Contains(e.GroupId) && e.Status == EnrollmentStatus.Requested && e.MemberId != me);
        return await db.Matches(waiting).OrderBy(x => x.Enrollment.RequestedAt).Take(request.Limit)
            .ProjectTo<EnrollmentResponse>(mapping).ToListAsync(cancellationToken);
    }
}
