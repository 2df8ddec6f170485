using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>The hot reads of this feature, compiled once per host (docs/performance.md).</summary>
public sealed class MemberQueries
{
    /// <summary>One member by id, or null.</summary>
    public Func<DbContext, Guid, CancellationToken, Task<MemberResponse?>> ById { get; } =
        EF.CompileAsyncQuery((DbContext db, Guid id, CancellationToken _) => db.Set<Member>().Where(m => m.Id == id)
            .Select(m => new MemberResponse(m.Id, m.MemberNumber, m.Status, m.GivenName, m.FamilyName, m.Email, m.Country,
                m.City, m.Language, m.JoinedAt) { Version = m.Version })
            .SingleOrDefault());
}
