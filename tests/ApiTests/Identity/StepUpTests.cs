using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>What does lasting harm in wrong hands asks for a sign-in of the last minutes (RFC 9470).</summary>
public sealed class StepUpTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly (string, string) AsCsv = ("Accept", "text/csv");

    [Fact]
    public async Task An_old_sign_in_is_refused_with_what_to_do_and_a_fresh_one_is_let_in()
    {
        var place = await host.NewGroupAsync();
        var refresh = await host.SignInForLongAsync("administrator@example.org");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var renewed = (await host.RefreshAsync((string)refresh["refresh_token"]!)).Expect(HttpStatusCode.OK).Json;
        using var old = host.Client((string)renewed["access_token"]!);
        using var fresh = await host.DemoAsync("administrator");
        using var machine = await host.IntegratorAsync();
        var id = Guid.NewGuid();
        foreach (var ask in (Func<ApiClient, Task<Answer>>[])
        [
            c => c.GetAsync($"{place.Path}/members", AsCsv),
            c => c.AppointAsync(place.Path, id, "chair"),
            c => c.PostAsync($"{place.Path}/officers/{id}/end"),
            c => c.PutAsync($"{place.Path}/offices/chair", new { rights = new[] { "seeRoster" } }),
            c => c.PutAsync($"/api/v1/members/{id}/staff-roles", new { roles = new[] { "auditor" }, reason = "x" }),
            c => c.PostAsync($"/api/v1/members/{id}/second-factor/reset", new { reason = "x" }),
        ])
        {
            var refused = (await ask(old)).Expect(HttpStatusCode.Unauthorized, "auth.fresh_sign_in_required");
            var challenge = Assert.Single(refused.Headers.WwwAuthenticate);
            Assert.Equal("Bearer", challenge.Scheme);
            Assert.Contains("error=\"insufficient_user_authentication\"", challenge.Parameter, StringComparison.Ordinal);
            Assert.Contains("max_age=\"900\"", challenge.Parameter, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.Unauthorized, (await ask(fresh)).Status);
        }
        (await machine.GetAsync($"{place.Path}/members", AsCsv)).Expect(HttpStatusCode.OK);
        (await old.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.OK);
        var outcomes = await host.OnDatabaseAsync(db => db.AuditEvents.Where(e => e.GroupId == place.Id && e.Action == "roster.download").Select(e => e.Outcome).ToListAsync());
        Assert.Equal(["auth.fresh_sign_in_required", "done", "done"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_do_it_is_not_asked_to_sign_in_again()
    {
        var person = await host.JoinAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        using var old = host.Client((string)(await host.SignInForLongAsync(person.Email))["access_token"]!);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await old.PutAsync($"/api/v1/members/{person.Id}/staff-roles", new { roles = new[] { "auditor" }, reason = "x" })).Expect(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Theory]
    [InlineData("/account/two-factor")]
    [InlineData("/account/passkeys")]
    [InlineData("/account/providers")]
    public async Task Pages_about_the_ways_in_lead_an_old_session_to_the_login_page_which_asks_again(string page)
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        using (var open = await browser.GetAsync(page)) Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var closed = await browser.GetAsync(page);
        var login = closed.Headers.Location!.ToString();
        Assert.StartsWith($"/account/login?returnUrl={Uri.EscapeDataString(page)}", login, StringComparison.Ordinal);
        using (var form = await browser.GetAsync(login)) Assert.Contains("name=\"password\"", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(page, (await browser.LoginAsync(login, person.Email, People.Password, page)).AbsolutePath);
        using (var open = await browser.GetAsync(page)) Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }
}
