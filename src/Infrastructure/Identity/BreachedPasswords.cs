using System.Security.Cryptography;
using System.Text;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// Passwords that attackers try first: a short built-in list, and where a file is named, the list of "Have I Been Pwned" (lines of
/// SHA-1 in capitals, a colon and a count, ordered by hash). The file is searched where it lies; nothing leaves this machine.
/// </summary>
public sealed class BreachedPasswords
{
    private const int HashLength = 40;

    // Room for the end of one line and the whole of the next.
    private const int Window = 256;

    private static readonly HashSet<string> WellKnown = ReadWellKnown();

    private readonly string? _path;

    /// <summary>Takes the path of the big list; null where there is none.</summary>
    public BreachedPasswords(string? path)
    {
        if (string.IsNullOrWhiteSpace(path)) return;
        if (!File.Exists(path)) throw new FileNotFoundException("Accounts:BreachedPasswordsPath names a file that is not there.");
        _path = path;
    }

    /// <summary>Whether the password is known from leaks.</summary>
    public async Task<bool> ContainsAsync(string password, CancellationToken cancellationToken) =>
        IsWellKnown(password) || (_path is not null && await IsInFileAsync(_path, Hash(password), cancellationToken));

    private static bool IsWellKnown(string password)
    {
        var word = password.Trim().ToLowerInvariant();
        return WellKnown.Contains(word) || WellKnown.Contains(word.TrimEnd([.. word.Where(c => !char.IsLetter(c)).Distinct()]));
    }

    // The format of the list, not a way to keep passwords.
    private static string Hash(string password) => Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password)));

    private static async Task<bool> IsInFileAsync(string path, string hash, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.RandomAccess);
        var buffer = new byte[Window];
        // The line that is sought begins at or behind low, and before high.
        var (low, high) = (0L, RandomAccess.GetLength(file));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var (start, found) = await LineAsync(middle);
            // No line begins between the middle and the end: what is left is before it.
            if (found is null || start >= high)
            {
                high = middle;
                continue;
            }
            var order = string.CompareOrdinal(hash, found);
            if (order == 0) return true;
            if (order < 0) high = middle;
            else low = start + 1;
        }
        return false;

        // The first line that begins at the position or behind it.
        async Task<(long Start, string? Hash)> LineAsync(long position)
        {
            var from = Math.Max(0, position - 1);
            var read = await RandomAccess.ReadAsync(file, buffer, from, cancellationToken);
            var skipped = position == 0 ? 0 : buffer.AsSpan(0, read).IndexOf((byte)'\n') + 1;
            if ((position > 0 && skipped == 0) || read - skipped < HashLength) return (position, null);
            return (from + skipped, Encoding.ASCII.GetString(buffer, skipped, HashLength).ToUpperInvariant());
        }
    }

    private static HashSet<string> ReadWellKnown()
    {
        using var stream = typeof(BreachedPasswords).Assembly.GetManifestResourceStream("Membership.Infrastructure.Identity.WellKnownPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
