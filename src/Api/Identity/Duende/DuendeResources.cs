using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Application.Identity;

namespace Membership.Api.Identity.Duende;

/// <summary>The scopes, as the server sorts them: those that open claims, and those that open the API.</summary>
internal sealed class DuendeResources : IResourceStore
{
    // The claims are those of MemberClaims.
    private static readonly IReadOnlyList<IdentityResource> Claims =
    [
        new("openid", ["sub"]) { Required = true },
        new("profile", ["name", "given_name", "family_name", "locale"]),
        new("email", ["email", "email_verified"]),
    ];

    // offline_access is the server's own.
    private static readonly IReadOnlyList<ApiScope> Api =
        [.. KnownScopes.Personal.Except([.. Claims.Select(c => c.Name), "offline_access"], StringComparer.Ordinal).Concat(KnownScopes.Machine).Select(s => new ApiScope(s))];

    /// <inheritdoc/>
    public Task<IEnumerable<IdentityResource>> FindIdentityResourcesByScopeNameAsync(IEnumerable<string> scopeNames) =>
        Task.FromResult(Claims.Where(r => scopeNames.Contains(r.Name, StringComparer.Ordinal)));

    /// <inheritdoc/>
    public Task<IEnumerable<ApiScope>> FindApiScopesByNameAsync(IEnumerable<string> scopeNames) =>
        Task.FromResult(Api.Where(s => scopeNames.Contains(s.Name, StringComparer.Ordinal)));

    /// <inheritdoc/>
    public Task<IEnumerable<ApiResource>> FindApiResourcesByScopeNameAsync(IEnumerable<string> scopeNames) => Task.FromResult<IEnumerable<ApiResource>>([]);

    /// <inheritdoc/>
    public Task<IEnumerable<ApiResource>> FindApiResourcesByNameAsync(IEnumerable<string> apiResourceNames) => Task.FromResult<IEnumerable<ApiResource>>([]);

    /// <inheritdoc/>
    public Task<Resources> GetAllResourcesAsync() => Task.FromResult(new Resources(Claims, [], Api));
}
