using Membership.ApiTests.Hosting;
using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>One host and one browser for all tests; each test makes its own people and its own browser profiles.</summary>
public sealed class BrowserHost : ApiHost
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        if (!Chromium.IsInstalled) return;
        await base.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>A browser nobody has used yet; skips the test where none is installed.</summary>
    public async Task<Visitor> VisitAsync(string language = "en", int width = 1000, bool scripts = true)
    {
        Skip.IfNot(Chromium.IsInstalled, Chromium.WhyNot);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = language,
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(10_000);
        return new Visitor(context, await context.NewPageAsync());
    }
}

/// <summary>All browser tests share one host and run one after the other: a browser is heavy.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTestGroup : ICollectionFixture<BrowserHost>
{
    /// <summary>What the test classes refer to.</summary>
    public const string Name = "Browser";
}
