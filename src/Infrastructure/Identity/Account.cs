using Microsoft.AspNetCore.Identity;

namespace Membership.Infrastructure.Identity;

/// <summary>A member's account: the same id as the member, who owns name and address. Signing in is by address.</summary>
public sealed class Account : IdentityUser<Guid>
{
    // The framework accepts the codes of five half minutes; so many must be remembered for each to work once.
    private const int CodesKept = 5;
    private const int HashLength = 12;

    /// <summary>Whether duties that ask for a second factor do not ask this account; the Development seed's people only.</summary>
    public bool SecondFactorExempt { get; set; }

    /// <summary>Beginnings of the hashes of the authenticator codes that were accepted last, the newest first: a code works once (RFC 6238, section 5.2).</summary>
    public string? LastCodeHash { get; set; }

    /// <summary>Marks a code as used; false where it was used before.</summary>
    public bool Take(string code)
    {
        var (hash, used) = (Handles.Hash($"{Id:N}{code}")[..HashLength], LastCodeHash ?? "");
        if (used.Chunk(HashLength).Any(h => h.SequenceEqual(hash))) return false;
        LastCodeHash = hash + used[..Math.Min(used.Length, (CodesKept - 1) * HashLength)];
        return true;
    }
}
