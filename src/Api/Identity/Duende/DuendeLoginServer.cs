using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Validation;
using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity.Duende;

/// <summary>What the account pages ask of Duende IdentityServer.</summary>
internal sealed class DuendeLoginServer(IIdentityServerInteractionService interaction, IDeviceFlowInteractionService devices) : ILoginServer
{
    private const string Refused = "/account/denied?reason=client";

    /// <inheritdoc/>
    public async Task<ApplicationRequest?> FindRequestAsync(string? returnUrl, HttpContext http) =>
        await interaction.GetAuthorizationContextAsync(returnUrl) is { } request ? Shown(request.Client, request.ValidatedResources, request.LoginHint) : null;

    /// <inheritdoc/>
    public async Task<string> AllowAsync(string returnUrl, SignedIn who, HttpContext http)
    {
        if (await interaction.GetAuthorizationContextAsync(returnUrl) is not { } request) return Refused;
        await interaction.GrantConsentAsync(request, Yes(request.ValidatedResources));
        return returnUrl;
    }

    /// <inheritdoc/>
    public async Task<string> DenyAsync(string returnUrl, HttpContext http)
    {
        if (await interaction.GetAuthorizationContextAsync(returnUrl) is not { } request) return Refused;
        await interaction.DenyAuthorizationAsync(request, AuthorizationError.AccessDenied);
        return returnUrl;
    }

    /// <inheritdoc/>
    public async Task<ApplicationRequest?> FindDeviceAsync(string userCode, HttpContext http) =>
        await devices.GetAuthorizationContextAsync(UserCodes.Normalize(userCode)) is { } request ? Shown(request.Client, request.ValidatedResources, null) : null;

    /// <summary>Yes or no. The server takes an answer without scopes for a no, and tells the program <c>access_denied</c>.</summary>
    public async Task<bool> DecideDeviceAsync(string userCode, SignedIn who, bool allow, HttpContext http)
    {
        var code = UserCodes.Normalize(userCode);
        if (await devices.GetAuthorizationContextAsync(code) is not { } request) return false;
        var answer = await devices.HandleRequestAsync(code, allow ? Yes(request.ValidatedResources) : new ConsentResponse { Error = AuthorizationError.AccessDenied });
        return !answer.IsError;
    }

    /// <summary>
    /// The server's note stands sealed in the address, and whoever made it may send it to somebody else: only for the member whose
    /// id token was shown does it sign out without a question.
    /// </summary>
    public async Task<SignOutRequest?> FindSignOutAsync(string? logoutId, HttpContext http)
    {
        if (string.IsNullOrEmpty(logoutId)) return null;
        var request = await interaction.GetLogoutContextAsync(logoutId);
        var who = await http.SignedInAsync();
        return new SignOutRequest(request.ShowSignoutPrompt || (who is not null && request.SubjectId != who.MemberId.ToString()), request.PostLogoutRedirectUri);
    }

    private static ApplicationRequest Shown(Client client, ResourceValidationResult resources, string? loginHint) =>
        new(client.ClientId, client.ClientName ?? client.ClientId, [.. resources.RawScopeValues], loginHint);

    private static ConsentResponse Yes(ResourceValidationResult resources) => new() { RememberConsent = true, ScopesValuesConsented = [.. resources.RawScopeValues] };
}
