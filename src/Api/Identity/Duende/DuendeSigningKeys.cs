using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Infrastructure.Identity;
using Microsoft.IdentityModel.Tokens;

namespace Membership.Api.Identity.Duende;

/// <summary>Signs with our keys, which rotate the same way behind either login server.</summary>
internal sealed class DuendeSigningKeys(SigningKeys keys) : ISigningCredentialStore, IValidationKeysStore
{
    /// <inheritdoc/>
    public Task<SigningCredentials> GetSigningCredentialsAsync() => Task.FromResult(new SigningCredentials(Shown(keys.Current), SecurityAlgorithms.RsaSha256));

    /// <inheritdoc/>
    public Task<IEnumerable<SecurityKeyInfo>> GetValidationKeysAsync() =>
        Task.FromResult(keys.Published.Select(k => new SecurityKeyInfo { Key = Shown(k), SigningAlgorithm = SecurityAlgorithms.RsaSha256 }));

    private static RsaSecurityKey Shown(LoadedKey key) => new(key.Rsa) { KeyId = key.Id };
}
