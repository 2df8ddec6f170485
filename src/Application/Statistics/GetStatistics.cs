using MediatR;
using Membership.Application.Common;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Membership.Application.Statistics;

/// <summary>Public counts of the whole body.</summary>
public sealed record GetStatisticsQuery : IRequest<StatisticsResponse>;

/// <summary>How large the body is; at most a minute old.</summary>
/// <param name="Members">Members in good standing.</param>
/// <param name="Countries">Countries they live in.</param>
/// <param name="Chapters">Chapters that take members.</param>
/// <param name="Sigs">SIGs and standing groups.</param>
/// <param name="WorkingGroups">Working groups.</param>
/// <param name="Organizations">Organization members in good standing.</param>
public sealed record StatisticsResponse(int Members, int Countries, int Chapters, int Sigs, int WorkingGroups, int Organizations);

/// <summary>Counts once for everyone who asks within the time that the configuration sets.</summary>
public sealed class GetStatisticsHandler(IMembershipDb db, IMemoryCache cache, IOptions<MembershipOptions> options)
    : IRequestHandler<GetStatisticsQuery, StatisticsResponse>
{
    /// <inheritdoc/>
    public async Task<StatisticsResponse> Handle(GetStatisticsQuery request, CancellationToken cancellationToken) =>
        (await cache.GetOrCreateAsync(nameof(GetStatisticsQuery), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(Math.Max(1, options.Value.StatisticsCacheSeconds));
            return CountAsync(cancellationToken);
        }))!;

    private async Task<StatisticsResponse> CountAsync(CancellationToken cancellationToken)
    {
        var members = db.Members.Where(Member.IsInGoodStanding);
        var open = Enum.GetValues<GroupStatus>().Where(s => s.TakesMembers()).ToList();
        var groups = await db.Groups.Where(g => open.Contains(g.Status))
            .GroupBy(g => g.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int Groups(params GroupKind[] kinds) => groups.Where(g => kinds.Contains(g.Kind)).Sum(g => g.Count);
        return new StatisticsResponse(
            await members.CountAsync(cancellationToken),
            await members.Select(m => m.Country).Distinct().CountAsync(cancellationToken),
            Groups(GroupKind.Chapter), Groups(GroupKind.Sig, GroupKind.StandingGroup), Groups(GroupKind.WorkingGroup),
            await db.Organizations.CountAsync(Organization.IsInGoodStanding, cancellationToken));
    }
}
