using Membership.Application.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;

namespace Membership.Application.Groups;

/// <summary>Somebody in office now, with what the office may do in that group.</summary>
public sealed class Officer
{
    public required Guid TermId { get; init; }
    public required Guid GroupId { get; init; }
    public required Guid MemberId { get; init; }
    public required string Office { get; init; }
    public required OfficeRights Rights { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly? Until { get; init; }
}

/// <summary>Rules 11 and 12 as one query: current terms of active members, with the group's own or the office's default rights.</summary>
public static class Officers
{
    /// <summary>Everyone in office on a day.</summary>
    public static IQueryable<Officer> OfficersOn(this IMembershipDb db, DateOnly today) =>
        from term in db.OfficeTerms
        where term.From <= today && (term.Until == null || term.Until >= today) && term.EndedAt == null
        where db.Enrollments.Any(e => e.GroupId == term.GroupId && e.MemberId == term.MemberId && e.IsLive && e.Status == EnrollmentStatus.Active)
        join office in db.Offices on term.OfficeCode equals office.Code
        join grp in db.Groups on term.GroupId equals grp.Id
        from own in db.GroupOfficeRights.Where(r => r.GroupId == term.GroupId && r.OfficeCode == term.OfficeCode).DefaultIfEmpty()
        select new Officer
        {
            TermId = term.Id,
            GroupId = term.GroupId,
            MemberId = term.MemberId,
            Office = term.OfficeCode,
            Rights = own != null ? own.Rights : grp.Kind == GroupKind.Chapter ? office.ChapterRights : office.InterestGroupRights,
            From = term.From,
            Until = term.Until,
        };

    /// <summary>The current day in UTC, which terms are counted by.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
