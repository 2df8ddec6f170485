namespace Membership.Domain.Clients;

/// <summary>What whoever registers a client says about it.</summary>
/// <param name="Name">What people see.</param>
/// <param name="RedirectUris">Exact addresses that codes may be sent to.</param>
/// <param name="PostLogoutRedirectUris">Exact addresses that people may be led to after signing out.</param>
/// <param name="Scopes">The most that its tokens may permit.</param>
public sealed record ClientDetails(
    string Name, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> PostLogoutRedirectUris, IReadOnlyList<string> Scopes);

/// <summary>Everything about a client that is not its identity.</summary>
/// <param name="Name">What people see.</param>
/// <param name="GrantTypes">OAuth's names of the grants it may use.</param>
/// <param name="Scopes">The most that its tokens may permit.</param>
/// <param name="RedirectUris">Exact addresses that codes may be sent to.</param>
/// <param name="PostLogoutRedirectUris">Exact addresses that people may be led to after signing out.</param>
/// <param name="RequireConsent">Whether people are asked first.</param>
public sealed record ClientProfile(
    string Name, IReadOnlyList<string> GrantTypes, IReadOnlyList<string> Scopes, IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> PostLogoutRedirectUris, bool RequireConsent);
