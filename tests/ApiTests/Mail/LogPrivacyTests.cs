using System.Collections.Concurrent;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Membership.ApiTests.Mail;

/// <summary>A host that logs as it is shipped, and shows what it logged.</summary>
public sealed class LoggingHost : ApiHost
{
    private readonly Recorder _recorder = new();

    public IEnumerable<string> Lines => _recorder.Lines;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Information" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Services.GetRequiredService<ILoggerFactory>().AddProvider(_recorder);
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        // As shipped, the console leaves scopes out: the framework's own hold the address of the request.
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : "")}");

        public void Dispose() { }
    }
}

/// <summary>Logs tell what happened, never to whom by name.</summary>
public sealed class LogPrivacyTests(LoggingHost host) : IClassFixture<LoggingHost>
{
    [Fact]
    public async Task No_name_address_password_or_token_stands_in_the_logs()
    {
        var word = $"Zq{Guid.NewGuid():N}"[..14];
        var email = $"{word}@example.com";
        await host.SubmitAsync(People.Joining(email, $"Given{word}", $"Family{word}", $"City{word}"));
        var token = await host.MailedTokenAsync(email);
        (await host.ConfirmAsync(token)).Expect(HttpStatusCode.OK);
        await host.SubmitAsync(People.Joining($"{word} no address"));
        await host.SubmitAsync($$"""{"givenName":"{{word}}","{{word}}":1}""");
        await host.SubmitAsync($"{{\"givenName\":{{\"{word}\":1}}}}");
        await host.CanSignInAsync(email, $"wrong {word}");
        var access = await host.SignInAsync(email);
        using var api = host.Client(access);
        (await api.PatchAsync("/api/v1/me", new { city = $"Other{word}" })).Expect(HttpStatusCode.OK);
        await api.PostAsync("/api/v1/chapters/kenya/enrollments", new { message = $"Message{word}" });
        using var administrator = await host.DemoAsync("administrator");
        await administrator.GetAsync($"/api/v1/members?q={word}");
        await administrator.GetAsync($"/api/v1/members?q={word}&{word}=1&limit={word}");
        await administrator.GetAsync($"/api/v1/chapters/{word}");
        await administrator.GetAsync($"/{word}", ("User-Agent", word));

        var lines = host.Lines.ToList();
        Assert.Contains(lines, l => l.Contains("/api/v1/members", StringComparison.Ordinal));
        foreach (var secret in new[] { word, token, access, People.Password, "Wanjik" })
            Assert.DoesNotContain(lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_refused_request_is_logged_under_its_route()
    {
        using var client = host.Client();
        var trace = Guid.NewGuid().ToString("N");
        (await client.GetAsync("/api/v1/chapters/nowhere", ("traceparent", $"00-{trace}-b7ad6b7169203331-01"))).Expect(HttpStatusCode.NotFound);
        var line = Assert.Single(host.Lines, l => l.Contains(trace, StringComparison.Ordinal) && l.StartsWith("Information GET", StringComparison.Ordinal));
        Assert.Contains("/api/v1/chapters/{slug} 404", line, StringComparison.Ordinal);
    }
}
