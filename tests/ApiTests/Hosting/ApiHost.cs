using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Membership.ApiTests.Hosting;

/// <summary>
/// The real host on a real port, with the Development seed in a database of its own. A test class has one host; its tests make
/// their own people, so that they do not meet.
/// </summary>
public class ApiHost : IAsyncLifetime
{
    // A host that is gone leaves the watcher of its web root behind, and Linux gives a user 128 of these: beyond them every page with a style sheet fails.
    static ApiHost() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    private readonly TestClock _clock = new();
    private TestDatabase? _database;
    private HostFactory? _factory;

    /// <summary>Time in this host: the real time, until a test moves it.</summary>
    public TestClock Clock => _clock;

    /// <summary>Where it keeps everything.</summary>
    public TestDatabase Database => _database!;

    /// <summary>Where the host listens.</summary>
    public virtual Uri Address => _factory!.ClientOptions.BaseAddress;

    /// <summary>The host's services, for what no route shows.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Settings that a derived host changes.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>The port that a derived host asks for; 0 for any.</summary>
    protected virtual int Port => 0;

    /// <summary>The database that a derived host asks for.</summary>
    protected virtual Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync();

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        _factory = new HostFactory(_database, _clock, Settings);
        _factory.UseKestrel(Port);
        _factory.StartServer();
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A client that follows no redirects and sends this access token.</summary>
    public ApiClient Client(string? token = null) => new(Address, token);

    /// <summary>Runs something on the database itself.</summary>
    public async Task<T> OnDatabaseAsync<T>(Func<MembershipDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MembershipDb>());
    }

    /// <summary>Asks one of the host's services to do something.</summary>
    public async Task<T> OnServiceAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private sealed class HostFactory(TestDatabase database, TestClock clock, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Database:Provider", database.Provider);
            builder.UseSetting("ConnectionStrings:Membership", database.ConnectionString);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            // Slow hashes protect people, not tests.
            builder.UseSetting("Accounts:PasswordHashRounds", "1000");
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                SqlServerTranslation.AddTo(services);
            });
        }
    }
}

/// <summary>The system's clock, moved forward by what a test asks for.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow() + _ahead;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>Moves the time forward.</summary>
    public void Advance(TimeSpan time) => _ahead += time;
}
