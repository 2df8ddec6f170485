using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Identity;

/// <summary>Lets as many password hashes run at once as there are processors, so that a wave of them cannot starve everything else.</summary>
public sealed class PasswordHashing(IOptions<PasswordHasherOptions> options) : IDisposable
{
    private static readonly Account Nobody = new();
    private static readonly byte[] NoSalt = new byte[16];

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount));

    private readonly PasswordHasher<Account> _hasher = new(options);

    // What is compared where there is no account: it costs the same, and never fits.
    private readonly Lazy<string> _nobodysHash = new(() => new PasswordHasher<Account>(options).HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>
    /// Checks a password against a hash, or against nobody's. A hash of fewer rounds than are wanted today takes the others as well:
    /// otherwise, after the rounds were raised, the time of an answer would tell which addresses have an account.
    /// </summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? storedHash, string password, CancellationToken cancellationToken) => RunAsync(() =>
    {
        var stored = storedHash ?? _nobodysHash.Value;
        var result = _hasher.VerifyHashedPassword(Nobody, stored, password);
        if (MissingRounds(stored, options.Value.IterationCount) is > 0 and var missing)
            Rfc2898DeriveBytes.Pbkdf2(password, NoSalt, missing, HashAlgorithmName.SHA512, HMACSHA512.HashSizeInBytes);
        return result;
    }, cancellationToken);

    /// <summary>How many rounds a hash lacks; 0 where it is none of ASP.NET Core Identity's third format.</summary>
    public static int MissingRounds(string storedHash, int wanted)
    {
        // A byte for the format, then numbers of four bytes: the function, the rounds, the length of the salt.
        Span<byte> bytes = stackalloc byte[256];
        if (!Convert.TryFromBase64String(storedHash, bytes, out var length) || length < 13 || bytes[0] != 1) return 0;
        return (int)Math.Max(0, wanted - (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[5..9]));
    }

    /// <summary>Runs the slow function when a place is free.</summary>
    public async Task<T> RunAsync<T>(Func<T> hash, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(hash, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}
