using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Persistence;

/// <summary>The check that every query of the other tests passes is a check: it refuses what SQL Server does not know.</summary>
public sealed class SqlServerTranslationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [SkippableFact]
    public async Task A_query_that_only_SQLite_knows_is_refused()
    {
        Skip.IfNot(host.Database.Provider == "Sqlite", "The host runs on SQL Server itself.");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.OnDatabaseAsync(db => db.Members.CountAsync(m => EF.Functions.Glob(m.Country, "K*"))));
        Assert.Contains("SQL Server", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_query_that_both_engines_know_is_translated_for_both()
    {
        Skip.IfNot(host.Database.Provider == "Sqlite", "The host runs on SQL Server itself.");
        Assert.Equal(0, await host.OnDatabaseAsync(db => db.Tiers.CountAsync(t => t.Code == "translated" && t.Rank == 4711)));
        Assert.Contains(SqlServerTranslation.Queries, q => q.Contains("4711", StringComparison.Ordinal));
    }
}
