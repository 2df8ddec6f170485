namespace Membership.ApiTests.Hosting;

/// <summary>A second instance on the database of another host, with a clock of its own.</summary>
public sealed class TwinHost(ApiHost first) : ApiHost
{
    /// <summary>Starts one.</summary>
    public static async Task<TwinHost> StartAsync(ApiHost first)
    {
        var twin = new TwinHost(first);
        await twin.InitializeAsync();
        return twin;
    }

    /// <inheritdoc/>
    protected override Task<TestDatabase> CreateDatabaseAsync() => Task.FromResult(first.Database.Shared());
}
