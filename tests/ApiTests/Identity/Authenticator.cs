using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Membership.ApiTests.Identity;

/// <summary>An authenticator application (RFC 6238): from the key that a page shows to codes, each of which is given once.</summary>
public sealed class Authenticator(string key)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private int _ahead = -1;

    /// <summary>The recovery codes that were shown when it was set up.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    /// <summary>A code that is accepted now and was not given before; there are four of them.</summary>
    public string Next() => Code(_ahead++);

    /// <summary>A code that is wrong now.</summary>
    public string Wrong()
    {
        var right = Enumerable.Range(-4, 9).Select(Code).ToHashSet();
        return Enumerable.Range(0, 100).Select(n => n.ToString("D6", CultureInfo.InvariantCulture)).First(c => !right.Contains(c));
    }

    private string Code(int ahead)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + ahead);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Bytes(key));
        hmac.AppendData(counter);
        var hash = hmac.GetHashAndReset();
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
