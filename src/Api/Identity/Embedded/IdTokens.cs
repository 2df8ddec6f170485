using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Membership.Application.Identity;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity.Embedded;

/// <summary>Id tokens: who signed in, when and how, and nothing else; rights stay in the database.</summary>
public sealed class IdTokens(SigningKeys keys, IPublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>The signed token of a grant.</summary>
    public string Sign(OidcGrant grant, string accessToken)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = publicUrl.Base,
            ["sub"] = grant.MemberId!.Value.ToString(),
            ["aud"] = grant.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + GrantStore.IdTokenLifetime).ToUnixTimeSeconds(),
            ["auth_time"] = grant.AuthenticatedAt!.Value.ToUnixTimeSeconds(),
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        if (grant.AuthenticationMethods is { Length: > 0 } methods) claims["amr"] = methods.Split(' ');
        if (grant.SessionId is not null) claims["sid"] = grant.SessionId;
        if (grant.Nonce is not null) claims["nonce"] = grant.Nonce;
        return keys.Sign(claims);
    }
}
