using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>The hot reads of this feature, compiled once per host (docs/performance.md).</summary>
public sealed class MemberQueries
{
    // A member whose name has two words with this beginning is listed once, under the first of them.
    private readonly Func<DbContext, string, string, string, int, IAsyncEnumerable<MemberRow>> _beginning =
        EF.CompileAsyncQuery((DbContext db, string first, string end, string after, int count) =>
            (from t in db.Set<MemberSearchTerm>()
             where string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0 && string.Compare(t.Key, after) > 0
                 && !db.Set<MemberSearchTerm>().Any(o => o.MemberId == t.MemberId && string.Compare(o.Key, first) >= 0 && string.Compare(o.Key, t.Key) < 0)
             orderby t.Key
             join m in db.Set<Member>() on t.MemberId equals m.Id
             select new MemberRow(t.Key, new MemberResponse(m.Id, m.MemberNumber, m.Status, m.GivenName, m.FamilyName, m.Email, m.Country,
                 m.City, m.Language, m.JoinedAt) { Version = m.Version })).Take(count));

    /// <summary>One member to work with, or null; not tracked.</summary>
    public Func<DbContext, Guid, CancellationToken, Task<Member?>> Entity { get; } =
        EF.CompileAsyncQuery((DbContext db, Guid id, CancellationToken _) => db.Set<Member>().SingleOrDefault(m => m.Id == id));

    /// <summary>One member by id, or null.</summary>
    public Func<DbContext, Guid, CancellationToken, Task<MemberResponse?>> ById { get; } =
        EF.CompileAsyncQuery((DbContext db, Guid id, CancellationToken _) => db.Set<Member>().Where(m => m.Id == id)
            .Select(m => new MemberResponse(m.Id, m.MemberNumber, m.Status, m.GivenName, m.FamilyName, m.Email, m.Country,
                m.City, m.Language, m.JoinedAt) { Version = m.Version })
            .SingleOrDefault());

    /// <summary>Members of whose words one has this beginning, in the order of the words, after a key.</summary>
    public async Task<List<MemberRow>> BeginningAsync(IMembershipDb db, string prefix, string? after, int count, CancellationToken cancellationToken)
    {
        var rows = new List<MemberRow>(count);
        var (first, end) = SearchKeys.RangeOf(prefix);
        await foreach (var row in _beginning(db.Context, first, end, after ?? "", count).WithCancellation(cancellationToken)) rows.Add(row);
        return rows;
    }
}
