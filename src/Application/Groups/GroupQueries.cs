using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Groups;

/// <summary>The hot reads of this feature, compiled once per host (docs/performance.md).</summary>
public sealed class GroupQueries
{
    private readonly Func<DbContext, string, CancellationToken, Task<Group?>> _bySlug =
        EF.CompileAsyncQuery((DbContext db, string slug, CancellationToken _) => db.Set<Group>().SingleOrDefault(g => g.Slug == slug));

    // Rules 11 and 12: current terms of active members, with the group's own or the office's default rights.
    private readonly Func<DbContext, Guid, DateOnly, IAsyncEnumerable<Officer>> _officers =
        EF.CompileAsyncQuery((DbContext db, Guid groupId, DateOnly today) =>
            from term in db.Set<OfficeTerm>()
            where term.GroupId == groupId && term.From <= today && (term.Until == null || term.Until >= today) && term.EndedAt == null
            where db.Set<Enrollment>().Any(e => e.GroupId == term.GroupId && e.MemberId == term.MemberId && e.IsLive && e.Status == EnrollmentStatus.Active)
            join office in db.Set<Office>() on term.OfficeCode equals office.Code
            join grp in db.Set<Group>() on term.GroupId equals grp.Id
            join member in db.Set<Member>() on term.MemberId equals member.Id
            from own in db.Set<GroupOfficeRights>().Where(r => r.GroupId == term.GroupId && r.OfficeCode == term.OfficeCode).DefaultIfEmpty()
            select new Officer
            {
                TermId = term.Id,
                Office = term.OfficeCode,
                From = term.From,
                Until = term.Until,
                Rights = own != null ? own.Rights : grp.Kind == GroupKind.Chapter ? office.ChapterRights : office.InterestGroupRights,
                MemberId = member.Id,
                Email = member.Email,
                Name = new PersonName(member.GivenName, member.FamilyName),
                Language = member.Language,
                SortKey = member.SortKey,
            });

    /// <summary>One group by where it stands in the directory; refuses where there is none.</summary>
    public async Task<Group> GroupAsync(IMembershipDb db, GroupPath path, string slug, CancellationToken cancellationToken) =>
        await _bySlug(db.Context, slug, cancellationToken) is { } group && group.Kind.Path() == path ? group : throw new DomainException(GroupErrors.NotFound);

    /// <summary>Everyone in office on a day in one group: a handful.</summary>
    public async Task<IReadOnlyList<Officer>> OfficersAsync(IMembershipDb db, Guid groupId, DateOnly today, CancellationToken cancellationToken)
    {
        var officers = new List<Officer>();
        await foreach (var officer in _officers(db.Context, groupId, today).WithCancellation(cancellationToken)) officers.Add(officer);
        return officers;
    }
}
