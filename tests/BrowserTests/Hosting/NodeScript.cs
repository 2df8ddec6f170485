using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Membership.BrowserTests.Hosting;

/// <summary>A script of the folder Clients that runs under Node.js and talks with the test, one JSON value a line.</summary>
public sealed class NodeScript : IAsyncDisposable
{
    private static readonly string? Folder = FindFolder();
    private static readonly string? Node = FindNode();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private NodeScript(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Why a script that needs this package cannot run; null where it can.</summary>
    public static string? WhyNot(string package) =>
        Node is null ? "Node.js is absent."
        : Folder is null || !Directory.Exists(Path.Combine(Folder, "node_modules", package)) ? $"{package} is absent: run \"npm ci\" in tests/BrowserTests."
        : null;

    /// <summary>A file of a package.</summary>
    public static string FileOf(string package, string path) => Path.Combine(Folder!, "node_modules", package, path);

    /// <summary>A file of the folder Clients.</summary>
    public static string OwnFile(string path) => Path.Combine(Folder!, "Clients", path);

    /// <summary>Starts a script and tells it what it has to know; skips the test where it cannot run.</summary>
    public static async Task<NodeScript> StartAsync(string package, object settings)
    {
        Skip.If(WhyNot(package) is not null, WhyNot(package));
        var script = new NodeScript(Process.Start(new ProcessStartInfo(Node!, [OwnFile($"{package}.mjs")])
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!);
        await script.TellAsync(settings);
        return script;
    }

    /// <summary>Tells the script something.</summary>
    public async Task TellAsync(object value)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Hears the script's next step; fails with what the script complained about where another or none comes.</summary>
    public async Task<JsonNode> HearAsync(string step)
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null) Assert.Fail($"The script stopped before it came to {step}: {await _complaints}");
        var said = JsonNode.Parse(line)!;
        Assert.Equal(step, (string?)said["step"]);
        return said;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // The scripts stay where npm has put their packages: in the project's folder, above the one that the tests run in.
    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "package.json"))) return folder.FullName;
        return null;
    }

    private static string? FindNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "node", "node.exe" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
