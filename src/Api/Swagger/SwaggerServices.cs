using Membership.Application.Identity;
using Microsoft.OpenApi;

namespace Membership.Api.Swagger;

/// <summary>The OpenAPI document at <c>/swagger/v1/swagger.json</c> and Swagger UI, which signs in with the login server.</summary>
public static class SwaggerServices
{
    /// <summary>The client that Swagger UI signs in as.</summary>
    public const string ClientId = "swagger";

    /// <summary>Registers the document.</summary>
    public static void AddSwagger(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Membership",
                Version = "v1",
                Description = "Members, chapters, special interest groups and working groups of a global body. Errors are RFC 9457 problems with a stable `code`; "
                    + "collections are keyset pages (`items`, `next`); single resources carry an ETag. Press Authorize to sign in.",
            });
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.UseAllOfToExtendReferenceSchemas();
            foreach (var (name, scheme) in Schemes("")) o.AddSecurityDefinition(name, scheme);
            o.OperationFilter<OperationConventions>();
            o.SchemaFilter<SchemaConventions>();
            o.DocumentFilter<ServerAddresses>();
            foreach (var xml in Directory.EnumerateFiles(AppContext.BaseDirectory, "Membership.*.xml")) o.IncludeXmlComments(xml);
        });
    }

    /// <summary>Maps the document, and the start page to Swagger UI.</summary>
    public static void MapSwaggerDocument(this WebApplication app)
    {
        app.MapSwagger("/swagger/{documentName}/swagger.json").AllowAnonymous();
        app.MapGet("/", () => Results.Redirect("/swagger")).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Serves Swagger UI; public, so it stands before authorization.</summary>
    public static void UseSwaggerPages(this WebApplication app) =>
        app.UseSwaggerUI(o =>
        {
            o.SwaggerEndpoint("/swagger/v1/swagger.json", "Membership v1");
            o.OAuthClientId(ClientId);
            o.OAuthScopes("openid", KnownScopes.Membership);
            o.OAuthUsePkce();
            // Downloads and changes of roles ask for a fresh sign-in; a new authorization brings one.
            o.OAuthAdditionalQueryStringParams(new() { ["max_age"] = "600" });
            o.EnablePersistAuthorization();
            o.EnableTryItOutByDefault();
            o.DisplayRequestDuration();
            o.DocumentTitle = "Membership API";
        });

    /// <summary>The scheme that opens a scope: people sign in, machines show their own credentials.</summary>
    internal static string SchemeOf(string scope) => KnownScopes.Personal.Contains(scope) ? "oauth2" : "machine";

    /// <summary>Both ways to get a token, with absolute addresses.</summary>
    internal static Dictionary<string, OpenApiSecurityScheme> Schemes(string issuer) => new(StringComparer.Ordinal)
    {
        ["oauth2"] = new()
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Members sign in (authorization code with PKCE).",
            Flows = new OpenApiOAuthFlows
            {
                AuthorizationCode = new OpenApiOAuthFlow
                {
                    AuthorizationUrl = new Uri($"{issuer}/connect/authorize", UriKind.RelativeOrAbsolute),
                    TokenUrl = new Uri($"{issuer}/connect/token", UriKind.RelativeOrAbsolute),
                    RefreshUrl = new Uri($"{issuer}/connect/token", UriKind.RelativeOrAbsolute),
                    Scopes = KnownScopes.Personal.ToDictionary(s => s, Describe, StringComparer.Ordinal),
                },
            },
        },
        ["machine"] = new()
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Machine clients use credentials of their own: replace the client_id.",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri($"{issuer}/connect/token", UriKind.RelativeOrAbsolute),
                    Scopes = KnownScopes.Machine.ToDictionary(s => s, Describe, StringComparer.Ordinal),
                },
            },
        },
    };

    private static string Describe(string scope) => scope switch
    {
        "openid" => "Sign in",
        "profile" => "Name and language",
        "email" => "Email address",
        "offline_access" => "Stay signed in",
        KnownScopes.Membership => "Act as the signed-in member, officer duties included",
        _ => "Machine clients: " + scope,
    };
}
