using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>Somebody at a browser of their own.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly HashSet<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        context.Console += (_, m) =>
        {
            if (m.Type is "error" or "warning" && !IsMeantToRefuse(m)) _complaints.Add($"{m.Text} ({m.Location})");
        };
        context.WebError += (_, e) => _complaints.Add(e.Error);
    }

    /// <summary>The whole browser profile: cookies, tabs.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The tab they look at.</summary>
    public IPage Page { get; }

    /// <summary>What the browser has complained about so far: scripts, policies, files that are missing.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    // The browser also complains where the page itself answers 400, 403 or 404.
    private static bool IsMeantToRefuse(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) &&
        (message.Location.Contains("/account/denied", StringComparison.Ordinal) || message.Location.Contains("/account/failed", StringComparison.Ordinal));
}
