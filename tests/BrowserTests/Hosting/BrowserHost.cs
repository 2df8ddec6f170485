using System.Net;
using System.Net.Sockets;
using Membership.ApiTests.Hosting;
using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>One host and one browser for all tests; each test makes its own people and its own browser profiles.</summary>
public sealed class BrowserHost : ApiHost
{
    private readonly int _port = FreePort();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>By name: browsers know no passkeys of a numeric address.</summary>
    public override Uri Address => new($"http://localhost:{_port}");

    /// <inheritdoc/>
    protected override int Port => _port;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["PublicUrl"] = Address.ToString(),
        ["Dues:Seller"] = "International Membership Society\nRue des Nations 9\n1202 Genève\nSwitzerland",
        ["Dues:TaxNote"] = "Not subject to VAT (Art. 21 para. 2 no. 13 of the Swiss VAT Act).",
        ["Dues:BankAccounts:0:Beneficiary"] = "International Membership Society",
        ["Dues:BankAccounts:0:Bank"] = "Banque de Genève SA",
        ["Dues:BankAccounts:0:Account"] = "CH9300762011623852957",
        ["Dues:BankAccounts:0:Bic"] = "GENVCHGGXXX",
    };

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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>All browser tests share one host and run one after the other: a browser is heavy.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTestGroup : ICollectionFixture<BrowserHost>
{
    /// <summary>What the test classes refer to.</summary>
    public const string Name = "Browser";
}
