using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Identity;

namespace Membership.ApiTests.Identity;

/// <summary>Suspension, resignation and termination end sessions and tokens, at every instance within a minute.</summary>
public sealed class RevocationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("suspend")]
    [InlineData("terminate")]
    [InlineData("resign")]
    [InlineData("withdraw")]
    public async Task Every_end_of_a_membership_closes_pages_tokens_and_links_here_and_elsewhere(string end)
    {
        await using var twin = new Running(await TwinHost.StartAsync(host));
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        var tokens = await host.SignInForLongAsync(person.Email);
        var cookie = await CookieAsync(person.Email);
        await host.OnServiceAsync<ConsentStore, bool>(s => s.RememberAsync(person.Id, "swagger", ["openid"], CancellationToken.None));
        await person.AskForEmailAsync(next);
        string[] links = [await host.ConfirmLinkAsync(person.Email), await host.ConfirmLinkAsync(next)];
        using var page = twin.Host.Client();
        using var elsewhere = twin.Host.Client((string)tokens["access_token"]!);
        (await page.GetAsync("/account/manage", ("Cookie", cookie))).Expect(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);

        await EndAsync(person, end);

        using var here = host.Client((string)tokens["access_token"]!);
        (await here.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/account/manage", ("Cookie", cookie))).Expect(HttpStatusCode.Redirect);
        (await page.GetAsync("/account/manage", ("Cookie", cookie))).Expect(HttpStatusCode.Redirect);
        foreach (var instance in new[] { host, twin.Host }) (await instance.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        twin.Host.Clock.Advance(TimeSpan.FromSeconds(31));
        (await elsewhere.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        foreach (var link in links) Assert.Equal(EmailChangeSteps.Refused, await host.ConfirmEmailAsync(link));
        Assert.True(await host.OnDatabaseAsync(db => Task.FromResult(db.ClientConsents.Any(c => c.MemberId == person.Id))));
        Assert.False(await host.OnDatabaseAsync(db => Task.FromResult(db.AccountSessions.Any(s => s.MemberId == person.Id) || db.OidcGrants.Any(g => g.MemberId == person.Id))));
    }

    private async Task EndAsync(Person person, string end)
    {
        using var administrator = await host.DemoAsync("administrator");
        (await (end switch
        {
            "resign" => person.Api.PostAsync("/api/v1/me/resignation"),
            "withdraw" => person.Api.PostAsync("/api/v1/me/consents", new { consents = new[] { new { purpose = "storage", granted = false } } }),
            _ => administrator.PostAsync($"/api/v1/members/{person.Id}/{end}", new { reason = "x" }),
        })).Expect(HttpStatusCode.OK);
    }

    private async Task<string> CookieAsync(string email)
    {
        using var browser = new LoginBrowser(host.Address);
        using var signedIn = await browser.PostFormAsync("/account/login", ("email", email), ("password", People.Password));
        return signedIn.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("membership.session=", StringComparison.Ordinal)).Split(';')[0];
    }

    private sealed record Running(TwinHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
