using Membership.Domain.Common;
using Membership.Domain.Identity;
using Microsoft.Extensions.Options;

namespace Membership.Application.Identity;

/// <summary>
/// Step-up (RFC 9470): what does lasting harm in wrong hands asks for a sign-in of the last minutes. Machines sign in with every
/// token, so they are not asked. Handlers ask this after they have asked who may, so that nobody signs in again only to be refused.
/// </summary>
public sealed class FreshSignIn(ICurrentActor current, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Whether the caller is a machine, or a member who signed in lately.</summary>
    public bool IsFresh => current.Actor is var actor
        && (actor.MemberId is null || (actor.AuthenticatedAt is { } at && clock.GetUtcNow() - at <= options.Value.FreshSignIn));

    /// <summary>Refuses unless the sign-in is fresh.</summary>
    public void Require() => SignInErrors.FreshSignInRequired.Unless(IsFresh);
}
