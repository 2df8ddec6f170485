using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>Device and recovery codes are lost: staff help, and the member is told.</summary>
public sealed class SecondFactorResetTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_reset_takes_everything_away_ends_sessions_and_tokens_and_is_recorded_and_told()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        var authenticator = await browser.SetUpCodesAsync();
        Assert.True(await browser.IsSignedInAsync());
        (await ResetAsync(administrator, person.Id)).Expect(HttpStatusCode.OK);

        Assert.False(await browser.IsSignedInAsync());
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.Empty(await host.OnDatabaseAsync(db => db.UserTokens.Where(t => t.UserId == person.Id).ToListAsync()));
        using var again = await host.PasswordAsync(person.Email);
        Assert.True(await again.IsSignedInAsync());
        Assert.Contains(await host.MailsAsync(person.Email), m => m.Subject == "Your second factor was reset");
        var line = await host.OnDatabaseAsync(db => db.AuditEvents.SingleAsync(e => e.MemberId == person.Id && e.Action == "account.second_factor_reset"));
        Assert.Equal(("done", "Lost the telephone; called back."), (line.Outcome, line.Reason));
        Assert.Equal(10, authenticator.RecoveryCodes.Count);
    }

    [Fact]
    public async Task Only_administrators_reset_and_never_their_own()
    {
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        var person = await host.JoinAsync();
        var me = Guid.Parse((string)(await administrator.GetAsync("/api/v1/me")).Json["id"]!);
        (await ResetAsync(auditor, person.Id)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await ResetAsync(person.Api, person.Id)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await ResetAsync(administrator, me)).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await ResetAsync(administrator, Guid.NewGuid())).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["reason"], (await administrator.PostAsync($"/api/v1/members/{person.Id}/second-factor/reset", new { reason = "" })).Expect(HttpStatusCode.BadRequest).Fields);
    }

    private static Task<Answer> ResetAsync(ApiClient caller, Guid id) =>
        caller.PostAsync($"/api/v1/members/{id}/second-factor/reset", new { reason = "Lost the telephone; called back." });
}
