using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Durability;

/// <summary>How the built API starts, and when it refuses to.</summary>
public sealed class StartTests
{
    private static readonly (string, string)[] PublicUrl = [("PublicUrl", "https://membership.example.org")];

    [Fact]
    public async Task A_second_start_keeps_everything_and_seeds_nothing()
    {
        using var file = new DatabaseFile();
        using (var first = await ApiProcess.Start("Development", file.Path).ReadyAsync())
        {
            using var api = new ApiClient(first.Address, null);
            (await api.PostAsync("/api/v1/members", People.Joining(People.NewEmail()))).Expect(HttpStatusCode.Accepted);
            await first.KillAsync();
        }
        var before = await CountsAsync(file);
        Assert.Equal(1, before["submissions"]);
        Assert.True(before["members"] > 300 && before["groups"] > 20);
        using var second = await ApiProcess.Start("Development", file.Path).ReadyAsync();
        Assert.Equal(before, await CountsAsync(file));
        using var browser = new LoginBrowser(second.Address);
        await browser.SignInAsync("member@example.org", People.Password, "openid membership");
    }

    [Fact]
    public async Task A_production_start_refuses_the_demo_database()
    {
        using var file = new DatabaseFile();
        using (var migration = ApiProcess.Start("Development", file.Path, "migrate"))
            Assert.Equal(0, await migration.ExitAsync());
        using var production = ApiProcess.Start("Production", file.Path, null, PublicUrl);
        Assert.NotEqual(0, await production.ExitAsync());
        Assert.Contains("This database holds the demo accounts, whose password is public. Outside Development it is refused.", production.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", production.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_prepares_an_empty_database_for_production_and_ends()
    {
        using var file = new DatabaseFile();
        using (var migration = ApiProcess.Start("Production", file.Path, "migrate", PublicUrl))
        {
            Assert.Equal(0, await migration.ExitAsync());
            Assert.DoesNotContain("Now listening", migration.Output, StringComparison.Ordinal);
        }
        var counts = await CountsAsync(file);
        Assert.Equal((0, 0, 9), (counts["members"], counts["groups"], counts["offices"]));

        using var production = await ApiProcess.Start("Production", file.Path, null, [.. PublicUrl, ("Database__MigrateAtStart", "false")]).ReadyAsync();
        using var api = new ApiClient(production.Address, null);
        Assert.Empty((await api.GetAsync("/api/v1/chapters")).Expect(HttpStatusCode.OK).Items);
        Assert.NotEqual(HttpStatusCode.OK, (await api.GetAsync("/dev/mail")).Status);
        Assert.Equal(counts, await CountsAsync(file));
    }

    [Fact]
    public async Task A_start_refuses_settings_of_dues_that_are_wrong_and_names_each()
    {
        using var file = new DatabaseFile();
        using var production = ApiProcess.Start("Production", file.Path, null, [.. PublicUrl, ("Dues__YearStartDay", "29"), ("Dues__GraceDays", "-1")]);
        Assert.NotEqual(0, await production.ExitAsync());
        Assert.Contains("Dues:YearStartDay must lie between 1 and 28, and is 29.", production.Output, StringComparison.Ordinal);
        Assert.Contains("Dues:GraceDays must lie between 0 and 366, and is -1.", production.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", production.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_every_cookie_is_for_encrypted_connections()
    {
        using var file = new DatabaseFile();
        using var production = await ApiProcess.Start("Production", file.Path, null, PublicUrl).ReadyAsync();
        using var browser = new LoginBrowser(production.Address);
        using var form = await browser.GetAsync("/account/login");
        var forms = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        foreach (var expected in new[] { "membership.forms=", "; secure", "; samesite=strict", "; httponly" }) Assert.Contains(expected, forms, StringComparison.OrdinalIgnoreCase);
        using var language = await browser.ForgeAsync("/account/language", ("culture", "fr"));
        Assert.Contains("; secure", Assert.Single(language.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [SkippableFact]
    public async Task The_portable_build_says_which_build_runs_on_SQL_Server()
    {
        Skip.If(AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}full{Path.DirectorySeparatorChar}", StringComparison.Ordinal), "The full build does.");
        using var file = new DatabaseFile();
        using var api = ApiProcess.Start("Development", file.Path, null, ("Database__Provider", "SqlServer"));
        Assert.NotEqual(0, await api.ExitAsync());
        Assert.Contains("Build with -p:DependencyProfile=full", api.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    private static Task<Dictionary<string, int>> CountsAsync(DatabaseFile file) => file.ReadAsync(async db => new Dictionary<string, int>
    {
        ["members"] = await db.Members.CountAsync(),
        ["accounts"] = await db.Users.CountAsync(),
        ["submissions"] = await db.JoinSubmissions.CountAsync(),
        ["groups"] = await db.Groups.CountAsync(),
        ["offices"] = await db.Offices.CountAsync(),
        ["terms"] = await db.OfficeTerms.CountAsync(),
        ["enrollments"] = await db.Enrollments.CountAsync(),
        ["history"] = await db.EnrollmentHistory.CountAsync(),
        ["mails"] = await db.Outbox.CountAsync(),
        ["clients"] = await db.Clients.CountAsync(),
        ["keys"] = await db.SigningKeys.CountAsync(),
    });
}
