using Microsoft.AspNetCore.Identity;

namespace Membership.Infrastructure.Identity;

/// <summary>A member's account: the same id as the member, who owns name and address. Signing in is by address.</summary>
public sealed class Account : IdentityUser<Guid>;
