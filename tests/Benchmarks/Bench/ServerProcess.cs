using System.Diagnostics;
using System.Globalization;

namespace Membership.Benchmarks.Bench;

/// <summary>A server in a process of its own; pinned, it has the first processor and the load has the others.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Resident memory now, in megabytes.</summary>
    public long ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    /// <summary>The real API on a database, as production starts it.</summary>
    public static Task<ServerProcess> ApiAsync(string database, int port, bool pinned = true) => StartAsync(port, pinned, [typeof(Membership.Api.Startup).Assembly.Location], "/health/ready", new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["PublicUrl"] = $"http://localhost:{port}",
        ["ConnectionStrings__Membership"] = $"Data Source={database}",
        ["RateLimits__Token__Permits"] = "100000000",
        ["Logging__LogLevel__Default"] = "Warning",
    });

    /// <summary>The bare endpoints on the same database.</summary>
    public static Task<ServerProcess> BareAsync(string database, int port) =>
        StartAsync(port, true, [typeof(ServerProcess).Assembly.Location, "bare", database], "/ready", []);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(int port, bool pinned, string[] arguments, string probe, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        if (pinned && OperatingSystem.IsLinux() && Environment.ProcessorCount > 1) process.ProcessorAffinity = 1;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var attempt = 0; attempt < 150; attempt++)
        {
            await Task.Delay(200);
            if (process.HasExited) throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
            try
            {
                if ((await http.GetAsync(probe)).IsSuccessStatusCode) return new ServerProcess(process, port);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException("The server did not become ready.");
    }
}
