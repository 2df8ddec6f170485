using System.Buffers.Text;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Client = Membership.Domain.Clients.Client;
using ServerClient = Duende.IdentityServer.Models.Client;

namespace Membership.Api.Identity.Duende;

/// <summary>Shows the server the registered applications, with the limits that both login servers keep.</summary>
internal sealed class DuendeClients(ClientDirectory clients, MembershipDb db, IPublicUrl publicUrl) : IClientStore
{
    private const string OfflineAccess = "offline_access";

    /// <inheritdoc/>
    public async Task<ServerClient?> FindClientByIdAsync(string clientId) =>
        await clients.FindAsync(clientId, db, CancellationToken.None) is { } client ? Shown(client) : null;

    private ServerClient Shown(Client client) => new()
    {
        ClientId = client.ClientId,
        ClientName = client.Name,
        RequireClientSecret = client.IsConfidential,
        ClientSecrets = [.. client.Secrets.Select(Shown)],
        AllowedGrantTypes = [.. Grants(client)],
        AllowedScopes = [.. Scopes(client)],
        AllowOfflineAccess = client.GrantTypes.Contains("refresh_token", StringComparer.Ordinal) && client.Scopes.Contains(OfflineAccess, StringComparer.Ordinal),
        RedirectUris = [.. client.RedirectUrisAt(publicUrl.Base)],
        PostLogoutRedirectUris = [.. client.PostLogoutRedirectUrisAt(publicUrl.Base)],
        RequireConsent = client.RequireConsent,
        AllowRememberConsent = true,
        RequirePkce = true,
        AllowPlainTextPkce = false,
        AccessTokenType = AccessTokenType.Reference,
        AccessTokenLifetime = Seconds(GrantStore.AccessTokenLifetime),
        AuthorizationCodeLifetime = Seconds(GrantStore.CodeLifetime),
        IdentityTokenLifetime = Seconds(GrantStore.IdTokenLifetime),
        DeviceCodeLifetime = Seconds(DeviceGrants.Lifetime),
        RefreshTokenUsage = TokenUsage.OneTimeOnly,
        RefreshTokenExpiration = TokenExpiration.Absolute,
        AbsoluteRefreshTokenLifetime = Seconds(GrantStore.RefreshTokenLifetime),
    };

    // The server reads plain base64, and gives up on all secrets of a client at the first that it cannot read.
    private static Secret Shown(ClientSecret secret) =>
        new(Convert.ToBase64String(Base64Url.DecodeFromChars(secret.Hash)), secret.ExpiresAt?.UtcDateTime);

    // Refreshing is no grant of its own there, but follows from offline access.
    private static IEnumerable<string> Grants(Client client) => client.GrantTypes.Where(g => g is GrantType.AuthorizationCode or GrantType.ClientCredentials or GrantType.DeviceFlow);

    // The server does not tell a client's two sorts of scopes apart; DuendeAccessTokens does, where a client has both.
    private static IEnumerable<string> Scopes(Client client)
    {
        var machine = client.GrantTypes.Contains(GrantType.ClientCredentials, StringComparer.Ordinal) ? KnownScopes.Machine : [];
        var personal = Grants(client).Any(g => g != GrantType.ClientCredentials) ? KnownScopes.Personal : [];
        return client.Scopes.Intersect(personal.Concat(machine), StringComparer.Ordinal).Where(s => s != OfflineAccess);
    }

    private static int Seconds(TimeSpan time) => (int)time.TotalSeconds;
}
