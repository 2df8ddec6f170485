using System.Globalization;
using Membership.Application.Common;
using Membership.Domain.Council;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Council;

/// <summary>
/// Writes rolls, a portion in a transaction: the states of organizations and members come from their histories, and who represents whom from the
/// times of the appointments, and tiers from the days on which they began, so a roll of a past day is right although things have changed since.
/// Names of organizations are those of the day of writing.
/// </summary>
public sealed class CouncilRollWriter(IMembershipDb db, IOptions<CouncilOptions> options)
{
    /// <summary>How many organizations a portion looks at.</summary>
    public const int PortionSize = 500;

    /// <summary>Writes the next portion, whoever wrote the one before it; answers whether there is more to write.</summary>
    public Task<bool> WriteAsync(Guid rollId, int portionSize, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var roll = await db.CouncilRolls.AsTracking().SingleAsync(r => r.Id == rollId, ct);
        if (roll.Status is CouncilRollStatus.Frozen) return false;
        var (portion, position) = await NextAsync(roll, portionSize, ct);
        roll.Add(portion is null ? [] : await SeatsAsync(roll, portion, ct), position);
        return position is not null;
    }, cancellationToken);

    // The walk follows the times of application, which no rename moves; those of the same instant stay together.
    private async Task<(IQueryable<Organization>? Portion, string? Position)> NextAsync(CouncilRoll roll, int size, CancellationToken cancellationToken)
    {
        var asOf = roll.AsOf;
        var ahead = db.Organizations.Where(o => o.AppliedAt <= asOf);
        if (roll.Position is not null)
        {
            var after = new DateTimeOffset(long.Parse(roll.Position, CultureInfo.InvariantCulture), TimeSpan.Zero);
            ahead = ahead.Where(o => o.AppliedAt > after);
        }
        var times = await ahead.OrderBy(o => o.AppliedAt).Select(o => o.AppliedAt).Take(size).ToListAsync(cancellationToken);
        if (times.Count == 0) return (null, null);
        var last = times[^1];
        return (ahead.Where(o => o.AppliedAt <= last), times.Count < size ? null : last.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<IReadOnlyList<CouncilSeat>> SeatsAsync(CouncilRoll roll, IQueryable<Organization> portion, CancellationToken cancellationToken)
    {
        var asOf = roll.AsOf;
        var organizations = await (
            from o in portion
            select new
            {
                o.Id, o.SortKey, o.LegalName, o.Country,
                Tier = db.OrganizationTierHistory.Where(h => h.OrganizationId == o.Id && h.At <= asOf).OrderByDescending(h => h.Ordinal)
                    .Join(db.Tiers, h => h.TierId, t => t.Id, (_, t) => t.Code).FirstOrDefault(),
                State = db.OrganizationHistory.Where(h => h.OrganizationId == o.Id && h.At <= asOf).OrderByDescending(h => h.Ordinal).Select(h => h.To).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var appointed = await (
            from r in db.Representatives
            join o in portion on r.OrganizationId equals o.Id
            where r.From <= asOf && (r.Until == null || r.Until > asOf) && r.Role != RepresentativeRole.Billing
            select new
            {
                r.OrganizationId, r.Role, MemberId = r.MemberId!.Value,
                State = db.MemberHistory.Where(h => h.MemberId == r.MemberId && h.At <= asOf).OrderByDescending(h => h.Ordinal).Select(h => h.To).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var people = appointed.ToLookup(a => a.OrganizationId, a => new Holder(a.Role, a.MemberId, Parse<MemberStatus>(a.State)?.IsInGoodStanding() == true));
        return [.. organizations.Where(o => Parse<OrganizationStatus>(o.State)?.IsInGoodStanding() == true).Select(o => new CouncilSeat(
            o.SortKey, o.Id, o.LegalName, o.Country, Of(people[o.Id], RepresentativeRole.Principal)?.MemberId, Of(people[o.Id], RepresentativeRole.Alternate)?.MemberId,
            Voter(roll.Kind, people[o.Id])?.MemberId, roll.Kind is CouncilRollKind.Election ? options.Value.WeightOf(o.Tier ?? "") : 1))];
    }

    // One vote of an organization (rule 17): the first of these who is a member in good standing casts it.
    private static Holder? Voter(CouncilRollKind kind, IEnumerable<Holder> people)
    {
        RepresentativeRole[] order = kind is CouncilRollKind.Election
            ? [RepresentativeRole.Election, RepresentativeRole.Principal, RepresentativeRole.Alternate]
            : [RepresentativeRole.Principal, RepresentativeRole.Alternate];
        return order.Select(role => Of(people, role)).FirstOrDefault(h => h is { InGoodStanding: true });
    }

    private static Holder? Of(IEnumerable<Holder> people, RepresentativeRole role) => people.FirstOrDefault(h => h.Role == role);

    private static T? Parse<T>(string? state) where T : struct, Enum => Enum.TryParse<T>(state, ignoreCase: true, out var parsed) ? parsed : null;

    private sealed record Holder(RepresentativeRole Role, Guid MemberId, bool InGoodStanding);
}
