using Membership.Application.Common;
using Membership.Application.Mail;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Groups;

/// <summary>Somebody in office now, with what the office may do in that group.</summary>
public sealed class Officer
{
    public required Guid TermId { get; init; }
    public required string Office { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly? Until { get; init; }
    public required OfficeRights Rights { get; init; }
    public required Guid MemberId { get; init; }
    public required string Email { get; init; }
    public required PersonName Name { get; init; }
    public required string Language { get; init; }
    public required string SortKey { get; init; }

    /// <summary>How the officer is written to.</summary>
    public Recipient Recipient => new(Email, Name.Display, Language);
}

/// <summary>Groups and their officers, as the use cases read them.</summary>
public sealed class Officers(IMembershipDb db, GroupQueries queries, TimeProvider clock)
{
    /// <summary>One group by where it stands in the directory; refuses where there is none.</summary>
    public Task<Group> GroupAsync(GroupPath path, string slug, CancellationToken cancellationToken) => queries.GroupAsync(db, path, slug, cancellationToken);

    /// <summary>Everyone in office today; terms are counted by the day in UTC.</summary>
    public Task<IReadOnlyList<Officer>> OfAsync(Guid groupId, CancellationToken cancellationToken) =>
        queries.OfficersAsync(db, groupId, clock.Today(), cancellationToken);

    /// <summary>What a member's offices permit in a group today.</summary>
    public async Task<OfficeRights> RightsAsync(Guid groupId, Guid? memberId, CancellationToken cancellationToken) =>
        (await OfAsync(groupId, cancellationToken)).Where(o => o.MemberId == memberId).Aggregate(OfficeRights.None, (sum, o) => sum | o.Rights);

    /// <summary>Whether any office that the member holds today, in whichever group, carries the right.</summary>
    public async Task<bool> HoldsAnywhereAsync(Guid memberId, OfficeRights right, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var groups = await db.OfficeTerms.Where(t => t.MemberId == memberId && t.EndedAt == null && t.From <= today && (t.Until == null || t.Until >= today))
            .Select(t => t.GroupId).Distinct().ToListAsync(cancellationToken);
        foreach (var group in groups)
        {
            if ((await RightsAsync(group, memberId, cancellationToken)).HasFlag(right)) return true;
        }
        return false;
    }
}
