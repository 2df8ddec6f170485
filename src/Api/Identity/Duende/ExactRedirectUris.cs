using Duende.IdentityServer.Models;
using Duende.IdentityServer.Validation;

namespace Membership.Api.Identity.Duende;

/// <summary>Redirect addresses character by character; the server by itself would not mind capital letters.</summary>
internal sealed class ExactRedirectUris : IRedirectUriValidator
{
    /// <inheritdoc/>
    public Task<bool> IsRedirectUriValidAsync(string requestedUri, Client client) => Task.FromResult(client.RedirectUris.Contains(requestedUri, StringComparer.Ordinal));

    /// <inheritdoc/>
    public Task<bool> IsPostLogoutRedirectUriValidAsync(string requestedUri, Client client) =>
        Task.FromResult(client.PostLogoutRedirectUris.Contains(requestedUri, StringComparer.Ordinal));
}
