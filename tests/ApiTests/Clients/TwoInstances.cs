using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Clients;

/// <summary>Two hosts on one database, each with a clock of its own.</summary>
public sealed class TwoInstances : ApiHost
{
    private OtherInstance? _other;
    private TestDatabase? _shared;

    public ApiHost Other => _other!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _other = new OtherInstance(_shared!);
        await _other.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        if (_other is not null) await _other.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async Task<TestDatabase> CreateDatabaseAsync() => _shared = await base.CreateDatabaseAsync();

    // The first instance drops the database.
    private sealed class OtherInstance(TestDatabase shared) : ApiHost
    {
        protected override Task<TestDatabase> CreateDatabaseAsync() =>
            Task.FromResult(new TestDatabase(shared.Provider, shared.ConnectionString, () => ValueTask.CompletedTask));
    }
}
