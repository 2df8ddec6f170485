using System.Diagnostics;
using System.Reflection;

namespace Membership.ArchitectureTests;

/// <summary>The repository as files, and the four projects as assemblies.</summary>
internal static class Repository
{
    public static readonly Assembly Domain = typeof(Domain.Common.DomainError).Assembly;
    public static readonly Assembly Application = typeof(Application.ApplicationServices).Assembly;
    public static readonly Assembly Infrastructure = typeof(Infrastructure.InfrastructureServices).Assembly;
    public static readonly Assembly Api = typeof(Program).Assembly;

    /// <summary>All four.</summary>
    public static readonly IReadOnlyList<Assembly> Assemblies = [Domain, Application, Infrastructure, Api];

    /// <summary>Where Membership.sln stands.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Our own types, without what compilers generate.</summary>
    public static IEnumerable<Type> Types(this Assembly assembly) => assembly.GetTypes().Where(t =>
        (t.Namespace?.StartsWith("Membership.", StringComparison.Ordinal) == true || t == typeof(Program))
        && !t.FullName!.Contains('<', StringComparison.Ordinal)
        && t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null);

    /// <summary>Whether a type belongs to a migration, which a tool writes.</summary>
    public static bool IsMigration(this Type type) => type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) == true;

    /// <summary>Files below a folder of the repository, with paths relative to the root; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules"));

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Every file that git knows, or would add.</summary>
    public static IReadOnlyList<string> KnownToGit()
    {
        var start = new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard -z")
        {
            WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Root, f)))];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Membership.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Membership.sln was not found.");
        return folder.FullName;
    }
}
