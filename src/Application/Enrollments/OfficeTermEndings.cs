using Membership.Application.Common;
using Membership.Domain.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>Rule 11: whoever is no longer a member of the group holds no office in it.</summary>
public sealed class OfficeTermEndings(IMembershipDb db)
{
    /// <summary>Ends the terms that rested on an enrollment which has ended.</summary>
    public async Task EndAsync(Enrollment enrollment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var terms = await db.OfficeTerms.AsTracking()
            .Where(t => t.GroupId == enrollment.GroupId && t.MemberId == enrollment.MemberId && t.EndedAt == null).ToListAsync(cancellationToken);
        foreach (var term in terms) term.End(now);
    }
}
