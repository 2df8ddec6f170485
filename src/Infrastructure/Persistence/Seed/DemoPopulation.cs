using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>Somebody in the demo world.</summary>
/// <param name="Member">The membership.</param>
/// <param name="Chapter">The chapter where the person lives; null where there is none.</param>
/// <param name="Fate">What becomes of the membership in the end.</param>
/// <param name="Horizon">When it ends or is suspended; the present for those who stay.</param>
internal sealed record DemoPerson(Member Member, string? Chapter, MemberStatus Fate, DateTimeOffset Horizon)
{
    public bool Stays => Fate is MemberStatus.Active;
}

/// <summary>Makes the members: names and places at random, but the same at every run.</summary>
internal sealed class DemoPopulation(DemoClock clock, Random random)
{
    private const int Kenyans = 58;
    private const int PerChapter = 12;
    private const int Elsewhere = 5;

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>One of the demo accounts.</summary>
    public Member Join(DemoAccount account) =>
        Join(new Profile(account.Name, account.Country, account.City, account.Language), account.Email, clock.YearsAgo(account.YearsAgo),
            ConsentPurposes.Storage | ConsentPurposes.Email);

    /// <summary>Everybody else.</summary>
    public IEnumerable<DemoPerson> Everybody() =>
        from culture in DemoPeople.Cultures
        let people = culture.Chapter switch { "kenya" => Kenyans, null => Elsewhere, _ => PerChapter }
        from _ in Enumerable.Range(0, people)
        select Person(culture);

    private DemoPerson Person(DemoCulture culture)
    {
        var given = Pick(culture.Given);
        var family = random.NextDouble() < culture.OneWordShare ? null : Pick(culture.Family);
        string[] ends = [".com", ".net", ".org"];
        var email = string.Join('.', new[] { given.Latin, family?.Latin, $"{++_count}" }.OfType<string>()) + "@example" + ends[random.Next(ends.Length)];
        // More joined lately than long ago.
        var joined = clock.Between(clock.YearsAgo(0.03 + (9 * Math.Pow(random.NextDouble(), 1.7))), clock.DaysAgo(5));
        var member = Join(new Profile(new PersonName(given.Text, family?.Text), culture.Country, Pick(culture.Cities), culture.Language), email, joined, Consents());
        var fate = random.Next(100) switch { < 3 => MemberStatus.Suspended, < 9 => MemberStatus.Resigned, < 10 => MemberStatus.Terminated, _ => MemberStatus.Active };
        return new DemoPerson(member, culture.Chapter, fate, fate is MemberStatus.Active ? clock.Now : clock.Between(joined, clock.DaysAgo(1)));
    }

    private Member Join(Profile profile, string email, DateTimeOffset at, ConsentPurposes consents)
    {
        var context = new ConsentContext(at < clock.YearsAgo(2) ? "2023-06" : "2026-01", "web", at.AddMinutes(-20));
        var submission = new JoinSubmission(profile, EmailAddress.Parse(email), consents, context, passwordHash: "");
        Member member;
        do member = Member.Join(submission, at);
        while (!_numbers.Add(member.MemberNumber));
        return member;
    }

    private ConsentPurposes Consents() =>
        ConsentPurposes.Storage
        | (random.Next(10) < 8 ? ConsentPurposes.Email : ConsentPurposes.None)
        | (random.Next(10) < 5 ? ConsentPurposes.Directory : ConsentPurposes.None)
        | (random.Next(10) < 6 ? ConsentPurposes.ChapterSharing : ConsentPurposes.None);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}

/// <summary>Times of the demo world, in whole milliseconds, before the moment of seeding.</summary>
internal sealed class DemoClock(DateTimeOffset now, Random random)
{
    public DateTimeOffset Now { get; } = Whole(now);

    public DateTimeOffset YearsAgo(double years) => DaysAgo(years * 365.25);

    public DateTimeOffset DaysAgo(double days) => Whole(Now.AddDays(-days));

    /// <summary>A random time; the later end where the two have come out in the wrong order.</summary>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) => to <= from ? to : Whole(from + ((to - from) * random.NextDouble()));

    public static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
