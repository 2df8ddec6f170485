using Membership.Application.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Membership.Api.Http;

/// <summary>The configured public address; in Development, the address the server is bound to.</summary>
public sealed class PublicUrl(IConfiguration configuration, IServer server) : IPublicUrl
{
    private string? _base;

    /// <summary>Outside Development the address must be configured: it is the issuer and the base of every mailed link.</summary>
    public static void Require(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || (Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))) return;
        throw new InvalidOperationException("PublicUrl must be set to an https address outside Development (http on this machine alone): it is the issuer and the base of every mailed link.");
    }

    /// <inheritdoc/>
    public string Base => _base ??= configuration["PublicUrl"] is { Length: > 0 } configured ? configured.TrimEnd('/') : Bound();

    private string Bound()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses
            ?? throw new InvalidOperationException("The server has no address yet.");
        var address = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.First();
        return BindingAddress.Parse(address) is var b && b.Host is "0.0.0.0" or "[::]" or "*" or "+"
            ? $"{b.Scheme}://localhost:{b.Port}"
            : address.TrimEnd('/');
    }
}
