using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Membership.UnitTests.Identity;

/// <summary>A check takes the rounds that are wanted today, whenever the hash was made.</summary>
public sealed class PasswordHashingTests
{
    [Theory]
    [InlineData(1000, 1000, 0)]
    [InlineData(1000, 3000, 2000)]
    [InlineData(3000, 1000, 0)]
    public void A_hash_of_fewer_rounds_lacks_the_others(int made, int wanted, int missing) => Assert.Equal(missing, PasswordHashing.MissingRounds(HashOf(made, "secret"), wanted));

    [Theory]
    [InlineData("")]
    [InlineData("AQ==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64")]
    public void What_is_no_hash_of_this_format_lacks_nothing_that_could_be_counted(string stored) => Assert.Equal(0, PasswordHashing.MissingRounds(stored, 1000));

    [Fact]
    public async Task A_hash_of_fewer_rounds_still_fits_and_is_to_be_made_anew()
    {
        using var hashing = new PasswordHashing(Options.Create(new PasswordHasherOptions { IterationCount = 3000 }));

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, await hashing.VerifyAsync(HashOf(1000, "secret"), "secret", CancellationToken.None));
        Assert.Equal(PasswordVerificationResult.Success, await hashing.VerifyAsync(HashOf(3000, "secret"), "secret", CancellationToken.None));
        Assert.Equal(PasswordVerificationResult.Failed, await hashing.VerifyAsync(HashOf(1000, "secret"), "another", CancellationToken.None));
        Assert.Equal(PasswordVerificationResult.Failed, await hashing.VerifyAsync(null, "", CancellationToken.None));
    }

    private static string HashOf(int rounds, string password) =>
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = rounds })).HashPassword(new Account(), password);
}
