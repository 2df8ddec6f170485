using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Membership.Infrastructure.Persistence.Sqlite.Portable;

/// <summary>
/// Portable profile only (docs/adr/0002): lets Microsoft.Data.Sqlite, built against SQLitePCLRaw 2.1, run on 2.0.6, and prefers the
/// system's newer SQLite library to the one in that package.
/// </summary>
internal static class SqliteNativeLoader
{
    [ModuleInitializer]
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            if (name.Name?.StartsWith("SQLitePCLRaw", StringComparison.Ordinal) != true) return null;
            var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == "SQLitePCLRaw.provider.e_sqlite3")
                NativeLibrary.SetDllImportResolver(loaded.LoadedAssembly, Resolve);
        };
    }

    private static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system)) return system;
        return NativeLibrary.TryLoad(library, assembly, path, out var bundled) ? bundled : IntPtr.Zero;
    }
}
