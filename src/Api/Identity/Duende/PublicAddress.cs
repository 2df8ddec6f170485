using Duende.IdentityServer;
using Duende.IdentityServer.Services;
using Membership.Application.Identity;

namespace Membership.Api.Identity.Duende;

/// <summary>The server names itself by the public address alone, whatever host a request was sent to.</summary>
internal sealed class PublicAddress(IPublicUrl publicUrl) : IIssuerNameService, IServerUrls
{
    /// <inheritdoc/>
    public string Origin
    {
        get => new Uri(publicUrl.Base).GetLeftPart(UriPartial.Authority);
        set { }
    }

    /// <summary>The path of the public address; empty in most places, never null. The server's wish to set it is not heard.</summary>
    public string? BasePath
    {
        get => new Uri(publicUrl.Base).AbsolutePath.TrimEnd('/');
        set { }
    }

    /// <inheritdoc/>
    public Task<string> GetCurrentAsync() => Task.FromResult(publicUrl.Base);
}

/// <summary>The server's times are ours.</summary>
internal sealed class ServerClock(TimeProvider clock) : IClock
{
    /// <inheritdoc/>
    public DateTimeOffset UtcNow => clock.GetUtcNow();
}
