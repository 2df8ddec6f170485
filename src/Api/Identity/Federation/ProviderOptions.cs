namespace Membership.Api.Identity.Federation;

/// <summary>Another OpenID Connect provider whose accounts may sign members in (configuration section <c>Federation:Providers</c>).</summary>
public sealed class ProviderOptions
{
    /// <summary>Short, of small letters, digits and hyphens; stands in addresses and in the database, so it never changes.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the button says.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The provider's issuer; https, or http on this machine for trying out.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What this system is called there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret that goes with it.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for; the address and name are only shown to the member, never trusted.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["openid", "profile", "email"];

    /// <summary>Name of its authentication scheme.</summary>
    public string Scheme => $"external-{Name}";

    /// <summary>Where it sends people back to; registered there, below the public address.</summary>
    public string CallbackPath => $"/account/external/{Name}/callback";

    /// <summary>Stops the start with a sentence where the settings cannot work.</summary>
    public void Require()
    {
        var local = Uri.TryCreate(Authority, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback);
        if (Name.Length == 0 || !Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) throw Wrong("a Name of small letters, digits and hyphens");
        if (!local) throw Wrong("an https Authority");
        if (ClientId.Length == 0 || ClientSecret.Length == 0) throw Wrong("a ClientId and a ClientSecret");
        if (DisplayName.Length == 0) DisplayName = Name;
    }

    private InvalidOperationException Wrong(string needed) => new($"Federation:Providers: the provider '{Name}' needs {needed}.");
}
