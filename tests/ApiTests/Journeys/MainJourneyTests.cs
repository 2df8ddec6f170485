using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Journeys;

/// <summary>The main job by plain HTTP: join, verify, sign in, keep a profile, enroll; the secretary approves and lists; the member leaves.</summary>
public sealed class MainJourneyTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public Task The_main_job_works_end_to_end() => WalkAsync(host);

    internal static async Task WalkAsync(ApiHost host)
    {
        var newcomer = await host.JoinAsync("Wanjikũ", "Mwangi-Ödegård");
        (await newcomer.Api.PatchAsync("/api/v1/me", new { city = "Kisumu" })).Expect(HttpStatusCode.OK);
        var created = (await newcomer.Api.PostAsync("/api/v1/chapters/kenya/enrollments", new { message = "Karibu" })).Expect(HttpStatusCode.Created);
        Assert.Equal("requested", (string)created.Json["status"]!);
        var id = (string)created.Json["id"]!;

        using var secretary = await host.DemoAsync("secretary");
        Assert.Contains((await host.MailsAsync("secretary@example.org")).Select(m => m.Text), t => t.Contains("Mwangi-Ödegård", StringComparison.Ordinal));
        var requests = (await secretary.GetAsync("/api/v1/chapters/kenya/enrollments?status=requested&limit=200")).Expect(HttpStatusCode.OK);
        Assert.Contains(requests.Items, e => (string)e!["id"]! == id);
        (await secretary.PostAsync($"/api/v1/chapters/kenya/enrollments/{id}/approve")).Expect(HttpStatusCode.OK);
        Assert.Contains((await host.MailsAsync(newcomer.Email)).Select(m => m.Subject), s => s.Contains("Kenya", StringComparison.Ordinal));

        var roster = (await secretary.GetAsync("/api/v1/chapters/kenya/members?q=odegard&city=kisumu")).Expect(HttpStatusCode.OK);
        Assert.Equal(newcomer.Email, (string)Assert.Single(roster.Items)!["email"]!);
        var csv = (await secretary.GetAsync("/api/v1/chapters/kenya/members", ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);
        Assert.Contains($"Wanjikũ,Mwangi-Ödegård,{newcomer.Email},KE,Kisumu,", csv.Text, StringComparison.Ordinal);

        (await newcomer.Api.PostAsync($"/api/v1/chapters/kenya/enrollments/{id}/leave")).Expect(HttpStatusCode.OK);
        Assert.Contains("Mwangi-Ödegård", (await host.MailsAsync("secretary@example.org"))[0].Text, StringComparison.Ordinal);
        Assert.Empty((await secretary.GetAsync("/api/v1/chapters/kenya/members?q=odegard")).Items);
    }
}

/// <summary>The same on SQL Server.</summary>
public sealed class MainJourneyOnSqlServerTests
{
    [SkippableFact]
    public async Task The_main_job_works_end_to_end_on_SQL_Server()
    {
        Skip.IfNot(SqlServer.IsAvailable, SqlServer.WhyNot);
        var host = new SqlServerHost();
        await host.InitializeAsync();
        try
        {
            await MainJourneyTests.WalkAsync(host);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private sealed class SqlServerHost : ApiHost
    {
        protected override Task<TestDatabase> CreateDatabaseAsync() => SqlServer.CreateAsync();
    }
}
