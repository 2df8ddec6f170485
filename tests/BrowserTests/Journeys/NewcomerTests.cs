using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Journeys;

/// <summary>The main job as a newcomer meets it, with nothing but a browser.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class NewcomerTests(BrowserHost host)
{
    private const string Kenya = "kenya";
    private const string Enrollments = "/api/v1/chapters/{slug}/enrollments";

    [SkippableFact]
    public async Task A_newcomer_joins_enrolls_is_approved_and_leaves_with_nothing_but_a_browser()
    {
        var newcomer = new Newcomer("Wanjikũ", "Mwangi-Ödegård");
        await using var member = await host.VisitAsync();
        await member.Page.JoinAsync(newcomer);
        var swagger = await SwaggerPage.OpenAsync(member.Page);
        await swagger.AuthorizeAsync(newcomer.Email, newcomer.Password);
        var profile = await (await swagger.TryAsync("patch", "/api/v1/me", """{"city":"Kisumu"}""")).ExpectAsync(200);
        Assert.Equal("Kisumu", (string?)(await profile.JsonAsync())["city"]);
        var requested = await (await swagger.TryAsync("post", Enrollments, """{"message":"Karibu"}""", null, ("slug", Kenya))).ExpectAsync(201);
        var enrollment = await requested.JsonAsync();
        Assert.Equal("requested", (string?)enrollment["status"]);

        await using var secretary = await host.VisitAsync();
        var office = await SwaggerPage.OpenAsync(secretary.Page);
        await office.AuthorizeAsync("secretary@example.org", People.Password);
        await ApproveAsync(office, (string)enrollment["id"]!);
        await FindOnRosterAsync(office, newcomer);

        await (await swagger.TryAsync("post", Enrollments + "/{id}/leave", """{"reason":null}""", null, ("slug", Kenya), ("id", (string)enrollment["id"]!))).ExpectAsync(200);
        await secretary.Page.GotoAsync("/dev/mail?to=secretary@example.org");
        await Expect(secretary.Page.Locator("article").First).ToContainTextAsync("Mwangi-Ödegård");
        await Expect(secretary.Page.Locator("article").First.GetByRole(AriaRole.Heading)).ToContainTextAsync("Kenya");
        Assert.Empty(member.Complaints.Concat(secretary.Complaints));
    }

    private static async Task ApproveAsync(SwaggerPage office, string id)
    {
        var list = await (await office.TryAsync("get", Enrollments, null, null, ("slug", Kenya), ("status", "requested"))).ExpectAsync(200);
        Assert.Contains((await list.JsonAsync())["items"]!.AsArray(), e => (string?)e!["id"] == id);
        var approved = await (await office.TryAsync("post", Enrollments + "/{id}/approve", null, null, ("slug", Kenya), ("id", id))).ExpectAsync(200);
        Assert.Equal("active", (string?)(await approved.JsonAsync())["status"]);
    }

    private static async Task FindOnRosterAsync(SwaggerPage office, Newcomer newcomer)
    {
        const string Roster = "/api/v1/chapters/{slug}/members";
        var roster = await (await office.TryAsync("get", Roster, null, "application/json", ("slug", Kenya), ("q", newcomer.Email))).ExpectAsync(200);
        JsonNode entry = Assert.Single((await roster.JsonAsync())["items"]!.AsArray())!;
        Assert.Equal((newcomer.FamilyName, "Kisumu"), ((string?)entry["familyName"], (string?)entry["city"]));
        var csv = await (await office.TryAsync("get", Roster, null, "text/csv", ("slug", Kenya), ("q", newcomer.Email))).ExpectAsync(200);
        Assert.Contains($"{newcomer.GivenName},{newcomer.FamilyName},{newcomer.Email},KE,Kisumu,", await csv.DownloadAsync(), StringComparison.Ordinal);
    }
}
