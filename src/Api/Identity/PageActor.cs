using System.Collections.Frozen;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity;

/// <summary>Pages know their caller by the session; use cases know an actor. Staff duties stay with the API.</summary>
public static class PageActor
{
    private static readonly FrozenSet<string> Scopes = FrozenSet.ToFrozenSet([KnownScopes.Membership]);

    /// <summary>Lets the page's use cases act as the member who is signed in in this browser.</summary>
    /// <param name="http">The page's request.</param>
    /// <param name="gated">Whether <see cref="SecondFactorGate"/> stands before the page: then whoever must have a second factor has shown it.</param>
    public static void ActAsSignedIn(this HttpContext http, bool gated = false) => http.Features.Set(new Actor(http.User.MemberId(), "account-pages", Scopes, StaffRoles.None)
    {
        AuthenticatedAt = http.User.AuthenticatedAt(), HasSecondFactor = gated || AuthenticationMethods.HasSecondFactor(http.User.Methods()),
    });
}
