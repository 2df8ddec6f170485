using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Identity;

/// <summary>Lets as many password hashes run at once as there are processors, so that a wave of them cannot starve everything else.</summary>
public sealed class PasswordHashing(IOptions<PasswordHasherOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount));

    private readonly Lazy<string> _nobodysHash = new(() => new PasswordHasher<Account>(options).HashPassword(new Account(), Guid.NewGuid().ToString()));

    /// <summary>What is compared where there is no account: it costs the same, and never fits.</summary>
    public string NobodysHash => _nobodysHash.Value;

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
