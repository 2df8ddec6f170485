using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>How many members and requests a group has, for every officer and staff: all that a treasurer sees of them (rule 13).</summary>
public sealed record CountEnrollmentsQuery(GroupPath Path, string Slug) : IRequest<EnrollmentCounts>;

/// <summary>Counts of one group.</summary>
/// <param name="Requested">Requests that wait for a decision.</param>
/// <param name="Active">Members.</param>
/// <param name="Suspended">Suspended members.</param>
public sealed record EnrollmentCounts(int Requested, int Active, int Suspended);

/// <summary>Counts along the group's index.</summary>
public sealed class CountEnrollmentsHandler(IMembershipDb db, Officers officers, EnrollmentAccess access, ICurrentActor current)
    : IRequestHandler<CountEnrollmentsQuery, EnrollmentCounts>
{
    /// <inheritdoc/>
    public async Task<EnrollmentCounts> Handle(CountEnrollmentsQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        if (!current.Actor.IsAuditor && !current.Actor.IsClientWith(KnownScopes.MembersRead))
            await access.RequireAsync(group.Id, OfficeRights.SeeCounts, cancellationToken);
        var counts = await db.Enrollments.Where(e => e.GroupId == group.Id
                && (e.Status == EnrollmentStatus.Requested || e.Status == EnrollmentStatus.Active || e.Status == EnrollmentStatus.Suspended))
            .GroupBy(e => e.Status).Select(s => new { Status = s.Key, Count = s.Count() }).ToListAsync(cancellationToken);
        int Of(EnrollmentStatus status) => counts.Where(c => c.Status == status).Sum(c => c.Count);
        return new EnrollmentCounts(Of(EnrollmentStatus.Requested), Of(EnrollmentStatus.Active), Of(EnrollmentStatus.Suspended));
    }
}
