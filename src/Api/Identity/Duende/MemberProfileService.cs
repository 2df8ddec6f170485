using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Duende;

/// <summary>Tells the server about members: their claims, and whether they may go on. Rights are never among them.</summary>
internal sealed class MemberProfileService(MembershipDb db) : IProfileService
{
    /// <summary>The claims that the granted scopes open; the server has put their names together.</summary>
    public async Task GetProfileDataAsync(ProfileDataRequestContext context)
    {
        if (context.Subject.MemberId() is not { } id || await db.Members.SingleOrDefaultAsync(m => m.Id == id) is not { } member) return;
        context.AddRequestedClaims(MemberClaims.Of(member, _ => true).Select(c => c.Value is bool yes
            ? new Claim(c.Key, yes ? "true" : "false", ClaimValueTypes.Boolean) : new Claim(c.Key, (string)c.Value!)));
    }

    /// <summary>Asked with every authorization, refresh and access token.</summary>
    public async Task IsActiveAsync(IsActiveContext context)
    {
        var id = context.Subject.MemberId();
        context.IsActive = await db.Members.Where(Member.IsInGoodStanding).AnyAsync(m => m.Id == id);
    }
}
