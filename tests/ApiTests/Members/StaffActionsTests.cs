using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>What staff do with a membership, and what it does to enrollments, sessions and the audit trail.</summary>
public sealed class StaffActionsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Suspending_stops_tokens_sign_in_and_enrollments_and_reinstating_restores_them()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        var chapter = await host.EnterKenyaAsync(person);
        var sig = await person.EnrollAsync("sigs/accessibility");
        using var administrator = await host.DemoAsync("administrator");
        async Task<string> StatusOf(string path) => (string)(await administrator.GetAsync($"/api/v1/{path}")).Expect(HttpStatusCode.OK).Json["status"]!;
        var sigStatus = await StatusOf($"sigs/accessibility/enrollments/{sig}");

        var suspended = await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Case 17" });
        Assert.Equal("suspended", (string)suspended.Expect(HttpStatusCode.OK).Json["status"]!);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Equal("invalid_grant", (string)(await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest).Json["error"]!);
        Assert.False(await host.CanSignInAsync(person.Email));
        Assert.Equal("suspended", await StatusOf($"chapters/kenya/enrollments/{chapter}"));
        Assert.Equal("Your membership is suspended", (await host.MailsAsync(person.Email))[0].Subject);
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Again" })).Expect(HttpStatusCode.Conflict, "member.state_forbids");

        (await administrator.PostAsync($"/api/v1/members/{person.Id}/reinstate", new { reason = "Settled" })).Expect(HttpStatusCode.OK);
        Assert.Equal("active", await StatusOf($"chapters/kenya/enrollments/{chapter}"));
        Assert.Equal(sigStatus, await StatusOf($"sigs/accessibility/enrollments/{sig}"));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.True(await host.CanSignInAsync(person.Email));

        var history = (await administrator.GetAsync($"/api/v1/members/{person.Id}/history")).Items;
        Assert.Equal(["pendingEmail", "active", "suspended", "active"], history.Select(h => (string)h!["to"]!));
        Assert.Equal([null, "emailVerified", "Case 17", "Settled"], history.Select(h => (string?)h!["reason"]));
        Assert.NotNull(history[2]!["actorId"]);
    }

    [Fact]
    public async Task A_session_ends_with_a_suspension()
    {
        var person = await host.JoinAsync();
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", person.Email, People.Password);
        using (var before = await browser.GetAsync("/account/manage")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "Case 18" })).Expect(HttpStatusCode.OK);
        using var after = await browser.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Terminating_ends_everything_for_good()
    {
        var person = await host.JoinAsync();
        var chapter = await host.EnterKenyaAsync(person);
        using var administrator = await host.DemoAsync("administrator");
        var ended = await administrator.PostAsync($"/api/v1/members/{person.Id}/terminate", new { reason = "Case 19" });
        Assert.Equal("terminated", (string)ended.Expect(HttpStatusCode.OK).Json["status"]!);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        var enrollment = (await administrator.GetAsync($"/api/v1/chapters/kenya/enrollments/{chapter}")).Json;
        Assert.Equal("endedByGlobal", (string)enrollment["status"]!);
        Assert.DoesNotContain("Case 19", enrollment.ToJsonString(), StringComparison.Ordinal);
        foreach (var action in new[] { "reinstate", "suspend", "terminate" })
            (await administrator.PostAsync($"/api/v1/members/{person.Id}/{action}", new { reason = "x" })).Expect(HttpStatusCode.Conflict, "member.state_forbids");
        (await administrator.PatchAsync($"/api/v1/members/{person.Id}", new { city = "X", reason = "x" })).Expect(HttpStatusCode.Conflict, "member.state_forbids");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":null}""")]
    [InlineData("""{"reason":""}""")]
    [InlineData("""{"reason":"   "}""")]
    [InlineData("""{"reason":7}""")]
    [InlineData("""{"reason":"a\u0000b"}""")]
    public async Task Every_staff_action_needs_a_reason(string body)
    {
        var member = await host.BecomeMemberAsync(People.Joining(People.NewEmail()));
        using var administrator = await host.DemoAsync("administrator");
        foreach (var action in new[] { "suspend", "reinstate", "terminate" })
            Assert.Equal(["reason"], (await administrator.PostAsync($"/api/v1/members/{member["id"]}/{action}", body)).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(["reason"], (await administrator.PatchAsync($"/api/v1/members/{member["id"]}", body)).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal("active", (string)(await administrator.GetAsync($"/api/v1/members/{member["id"]}")).Json["status"]!);
    }

    [Fact]
    public async Task Only_administrators_act_and_never_on_themselves()
    {
        var person = await host.JoinAsync();
        var (suspend, reason) = ($"/api/v1/members/{person.Id}/suspend", new { reason = "x" });
        using var anonymous = host.Client();
        using var auditor = await host.DemoAsync("auditor");
        using var secretary = await host.DemoAsync("secretary");
        using var integrator = await host.IntegratorAsync("members.read members.write");
        using var administrator = await host.DemoAsync("administrator");
        (await anonymous.PostAsync(suspend, reason)).Expect(HttpStatusCode.Unauthorized);
        foreach (var client in new[] { auditor, secretary, integrator, person.Api })
        {
            (await client.PostAsync(suspend, reason)).Expect(HttpStatusCode.Forbidden);
            (await client.PatchAsync($"/api/v1/members/{person.Id}", new { city = "X", reason = "x" })).Expect(HttpStatusCode.Forbidden);
        }
        var self = (string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!;
        (await administrator.PostAsync($"/api/v1/members/{self}/suspend", reason)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await administrator.PostAsync($"/api/v1/members/{Guid.NewGuid()}/suspend", reason)).Expect(HttpStatusCode.NotFound, "resource.not_found");
        Assert.Equal("active", (string)(await person.Api.GetAsync("/api/v1/me")).Json["status"]!);
    }

    [Fact]
    public async Task A_correction_by_staff_stands_in_the_audit_trail()
    {
        var person = await host.JoinAsync();
        using var administrator = await host.DemoAsync("administrator");
        var actor = (string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!;
        var etag = (await administrator.GetAsync($"/api/v1/members/{person.Id}")).Headers.ETag!.Tag;
        var changed = await administrator.PatchAsync($"/api/v1/members/{person.Id}", new { familyName = "Otieno", reason = "Asked for in writing" }, ("If-Match", etag));
        Assert.Equal("Otieno", (string)changed.Expect(HttpStatusCode.OK).Json["familyName"]!);
        Assert.Equal("Otieno", (string)(await person.Api.GetAsync("/api/v1/me")).Json["familyName"]!);
        (await administrator.PatchAsync($"/api/v1/members/{person.Id}", new { familyName = "X", reason = "x" }, ("If-Match", etag))).Expect(HttpStatusCode.PreconditionFailed);

        using var auditor = await host.DemoAsync("auditor");
        var events = (await auditor.GetAsync("/api/v1/audit-events")).Expect(HttpStatusCode.OK).Items.Where(e => (string?)e!["memberId"] == person.Id.ToString());
        var entry = Assert.Single(events)!;
        Assert.Equal(("member.profile", "done", actor, "Asked for in writing", "swagger"),
            ((string)entry["action"]!, (string)entry["outcome"]!, (string)entry["actorId"]!, (string)entry["reason"]!, (string)entry["clientId"]!));
        (await person.Api.GetAsync("/api/v1/audit-events")).Expect(HttpStatusCode.Forbidden);
    }
}
