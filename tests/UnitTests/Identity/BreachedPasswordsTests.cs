using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Membership.Infrastructure.Identity;

namespace Membership.UnitTests.Identity;

/// <summary>Passwords known from leaks are found in the built-in list and in a file in the format of "Have I Been Pwned".</summary>
public sealed class BreachedPasswordsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"breached-{Guid.NewGuid():N}.txt");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("password")]
    [InlineData("Password2026!")]
    [InlineData("  QWERTYUIOP  ")]
    [InlineData("1234567890")]
    [InlineData("iloveyou-2024")]
    public async Task Well_known_passwords_are_found_whatever_is_put_behind_them(string password) =>
        Assert.True(await new BreachedPasswords(null).ContainsAsync(password, default));

    [Theory]
    [InlineData("a long phrase of your own")]
    [InlineData("Membership-demo-2026!")]
    [InlineData("4096 cats, 12 dogs")]
    [InlineData("!!!!2026????")]
    public async Task Others_are_not(string password) => Assert.False(await new BreachedPasswords(null).ContainsAsync(password, default));

    [Theory]
    [InlineData(1, "\n", true)]
    [InlineData(2, "\r\n", false)]
    [InlineData(3, "\n", false)]
    [InlineData(1000, "\r\n", true)]
    [InlineData(20_000, "\n", false)]
    public async Task Every_line_of_the_file_is_found_and_nothing_else(int count, string end, bool endsWithEnd)
    {
        var known = Enumerable.Range(0, count).Select(n => $"leaked phrase {n}").ToList();
        var lines = known.Select(Hash).Order(StringComparer.Ordinal).Select((h, n) => string.Create(CultureInfo.InvariantCulture, $"{h}:{n * n + 1}"));
        await File.WriteAllTextAsync(_path, string.Join(end, lines) + (endsWithEnd ? end : ""));
        var passwords = new BreachedPasswords(_path);

        foreach (var password in known.Take(500).Concat(known.TakeLast(500))) Assert.True(await passwords.ContainsAsync(password, default), password);
        foreach (var n in Enumerable.Range(0, 500)) Assert.False(await passwords.ContainsAsync($"another phrase {n}", default));
        var ends = known.OrderBy(Hash, StringComparer.Ordinal).ToList();
        Assert.True(await passwords.ContainsAsync(ends[0], default));
        Assert.True(await passwords.ContainsAsync(ends[^1], default));
    }

    [Fact]
    public async Task An_empty_file_holds_nothing()
    {
        await File.WriteAllTextAsync(_path, "");
        Assert.False(await new BreachedPasswords(_path).ContainsAsync("another phrase", default));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_at_start() => Assert.Throws<FileNotFoundException>(() => new BreachedPasswords(_path));

    private static string Hash(string password) => Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password)));
}
