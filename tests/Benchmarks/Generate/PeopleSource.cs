using System.Collections;
using System.Globalization;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence.Seed;

namespace Membership.Benchmarks.Generate;

/// <summary>Invents members: the demo world's names, some of them common and some rare, in countries of very different size.</summary>
internal sealed class PeopleSource(Random random)
{
    // Chances of a country beside the others' 2.
    private static readonly Dictionary<string, int> Weights = new(StringComparer.Ordinal)
    {
        ["IN"] = 9, ["CN"] = 9, ["US"] = 10, ["BR"] = 7, ["NG"] = 6, ["JP"] = 4, ["FR"] = 4, ["DE"] = 4, ["MX"] = 4, ["IS"] = 1, ["TT"] = 1, ["PS"] = 1,
    };

    private static readonly DemoCulture[] Cultures =
        [.. DemoPeople.Cultures.SelectMany(c => Enumerable.Repeat(c, Weights.GetValueOrDefault(c.Country, 2)))];

    // Random numbers of a million members do meet, and the unique index would refuse the second.
    private readonly BitArray _numbers = new(100_000_000);
    private int _count;

    /// <summary>Somebody new.</summary>
    public Member Join(DateTimeOffset at)
    {
        var culture = Cultures[random.Next(Cultures.Length)];
        var given = Pick(culture.Given);
        var family = random.NextDouble() < culture.OneWordShare ? null : Pick(culture.Family);
        var name = new PersonName(
            random.Next(8) == 0 ? $"{given.Text} {Pick(culture.Given).Text}" : given.Text,
            family is null ? null : random.Next(10) == 0 ? $"{family.Text}-{Pick(culture.Family).Text}" : family.Text);
        var number = (++_count).ToString(CultureInfo.InvariantCulture);
        var email = family is null ? $"{given.Latin}.{number}@example.net" : $"{given.Latin}.{family.Latin}.{number}@example.com";
        return Join(new Profile(name, culture.Country, Pick(culture.Cities), culture.Language), email, at);
    }

    /// <summary>Somebody whose profile is known.</summary>
    public Member Join(Profile profile, string email, DateTimeOffset at)
    {
        var consents = ConsentPurposes.Storage | (ConsentPurposes)(random.Next(8) << 1);
        var submission = new JoinSubmission(profile, EmailAddress.Parse(email), consents, new ConsentContext("2026-01", "import", at), passwordHash: "");
        while (true)
        {
            var member = Member.Join(submission, at);
            var number = int.Parse(member.MemberNumber.AsSpan(0, 8), CultureInfo.InvariantCulture);
            if (_numbers[number]) continue;
            _numbers[number] = true;
            return member;
        }
    }

    // The first of a list are about three times as common as the last.
    private T Pick<T>(IReadOnlyList<T> list) => list[(int)(list.Count * Math.Pow(random.NextDouble(), 1.5))];
}
