using Membership.Domain.Members;

namespace Membership.Api.Identity;

/// <summary>The claims about a member, the same from either login server. Rights are never among them.</summary>
public static class MemberClaims
{
    /// <summary>Those that the scopes open.</summary>
    public static Dictionary<string, object?> Of(Member member, Func<string, bool> hasScope)
    {
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal) { ["sub"] = member.Id.ToString() };
        if (hasScope("profile"))
        {
            (claims["name"], claims["given_name"], claims["locale"]) = (member.Name.Display, member.GivenName, member.Language);
            if (member.FamilyName is not null) claims["family_name"] = member.FamilyName;
        }
        if (hasScope("email")) (claims["email"], claims["email_verified"]) = (member.Email, true);
        return claims;
    }
}
