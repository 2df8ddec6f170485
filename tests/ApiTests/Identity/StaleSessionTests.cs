using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>What a session that is old, or that began with less, can reach by a side door: nothing more than it could.</summary>
public sealed class StaleSessionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Another = "Another-password-of-2026!";

    [Fact]
    public async Task A_changed_password_leaves_the_session_as_old_as_it_was()
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        using (var changed = await browser.PostFormAsync("/account/manage", "/account/manage?handler=password", ("currentPassword", People.Password), ("newPassword", Another)))
            Assert.Equal("/account/manage?changed=true", changed.Headers.Location?.ToString());

        using var settings = await browser.GetAsync(TwoFactorSteps.Page);
        Assert.StartsWith("/account/login?", settings.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turning_off_what_is_not_there_refreshes_nothing()
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        (await browser.PostFormAsync(TwoFactorSteps.Page, TwoFactorSteps.Page + "?handler=off")).Dispose();
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        using var settings = await browser.GetAsync(TwoFactorSteps.Page);
        Assert.StartsWith("/account/login?", settings.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_second_factor_ends_what_was_got_without_it()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        using var browser = await host.PasswordAsync(person.Email);

        await browser.SetUpCodesAsync();

        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Tokens_follow_the_session_that_replaces_theirs()
    {
        var person = await host.JoinAsync();
        using var browser = new LoginBrowser(host.Address);
        var tokens = await browser.SignInAsync(person.Email, People.Password, "openid membership offline_access");
        _ = await browser.LoginAsync("/account/login", person.Email, People.Password);
        var session = await host.OnDatabaseAsync(db => db.AccountSessions.Where(s => s.MemberId == person.Id).OrderByDescending(s => s.CreatedAt).Select(s => s.SessionId).FirstAsync());
        using var other = await host.PasswordAsync(person.Email);

        (await other.PostFormAsync("/account/sessions", "/account/sessions?handler=end", ("id", session))).Dispose();

        Assert.False(await host.OnDatabaseAsync(db => db.AccountSessions.AnyAsync(s => s.SessionId == session)));
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
    }
}
