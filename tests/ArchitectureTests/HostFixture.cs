using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ArchitectureTests;

/// <summary>The real host, started once in Development on a database of its own, to be asked what it is made of.</summary>
public sealed class HostFixture : IDisposable
{
    private readonly Host _host = new("Development");

    /// <summary>Every route.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => _host.Endpoints;

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The routes of a host in another environment, which must not hold the demo accounts.</summary>
    public static IReadOnlyList<RouteEndpoint> EndpointsIn(string environment)
    {
        using var host = new Host(environment);
        return host.Endpoints;
    }

    public void Dispose() => _host.Dispose();

    private sealed class Host : WebApplicationFactory<Program>
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("membership-architecture-");
        private readonly string _environment;

        public Host(string environment)
        {
            _environment = environment;
            using var started = CreateClient();
            Endpoints = [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        }

        public IReadOnlyList<RouteEndpoint> Endpoints { get; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(_environment);
            builder.UseSetting("ConnectionStrings:Membership", $"Data Source={Path.Combine(_folder.FullName, "test.db")}");
            builder.UseSetting("PublicUrl", "http://localhost");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!disposing || !_folder.Exists) return;
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
        }
    }
}
