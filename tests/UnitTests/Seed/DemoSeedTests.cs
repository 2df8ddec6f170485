using Membership.Application.Dues;
using Membership.Domain.Organizations;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence.Seed;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.UnitTests.Seed;

/// <summary>The demo world is told relative to the day of the first start, and must be true on every day of the year.</summary>
public sealed class DemoSeedTests
{
    private static readonly IPasswordHasher<Account> Hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

    [Theory]
    [InlineData(2027, 1, 1)]
    [InlineData(2027, 1, 15)]
    [InlineData(2028, 2, 29)]
    [InlineData(2027, 3, 31)]
    [InlineData(2026, 11, 2)]
    [InlineData(2026, 12, 31)]
    public async Task Somebody_is_in_every_state_whenever_it_begins(int year, int month, int day)
    {
        await using var database = await new MemoryDatabase().CreatedAsync();
        var clock = new StoppedClock { Now = new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero) };
        await using var db = database.Open();

        await new DemoSeed(db, Hasher, Options.Create(new DuesOptions()), clock).EnsureAsync(CancellationToken.None);

        var organizations = await db.Organizations.ToListAsync();
        Assert.Empty(Enum.GetValues<OrganizationStatus>().Except(organizations.Select(o => o.Status)));
        Assert.All(organizations.Where(o => o.InGoodStanding), o => Assert.Equal(o.Status is OrganizationStatus.Grace, o.TermUntil < new DateOnly(year, month, day)));
    }
}
