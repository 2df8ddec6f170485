using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>The browser of the operating system; none is ever downloaded.</summary>
public static class Chromium
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    /// <summary>Where it is: what MEMBERSHIP_TEST_CHROMIUM says, or where Debian puts it.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("MEMBERSHIP_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled => File.Exists(Path);

    /// <summary>Why the tests were skipped.</summary>
    public static string WhyNot => $"There is no browser at {Path}. Install Debian's package \"chromium\", or name another in MEMBERSHIP_TEST_CHROMIUM.";

    /// <summary>Starts it.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments });
}
