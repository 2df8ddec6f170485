using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Embedded;

/// <summary>What the account pages ask of the embedded server.</summary>
internal sealed class EmbeddedLoginServer(MembershipDb db, ClientDirectory clients, ConsentStore consents, DeviceGrants devices) : ILoginServer
{
    private const string Path = "/connect/authorize?";

    /// <inheritdoc/>
    public async Task<ApplicationRequest?> FindRequestAsync(string? returnUrl, HttpContext http) =>
        await ReadAsync(returnUrl, http) is { } request
            ? new ApplicationRequest(request.Client.ClientId, request.Client.Name, request.Scopes, request.Of("login_hint")) : null;

    /// <inheritdoc/>
    public async Task<string> AllowAsync(string returnUrl, SignedIn who, HttpContext http)
    {
        if (await ReadAsync(returnUrl, http) is not { } request) return "/account/denied?reason=client";
        await consents.RememberAsync(who.MemberId, request.Client.ClientId, request.Scopes, http.RequestAborted);
        return request.Again("consent");
    }

    /// <inheritdoc/>
    public async Task<string> DenyAsync(string returnUrl, HttpContext http) =>
        await ReadAsync(returnUrl, http) is { } request ? request.Answer("error", "access_denied") : "/account/denied?reason=client";

    /// <inheritdoc/>
    public async Task<ApplicationRequest?> FindDeviceAsync(string userCode, HttpContext http)
    {
        var grant = await devices.FindAsync(userCode, http.RequestAborted);
        var client = await clients.FindAsync(grant?.ClientId, db, http.RequestAborted);
        return client is null ? null : new ApplicationRequest(client.ClientId, client.Name, grant!.Scopes.Split(' '), null);
    }

    /// <inheritdoc/>
    public Task<bool> DecideDeviceAsync(string userCode, SignedIn who, bool allow, HttpContext http) =>
        devices.DecideAsync(userCode, who, allow, http.RequestAborted);

    /// <inheritdoc/>
    public Task<SignOutRequest?> FindSignOutAsync(string? logoutId, HttpContext http) => Task.FromResult<SignOutRequest?>(null);

    // The return address came through the browser: it is checked as if it were a new request.
    private static async Task<AuthorizationRequest?> ReadAsync(string? returnUrl, HttpContext http)
    {
        if (returnUrl?.StartsWith(Path, StringComparison.Ordinal) != true) return null;
        var request = await AuthorizationRequest.ReadAsync(QueryHelpers.ParseQuery(returnUrl[Path.Length..]), http);
        return request?.Error() is null ? request : null;
    }
}
