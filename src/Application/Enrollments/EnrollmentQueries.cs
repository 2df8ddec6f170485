using Membership.Application.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>The hot reads of this feature, compiled once per host (docs/performance.md).</summary>
public sealed class EnrollmentQueries
{
    private readonly Func<DbContext, Guid, EnrollmentStatus, string, int, IAsyncEnumerable<RosterRow>> _roster =
        EF.CompileAsyncQuery((DbContext db, Guid groupId, EnrollmentStatus status, string after, int count) =>
            (from e in db.Set<Enrollment>()
             where e.GroupId == groupId && e.Status == status && string.Compare(e.SortKey, after) > 0
             orderby e.SortKey
             join m in db.Set<Member>() on e.MemberId equals m.Id
             select new RosterRow
             {
                 Key = e.SortKey,
                 Entry = new RosterEntry(e.Id, m.Id, m.GivenName, m.FamilyName, m.Email, e.Country, m.City, e.JoinedAt, e.Status),
             }).Take(count));

    /// <summary>Whether a member has a live enrollment in a group.</summary>
    public Func<DbContext, Guid, Guid, CancellationToken, Task<bool>> LiveExists { get; } =
        EF.CompileAsyncQuery((DbContext db, Guid groupId, Guid memberId, CancellationToken _) =>
            db.Set<Enrollment>().Any(e => e.GroupId == groupId && e.MemberId == memberId && e.IsLive));

    /// <summary>The rows of a roster without filters, by name, after a key.</summary>
    public async Task<List<RosterRow>> RosterAsync(
        IMembershipDb db, Guid groupId, EnrollmentStatus status, string? after, int count, CancellationToken cancellationToken)
    {
        var rows = new List<RosterRow>(count);
        await foreach (var row in _roster(db.Context, groupId, status, after ?? "", count).WithCancellation(cancellationToken)) rows.Add(row);
        return rows;
    }
}
