using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Clients;

namespace Membership.Application.Clients;

/// <summary>Whether a client may do anything.</summary>
public enum ClientStatus
{
    /// <summary>It works.</summary>
    Enabled,

    /// <summary>Nothing of it works until it is enabled again.</summary>
    Disabled,
}

/// <summary>An API client.</summary>
/// <param name="Id">Identifier, for the routes here.</param>
/// <param name="Status">Whether it may do anything.</param>
/// <param name="ClientId">What the application calls itself by in OAuth requests.</param>
/// <param name="Name">What people see when they are asked for consent.</param>
/// <param name="Kind">What sort of application it is.</param>
/// <param name="Confidential">Whether it has secrets.</param>
/// <param name="RedirectUris">Exact addresses that codes may be sent to.</param>
/// <param name="PostLogoutRedirectUris">Exact addresses that people may be led to after signing out.</param>
/// <param name="Scopes">The most that its tokens may permit.</param>
/// <param name="Secrets">Its secrets, by ordinal; those that are over are left out after the next rotation.</param>
/// <param name="CreatedAt">When it was registered, UTC.</param>
/// <param name="RegisteredBy">The member who registered it; null where the system did.</param>
/// <param name="LastUsedAt">When it last got a token, UTC, to the hour; null where it never did.</param>
/// <param name="OrganizationId">The organization that it belongs to; null where it is the body's.</param>
public sealed record ClientResponse(
    Guid Id, ClientStatus Status, string ClientId, string Name, ClientKind Kind, bool Confidential, IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> PostLogoutRedirectUris, IReadOnlyList<string> Scopes, IReadOnlyList<ClientSecretResponse> Secrets,
    DateTimeOffset CreatedAt, Guid? RegisteredBy, DateTimeOffset? LastUsedAt, Guid? OrganizationId) : IVersioned
{
    /// <summary>How the database makes one: no hash is read.</summary>
    internal static readonly Expression<Func<Client, ClientResponse>> Projection = c => new ClientResponse(
        c.Id, c.DisabledAt == null ? ClientStatus.Enabled : ClientStatus.Disabled, c.ClientId, c.Name, ClientKinds.Of(c.IsConfidential, c.GrantTypes),
        c.IsConfidential, c.RedirectUris, c.PostLogoutRedirectUris, c.Scopes,
        c.Secrets.OrderBy(s => s.Ordinal).Select(s => new ClientSecretResponse(s.Ordinal, s.CreatedAt, s.ExpiresAt)).ToList(),
        c.CreatedAt, c.RegisteredBy, c.LastUsedAt, c.OrganizationId) { Version = c.Version };

    private static readonly Func<Client, ClientResponse> OfLoaded = Projection.Compile();

    /// <summary>The newest secret, in answer to registering and rotating only: it cannot be shown again, in a replay neither.</summary>
    [ShownOnce]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of a loaded client.</summary>
    public static ClientResponse Of(Client client) => OfLoaded(client);
}

/// <summary>A secret as it can be told about.</summary>
/// <param name="Ordinal">Counts the client's secrets, from 1.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">When it stops working, UTC; null for the newest.</param>
public sealed record ClientSecretResponse(int Ordinal, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
