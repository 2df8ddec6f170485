namespace Membership.ApiTests.Hosting;

/// <summary>The portable profile has no working SQL Server client (docs/adr/0002).</summary>
internal static class SqlServer
{
    public const string WhyNot = "Portable profile: SqlClient's closure is not in the package mirror. Run the tests with -p:DependencyProfile=full.";

    public static bool IsChosen => false;

    public static bool IsAvailable => false;

    public static Task<TestDatabase> CreateAsync() => throw new InvalidOperationException(WhyNot);
}
