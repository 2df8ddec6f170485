using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Membership.ApiTests.Durability;

/// <summary>The built API as a process of its own, as an operator starts it.</summary>
internal sealed class ApiProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ApiProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Everything that was written to the console.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts the API; settings are named as environment variables.</summary>
    public static ApiProcess Start(string environment, string database, string? argument = null, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Membership.Api.dll"));
        if (argument is not null) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ConnectionStrings__Membership"] = $"Data Source={database}";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var api = new ApiProcess(new Process { StartInfo = start }, address);
        api._process.OutputDataReceived += api.Keep;
        api._process.ErrorDataReceived += api.Keep;
        api._process.Start();
        api._process.BeginOutputReadLine();
        api._process.BeginErrorReadLine();
        return api;
    }

    /// <summary>Waits until it answers that it is ready.</summary>
    public async Task<ApiProcess> ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            Assert.False(_process.HasExited, $"The API has exited: {Output}");
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode is HttpStatusCode.OK) return this;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new TimeoutException($"The API is not ready: {Output}");
    }

    /// <summary>Waits until it ends by itself; answers its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it at once and without a warning (SIGKILL), in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) _output.Enqueue(line.Data);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
