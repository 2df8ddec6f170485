using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Membership.Application.Identity;
using Membership.Application.Texts;

namespace Membership.Api.Identity.Duende;

/// <summary>What the server says about itself, less what no client of ours may use.</summary>
internal sealed class S256Discovery(
    IdentityServerOptions options, IResourceStore resourceStore, IKeyMaterialService keys, ExtensionGrantValidator extensionGrants, ISecretsListParser secretParsers,
    IResourceOwnerPasswordValidator resourceOwnerValidator, ILogger<DiscoveryResponseGenerator> logger, IPublicUrl publicUrl)
    : DiscoveryResponseGenerator(options, resourceStore, keys, extensionGrants, secretParsers, resourceOwnerValidator, logger)
{
    private static readonly string[] NotOffered =
    [
        "frontchannel_logout_supported", "frontchannel_logout_session_supported", "backchannel_logout_supported", "backchannel_logout_session_supported",
        "request_object_signing_alg_values_supported", "dpop_signing_alg_values_supported",
    ];

    /// <inheritdoc/>
    public override async Task<Dictionary<string, object>> CreateDiscoveryDocumentAsync(string baseUrl, string issuerUri)
    {
        var document = await base.CreateDiscoveryDocumentAsync(baseUrl, issuerUri);
        document["jwks_uri"] = publicUrl.Base + LoginServer.KeySetPath;
        document["code_challenge_methods_supported"] = (string[])["S256"];
        document["grant_types_supported"] = (string[])["authorization_code", "refresh_token", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"];
        document["response_types_supported"] = (string[])["code"];
        document["response_modes_supported"] = (string[])["query"];
        document["id_token_signing_alg_values_supported"] = (string[])["RS256"];
        document["prompt_values_supported"] = (string[])["none", "login", "consent", "select_account"];
        document["request_parameter_supported"] = false;
        document["request_uri_parameter_supported"] = false;
        document["ui_locales_supported"] = Text.SupportedLanguages;
        foreach (var name in NotOffered) document.Remove(name);
        return document;
    }
}
