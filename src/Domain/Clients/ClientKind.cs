namespace Membership.Domain.Clients;

/// <summary>What sort of application a client is. It decides the grants, and whether there is a secret; it never changes.</summary>
public enum ClientKind
{
    /// <summary>A server that calls as itself, with a secret.</summary>
    Machine,

    /// <summary>A server that signs members in, with a secret.</summary>
    Web,

    /// <summary>A page or an installed application that signs members in; it can keep no secret.</summary>
    Public,

    /// <summary>Something without a browser, for which a member says yes elsewhere; it can keep no secret.</summary>
    Device,
}

/// <summary>What each kind of client means in OAuth. The kind is not stored: grants and secret tell it.</summary>
public static class ClientKinds
{
    private const string Credentials = "client_credentials";
    private const string Code = "authorization_code";
    private const string Refresh = "refresh_token";
    private const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>OAuth's names of the grants that a kind may use.</summary>
    public static IReadOnlyList<string> GrantTypes(this ClientKind kind) => kind switch
    {
        ClientKind.Machine => [Credentials],
        ClientKind.Device => [DeviceCode, Refresh],
        _ => [Code, Refresh],
    };

    /// <summary>Whether a kind can keep a secret.</summary>
    public static bool IsConfidential(this ClientKind kind) => kind is ClientKind.Machine or ClientKind.Web;

    /// <summary>Whether browsers lead people back to it.</summary>
    public static bool HasAddresses(this ClientKind kind) => kind is ClientKind.Web or ClientKind.Public;

    /// <summary>The kind of a client with these properties.</summary>
    public static ClientKind Of(bool isConfidential, IReadOnlyList<string> grantTypes) =>
        grantTypes.Contains(Credentials, StringComparer.Ordinal) ? ClientKind.Machine
        : grantTypes.Contains(DeviceCode, StringComparer.Ordinal) ? ClientKind.Device
        : isConfidential ? ClientKind.Web : ClientKind.Public;
}
