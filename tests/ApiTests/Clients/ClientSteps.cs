using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Clients;

/// <summary>What tests about API clients do again and again.</summary>
internal static class ClientSteps
{
    public const string Clients = "/api/v1/clients";
    public const string Callback = "http://127.0.0.1:53682/callback";

    /// <summary>A registration that is accepted.</summary>
    public static Dictionary<string, object?> Registration(string kind = "machine", params string[] scopes) => new()
    {
        ["name"] = "CRM of the secretariat", ["kind"] = kind, ["scopes"] = scopes.Length > 0 ? scopes : kind == "machine" ? ["members.read", "groups.read"] : ["openid", "membership", "offline_access"],
        ["redirectUris"] = kind is "web" or "public" ? [Callback] : Array.Empty<string>(), ["postLogoutRedirectUris"] = Array.Empty<string>(),
    };

    /// <summary>Registers as an administrator.</summary>
    public static async Task<JsonNode> RegisterAsync(this ApiClient administrator, string kind = "machine", params string[] scopes) =>
        (await administrator.PostAsync(Clients, Registration(kind, scopes))).Expect(HttpStatusCode.Created).Json;

    /// <summary>A registration of an organization's application.</summary>
    public static Dictionary<string, object?> OfOrganization(Guid organizationId, string kind = "machine", params string[] scopes)
    {
        var registration = Registration(kind, scopes.Length > 0 ? scopes : ["organizations.read", "organizations.write"]);
        registration["organizationId"] = organizationId;
        return registration;
    }

    /// <summary>Registers a machine of an organization, with both of the scopes that it may have.</summary>
    public static async Task<JsonNode> RegisterForAsync(this ApiClient caller, Guid organizationId) =>
        (await caller.PostAsync(Clients, OfOrganization(organizationId))).Expect(HttpStatusCode.Created).Json;

    /// <summary>A machine that calls with both of those scopes.</summary>
    public static async Task<ApiClient> MachineAsync(this ApiHost host, JsonNode client) =>
        host.Client((string)(await host.TokenAsync(client, (string)client["secret"]!)).Expect(HttpStatusCode.OK).Json["access_token"]!);

    /// <summary>The address of a client.</summary>
    public static string Path(this JsonNode client) => $"{Clients}/{(string)client["id"]!}";

    /// <summary>Asks for a machine's token.</summary>
    public static async Task<Answer> TokenAsync(this ApiHost host, JsonNode client, string secret, string? scope = null)
    {
        using var anonymous = host.Client();
        return await anonymous.FormAsync("/connect/token", [("grant_type", "client_credentials"), ("client_id", (string)client["clientId"]!), ("client_secret", secret),
            .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);
    }

    /// <summary>OAuth's name for a refusal.</summary>
    public static string Error(this Answer answer) => (string?)answer.Json["error"] ?? $"{answer.Status}";

    /// <summary>The newest lines of the audit trail about a client.</summary>
    public static async Task<IReadOnlyList<(string Action, string Detail)>> AuditAsync(this ApiHost host, JsonNode client)
    {
        var clientId = (string)client["clientId"]!;
        return await host.OnDatabaseAsync(db => Task.FromResult<IReadOnlyList<(string, string)>>(
            [.. db.AuditEvents.Where(e => e.Detail!.StartsWith(clientId)).OrderBy(e => e.SortKey).AsEnumerable().Select(e => (e.Action, e.Detail![clientId.Length..]))]));
    }
}
