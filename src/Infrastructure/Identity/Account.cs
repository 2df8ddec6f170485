using Microsoft.AspNetCore.Identity;

namespace Membership.Infrastructure.Identity;

/// <summary>A member's account: the same id as the member, who owns name and address. Signing in is by address.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Whether duties that ask for a second factor do not ask this account; the Development seed's people only.</summary>
    public bool SecondFactorExempt { get; set; }

    /// <summary>Hash of the authenticator code that was accepted last: a code works once (RFC 6238, section 5.2).</summary>
    public string? LastCodeHash { get; set; }
}
