using Membership.Application.Identity;
using Membership.Application.Texts;

namespace Membership.Api.Identity.Embedded;

/// <summary>What the server says about itself (OpenID Connect Discovery 1.0, RFC 8414).</summary>
public static class Discovery
{
    private static readonly string[] ClientAuthenticationMethods = ["client_secret_basic", "client_secret_post", "none"];

    /// <summary>The document.</summary>
    public static object Document(string issuer) => new
    {
        issuer,
        authorization_endpoint = $"{issuer}/connect/authorize",
        token_endpoint = $"{issuer}/connect/token",
        userinfo_endpoint = $"{issuer}/connect/userinfo",
        revocation_endpoint = $"{issuer}/connect/revocation",
        introspection_endpoint = $"{issuer}/connect/introspect",
        device_authorization_endpoint = $"{issuer}/connect/deviceauthorization",
        end_session_endpoint = $"{issuer}/connect/endsession",
        jwks_uri = $"{issuer}/.well-known/jwks.json",
        scopes_supported = KnownScopes.Personal.Concat(KnownScopes.Machine),
        response_types_supported = (string[])["code"],
        response_modes_supported = (string[])["query"],
        grant_types_supported = TokenEndpoint.GrantTypes,
        code_challenge_methods_supported = (string[])["S256"],
        prompt_values_supported = (string[])["none", "login", "consent", "select_account"],
        subject_types_supported = (string[])["public"],
        id_token_signing_alg_values_supported = (string[])["RS256"],
        token_endpoint_auth_methods_supported = ClientAuthenticationMethods,
        revocation_endpoint_auth_methods_supported = ClientAuthenticationMethods,
        introspection_endpoint_auth_methods_supported = ClientAuthenticationMethods[..2],
        claims_supported = (string[])["sub", "name", "given_name", "family_name", "locale", "email", "email_verified"],
        authorization_response_iss_parameter_supported = true,
        request_parameter_supported = false,
        request_uri_parameter_supported = false,
        ui_locales_supported = Text.SupportedLanguages,
    };
}
