using Membership.Infrastructure.Identity;

namespace Membership.Api.Identity;

/// <summary>
/// What the account pages ask of the login server that the profile compiles in (docs/adr/0005). The pages, the accounts and the
/// clients are the same for both.
/// </summary>
public interface ILoginServer
{
    /// <summary>The application's request that a return address goes on with; null where it is none of ours.</summary>
    Task<ApplicationRequest?> FindRequestAsync(string? returnUrl, HttpContext http);

    /// <summary>Remembers that the signed-in member allows what the request asks for; answers where to go on.</summary>
    Task<string> AllowAsync(string returnUrl, SignedIn who, HttpContext http);

    /// <summary>Answers where to go on when the member says no: back to the application, with the error.</summary>
    Task<string> DenyAsync(string returnUrl, HttpContext http);

    /// <summary>The device that waits behind a code that a person typed; null where there is none.</summary>
    Task<ApplicationRequest?> FindDeviceAsync(string userCode, HttpContext http);

    /// <summary>Tells the waiting device what the signed-in member decided; false where it waits no more.</summary>
    Task<bool> DecideDeviceAsync(string userCode, SignedIn who, bool allow, HttpContext http);

    /// <summary>An application's wish to sign somebody out, by the name that the server gave it; null where there is none.</summary>
    Task<SignOutRequest?> FindSignOutAsync(string? logoutId, HttpContext http);
}

/// <summary>What an application asks a member for.</summary>
/// <param name="ClientId">Which application.</param>
/// <param name="ClientName">What it is called.</param>
/// <param name="Scopes">What its tokens shall permit.</param>
/// <param name="LoginHint">The address that the application knows already.</param>
public sealed record ApplicationRequest(string ClientId, string ClientName, IReadOnlyList<string> Scopes, string? LoginHint);

/// <summary>An application's wish to sign somebody out.</summary>
/// <param name="MustAsk">Whether the person is asked first, because nobody has proved that the wish is theirs.</param>
/// <param name="Back">Where to go afterwards: an address registered for the application; null for nowhere.</param>
public sealed record SignOutRequest(bool MustAsk, string? Back);
