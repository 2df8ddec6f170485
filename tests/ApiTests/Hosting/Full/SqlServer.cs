using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace Membership.ApiTests.Hosting;

/// <summary>
/// SQL Server for the tests: the one that MEMBERSHIP_TEST_SQLSERVER names (then every API test runs on it), otherwise a container for
/// the tests that ask for it.
/// </summary>
internal static class SqlServer
{
    public const string WhyNot = "No SQL Server: set MEMBERSHIP_TEST_SQLSERVER to a connection string, or run Docker.";

    private static readonly string? Named = Environment.GetEnvironmentVariable("MEMBERSHIP_TEST_SQLSERVER");
    private static readonly Lazy<Task<string>> Container = new(StartAsync);

    public static bool IsChosen => !string.IsNullOrEmpty(Named);

    public static bool IsAvailable => IsChosen || File.Exists("/var/run/docker.sock") || Environment.GetEnvironmentVariable("DOCKER_HOST") is not null;

    public static async Task<TestDatabase> CreateAsync()
    {
        var server = IsChosen ? Named! : await Container.Value;
        var name = $"membership_test_{Guid.NewGuid():N}";
        var database = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        return new TestDatabase("SqlServer", database, async () =>
        {
            SqlConnection.ClearAllPools();
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"IF DB_ID('{name}') IS NOT NULL DROP DATABASE [{name}]";
            await command.ExecuteNonQueryAsync();
        });
    }

    private static async Task<string> StartAsync()
    {
        var container = new MsSqlBuilder().WithImage("mcr.microsoft.com/mssql/server:2022-latest").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
