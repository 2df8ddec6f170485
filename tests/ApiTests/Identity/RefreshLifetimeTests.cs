using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>How long an application can go on without its member; a host of its own, because a year passes in it.</summary>
public sealed class RefreshLifetimeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Refreshing_goes_on_while_it_is_used_and_ends_a_year_after_the_sign_in()
    {
        var person = await host.JoinAsync();
        var token = (string)(await host.SignInForLongAsync(person.Email))["refresh_token"]!;
        for (var days = 29; days < 365; days += 29)
        {
            host.Clock.Advance(TimeSpan.FromDays(29));
            token = (string)(await host.RefreshAsync(token)).Expect(HttpStatusCode.OK).Json["refresh_token"]!;
        }

        host.Clock.Advance(TimeSpan.FromDays(29));

        Assert.Equal("invalid_grant", (string)(await host.RefreshAsync(token)).Expect(HttpStatusCode.BadRequest).Json["error"]!);
    }

    [Fact]
    public async Task A_refresh_token_that_nobody_uses_for_a_month_ends()
    {
        var person = await host.JoinAsync();
        var token = (string)(await host.SignInForLongAsync(person.Email))["refresh_token"]!;

        host.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal("invalid_grant", (string)(await host.RefreshAsync(token)).Expect(HttpStatusCode.BadRequest).Json["error"]!);
    }
}
