using Membership.Application.Identity;
using Microsoft.AspNetCore.Authorization;

namespace Membership.Api.Http;

/// <summary>The second of three steps of authorization: which tokens an endpoint takes. The use case then decides on the resource.</summary>
public static class ApiPolicies
{
    /// <summary>A signed-in member's token with the scope <c>membership</c>.</summary>
    public const string Member = "member";

    /// <summary>A member's token, or a machine client's with <c>members.read</c>.</summary>
    public const string MemberOrMembersRead = "member-or-members.read";

    /// <summary>Denies by default: an endpoint that says nothing needs a token.</summary>
    public static void AddApiPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .AddPolicy(Member, p => p.RequireAuthenticatedUser().RequireAssertion(c => ActorOf(c).IsMember))
        .AddPolicy(MemberOrMembersRead, p => p.RequireAuthenticatedUser()
            .RequireAssertion(c => ActorOf(c) is var actor && (actor.IsMember || actor.IsClientWith(KnownScopes.MembersRead))));

    /// <summary>The scopes that satisfy a policy, for the documentation.</summary>
    public static IReadOnlyList<string> ScopesOf(string policy) => policy switch
    {
        Member => [KnownScopes.Membership],
        MemberOrMembersRead => [KnownScopes.Membership, KnownScopes.MembersRead],
        _ => [],
    };

    private static Actor ActorOf(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.Features.Get<Actor>() ?? Actor.Anonymous;
}
