using System.Globalization;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence.Seed;

namespace Membership.Benchmarks.Generate;

/// <summary>A group of the generated world.</summary>
/// <param name="Group">The group.</param>
/// <param name="Chair">In it from the first day; decides on the requests of the others.</param>
internal sealed record PlannedGroup(Group Group, Member Chair);

/// <summary>
/// Which groups there are: <c>large</c>, then <c>group-001</c> and so on with a long tail. The last fifth are SIGs, all others
/// chapters.
/// </summary>
internal sealed class GroupPlan
{
    /// <summary>The slug of the largest chapter.</summary>
    public const string LargeSlug = "large";

    private readonly double[] _upTo;

    public GroupPlan(int groups, int members, int largest, PeopleSource people, DateTimeOffset founded)
    {
        All = [.. Enumerable.Range(0, groups).Select(i => Plan(i, i >= groups - (groups / 5), people.Join(founded)))];
        // Shares fall with the rank, and none comes near the largest.
        var sum = Enumerable.Range(1, groups).Sum(i => 1.0 / i);
        var most = 0.8 * largest / members;
        double total = 0;
        _upTo = [.. Enumerable.Range(1, groups - 1).Select(i => total += Math.Min(1 / (i * sum), most))];
    }

    public IReadOnlyList<PlannedGroup> All { get; }

    public PlannedGroup Large => All[0];

    /// <summary>A group other than the largest, by chance; null where the chance leaves somebody without.</summary>
    public PlannedGroup? Pick(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble());
        var index = found < 0 ? ~found : found;
        return index < _upTo.Length ? All[index + 1] : null;
    }

    private static PlannedGroup Plan(int index, bool isSig, Member chair)
    {
        var slug = index == 0 ? LargeSlug : string.Create(CultureInfo.InvariantCulture, $"group-{index:D3}");
        var countries = DemoPeople.Cultures.Select(c => c.Country).Distinct(StringComparer.Ordinal).ToArray();
        var group = isSig
            ? new Group(GroupKind.Sig, slug, $"Interest {index} SIG", GroupStatus.Active, chair.JoinedAt)
            : new Group(GroupKind.Chapter, slug, $"Place {index} Chapter", GroupStatus.Chartered, chair.JoinedAt)
                .Serving(index == 0 ? countries : [countries[index % countries.Length]]);
        group.Description = "Made for measurements.";
        group.AgreementSignedOn = isSig ? null : DateOnly.FromDateTime(chair.JoinedAt.UtcDateTime);
        return new PlannedGroup(group.Speaking("en"), chair);
    }
}
