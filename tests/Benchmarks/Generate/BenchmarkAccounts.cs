namespace Membership.Benchmarks.Generate;

/// <summary>
/// Who can sign in to a generated database. Other names than the demo world's, because a production start refuses a database
/// that holds those, and benchmarks measure a production start.
/// </summary>
public static class BenchmarkAccounts
{
    /// <summary>A membership administrator.</summary>
    public const string Administrator = "bench-administrator@example.org";

    /// <summary>The secretary of the largest chapter.</summary>
    public const string Secretary = "bench-secretary@example.org";

    /// <summary>Everybody's password.</summary>
    public const string Password = "Membership-demo-2026!";

    /// <summary>A confidential client for <c>client_credentials</c> with all scopes of machines.</summary>
    public const string ClientId = "integrator-bench";

    /// <summary>The client's secret.</summary>
    public const string ClientSecret = "integrator-bench-secret";
}
