using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>Roles of staff, changed by staff.</summary>
public sealed class StaffRolesTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_role_is_given_and_taken_and_each_change_is_recorded_and_ends_the_members_tokens()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        await host.ExemptAsync(person.Id);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        Assert.Equal([], await RolesAsync(administrator, person.Id));

        var given = (await SetAsync(administrator, person.Id, "auditor")).Expect(HttpStatusCode.OK);
        Assert.Equal("""["auditor"]""", given.Json["roles"]!.ToJsonString());
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        using var auditor = host.Client(await host.SignInAsync(person.Email));
        (await auditor.GetAsync("/api/v1/audit-events")).Expect(HttpStatusCode.OK);
        Assert.Equal(["auditor"], await RolesAsync(administrator, person.Id));

        (await SetAsync(administrator, person.Id)).Expect(HttpStatusCode.OK);
        (await auditor.GetAsync("/api/v1/audit-events")).Expect(HttpStatusCode.Unauthorized);
        var events = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.MemberId == person.Id && e.Action == "staff.roles").OrderBy(e => e.SortKey).ToListAsync());
        Assert.Equal([("auditor", "Needed for the audit."), ("none", "Needed for the audit.")], events.Select(e => (e.Detail!, e.Reason!)));
    }

    [Fact]
    public async Task The_last_administrator_stays_even_where_another_one_is_suspended()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (me, other) = (Guid.Parse((string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!), await host.JoinAsync());
        (await SetAsync(administrator, me)).Expect(HttpStatusCode.Conflict, "staff.last_administrator");
        (await SetAsync(administrator, me, "auditor")).Expect(HttpStatusCode.Conflict, "staff.last_administrator");
        (await SetAsync(administrator, other.Id, "membership-administrator", "auditor")).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"/api/v1/members/{other.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        (await SetAsync(administrator, me)).Expect(HttpStatusCode.Conflict, "staff.last_administrator");
        (await SetAsync(administrator, other.Id, "auditor")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        (await SetAsync(administrator, other.Id)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Roles_end_with_the_membership_and_the_last_administrator_cannot_resign()
    {
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.Conflict, "staff.last_administrator");
        (await administrator.PostAsync("/api/v1/me/consents", new { consents = new[] { new { purpose = "storage", granted = false } } })).Expect(HttpStatusCode.Conflict, "staff.last_administrator");
        var other = await host.JoinAsync();
        (await SetAsync(administrator, other.Id, "membership-administrator")).Expect(HttpStatusCode.OK);
        using var leaving = host.Client(await host.SilentTokenAsync(other.Email));

        (await leaving.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);

        Assert.Equal([], await RolesAsync(administrator, other.Id));
        Assert.Equal("none", await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.MemberId == other.Id && e.Action == "staff.roles").OrderByDescending(e => e.SortKey).Select(e => e.Detail).FirstAsync()));
    }

    [Fact]
    public async Task What_is_malformed_unknown_or_nobodys_is_refused()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        Assert.Equal(["roles"], (await SetAsync(administrator, person.Id, "emperor")).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(["reason"], (await administrator.PutAsync($"/api/v1/members/{person.Id}/staff-roles", new { roles = new[] { "auditor" }, reason = " " })).Expect(HttpStatusCode.BadRequest).Fields);
        (await SetAsync(administrator, Guid.NewGuid(), "auditor")).Expect(HttpStatusCode.NotFound);
        (await administrator.GetAsync($"/api/v1/members/{Guid.NewGuid()}/staff-roles")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task New_staff_have_no_powers_before_they_sign_in_with_a_second_factor()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        (await SetAsync(administrator, person.Id, "auditor")).Expect(HttpStatusCode.OK);
        using var browser = new LoginBrowser(host.Address);
        var detour = await browser.AuthorizeAsync(person.Email, People.Password, browser.Request("openid membership", new string('v', 43)));
        Assert.Equal(TwoFactorSteps.Page, detour.AbsolutePath);
        await browser.SetUpCodesAsync();
        using var api = host.Client((string)(await browser.SignInAsync(person.Email, People.Password, "openid membership"))["access_token"]!);
        (await api.GetAsync("/api/v1/members")).Expect(HttpStatusCode.OK);
    }

    private static async Task<IEnumerable<string>> RolesAsync(ApiClient administrator, Guid id) =>
        (await administrator.GetAsync($"/api/v1/members/{id}/staff-roles")).Expect(HttpStatusCode.OK).Json["roles"]!.AsArray().Select(r => (string)r!);

    private static Task<Answer> SetAsync(ApiClient administrator, Guid id, params string[] roles) =>
        administrator.PutAsync($"/api/v1/members/{id}/staff-roles", new { roles, reason = "Needed for the audit." });
}
