using Membership.Application.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>What an application may know of the member who signed in, by the scopes they allowed.</summary>
public static class UserInfoEndpoint
{
    /// <summary>Handles GET and POST of <c>/connect/userinfo</c>.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, MembershipDb db)
    {
        var actor = http.Features.Get<Actor>()!;
        if (actor.MemberId is null || !actor.Scopes.Contains("openid")) return Results.Forbid(authenticationSchemes: [ReferenceTokenHandler.SchemeName]);
        var member = await db.Members.SingleAsync(m => m.Id == actor.MemberId, http.RequestAborted);
        return Results.Json(MemberClaims.Of(member, actor.Scopes.Contains));
    }
}
