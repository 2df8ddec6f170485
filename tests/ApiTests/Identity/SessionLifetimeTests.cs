using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>How long a session goes on for somebody who never stops.</summary>
public sealed class SessionLifetimeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_session_ends_a_week_after_the_sign_in_however_often_it_is_used()
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        for (var hours = 7; hours < 7 * 24; hours += 7)
        {
            host.Clock.Advance(TimeSpan.FromHours(7));
            Assert.True(await browser.IsSignedInAsync(), $"It ended after {hours} hours.");
        }
        host.Clock.Advance(TimeSpan.FromHours(7));
        Assert.False(await browser.IsSignedInAsync());
    }
}
