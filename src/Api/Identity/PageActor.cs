using System.Collections.Frozen;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity;

/// <summary>Pages know their caller by the session; use cases know an actor. Staff duties stay with the API; what staff may read is shown to them here as well.</summary>
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

    /// <summary>The same with the member's roles as staff, under the rule of the API: whoever signed in with a password alone is a member and nothing more.</summary>
    public static async Task ActAsSignedInStaffAsync(this HttpContext http)
    {
        http.ActAsSignedIn();
        var actor = http.Features.Get<Actor>()!;
        if (actor.MemberId is not { } id) return;
        var (services, cancellationToken) = (http.RequestServices, http.RequestAborted);
        var roles = await services.GetRequiredService<IMembershipDb>().StaffAssignments.Where(s => s.MemberId == id).Select(s => s.Roles).FirstOrDefaultAsync(cancellationToken);
        if (roles is not StaffRoles.None && (actor.HasSecondFactor || !await services.GetRequiredService<SecondFactorPolicy>().MustHaveAsync(id, cancellationToken)))
            http.Features.Set(actor with { Staff = roles, HasSecondFactor = true });
    }
}
