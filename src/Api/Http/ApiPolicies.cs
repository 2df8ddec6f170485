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

    /// <summary>A member's token, or a machine client's with <c>organizations.read</c>.</summary>
    public const string MemberOrOrganizationsRead = "member-or-organizations.read";

    /// <summary>A member's token, or a machine client's with <c>organizations.write</c>.</summary>
    public const string MemberOrOrganizationsWrite = "member-or-organizations.write";

    /// <summary>Denies by default: an endpoint that says nothing needs a token.</summary>
    public static void AddApiPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .AddPolicy(Member, p => p.RequireAuthenticatedUser().RequireAssertion(c => ActorOf(c).IsMember))
        .AddPolicy(MemberOrMembersRead, p => p.MemberOr(KnownScopes.MembersRead))
        .AddPolicy(MemberOrOrganizationsRead, p => p.MemberOr(KnownScopes.OrganizationsRead))
        .AddPolicy(MemberOrOrganizationsWrite, p => p.MemberOr(KnownScopes.OrganizationsWrite));

    /// <summary>The scopes that satisfy a policy, for the documentation.</summary>
    public static IReadOnlyList<string> ScopesOf(string policy) => policy switch
    {
        Member => [KnownScopes.Membership],
        MemberOrMembersRead => [KnownScopes.Membership, KnownScopes.MembersRead],
        MemberOrOrganizationsRead => [KnownScopes.Membership, KnownScopes.OrganizationsRead],
        MemberOrOrganizationsWrite => [KnownScopes.Membership, KnownScopes.OrganizationsWrite],
        _ => [],
    };

    private static void MemberOr(this AuthorizationPolicyBuilder policy, string scope) =>
        policy.RequireAuthenticatedUser().RequireAssertion(c => ActorOf(c) is var actor && (actor.IsMember || actor.IsClientWith(scope)));

    private static Actor ActorOf(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.Features.Get<Actor>() ?? Actor.Anonymous;
}
