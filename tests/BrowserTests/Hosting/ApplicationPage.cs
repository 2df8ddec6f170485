using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Membership.BrowserTests.Hosting;

/// <summary>A page of somebody else, on a site of its own, that signs members in with oidc-client-ts. Everything but the library is ours.</summary>
public sealed class ApplicationPage : IAsyncDisposable
{
    /// <summary>The library.</summary>
    public const string Package = "oidc-client-ts";

    private readonly WebApplication _server;

    private ApplicationPage(WebApplication server, string origin) => (_server, Origin) = (server, origin);

    /// <summary>Where the page stands.</summary>
    public string Origin { get; }

    /// <summary>Starts a server for the page, and registers it as a public client.</summary>
    public static async Task<ApplicationPage> StartAsync(ApiHost host, string scope)
    {
        Skip.If(NodeScript.WhyNot(Package) is not null, NodeScript.WhyNot(Package));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        RegisteredApplication? application = null;
        server.MapGet("/settings.json", () => Results.Json(new { authority = host.Address.ToString().TrimEnd('/'), clientId = application!.Id, scope }));
        server.MapGet("/oidc-client-ts.js", () => Results.File(NodeScript.FileOf(Package, "dist/browser/oidc-client-ts.min.js"), "text/javascript"));
        server.MapGet("/application.mjs", () => Results.File(NodeScript.OwnFile("page/application.mjs"), "text/javascript"));
        server.MapFallback("{*path}", () => Results.File(NodeScript.OwnFile("page/index.html"), "text/html"));
        await server.StartAsync();
        var port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        // Another site than the host's 127.0.0.1, so that its cookies are third-party cookies here, as they are in real life.
        var origin = $"http://localhost:{port}";
        application = await host.RegisterAsync(origin, isConfidential: false);
        return new ApplicationPage(server, origin);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
