using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Membership.Infrastructure.Identity;

/// <summary>Opaque handles of codes and tokens: 256 random bits, of which only a hash is stored.</summary>
public static class Handles
{
    /// <summary>A new handle.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a handle, or of a client's secret.</summary>
    public static string Hash(string handle) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(handle)));

    /// <summary>Compares two hashes in constant time.</summary>
    public static bool SameHash(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
