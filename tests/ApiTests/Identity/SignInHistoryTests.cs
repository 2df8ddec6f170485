using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>What a member is told about sign-ins: on a page, and by mail where a device is new.</summary>
public sealed partial class SignInHistoryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";
    private const string NewDevice = "Sign-in from a new device";

    [Fact]
    public async Task The_page_tells_successes_and_failures_of_oneself_only()
    {
        var (email, other) = (People.NewEmail(), People.NewEmail());
        foreach (var address in new[] { email, other }) await host.BecomeMemberAsync(People.Joining(address));
        Assert.False(await host.CanSignInAsync(email, "a guess"));
        Assert.True(await host.CanSignInAsync(other));
        using var browser = await SignInAsync(email, Firefox);
        var html = await ReadAsync(browser);
        Assert.Equal(2, Lines().Count(html));
        Assert.Contains("Firefox, Linux", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("signed in", StringComparison.Ordinal) < html.IndexOf("refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr", "connexion réussie")]
    [InlineData("ar", "تم تسجيل الدخول")]
    public async Task The_page_speaks_the_readers_language(string language, string words)
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email));
        using var browser = await SignInAsync(email, Firefox);
        browser.Speak(language);
        Assert.Contains(words, WebUtility.HtmlDecode(await ReadAsync(browser)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_fifty_lines_are_shown()
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email));
        using var browser = await SignInAsync(email, Firefox);
        var id = await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Single(m => m.Email == email).Id));
        await host.OnDatabaseAsync(async db =>
        {
            for (var i = 0; i < 60; i++) db.SignInEvents.Add(new() { Id = Guid.NewGuid(), MemberId = id, At = host.Clock.GetUtcNow().AddMinutes(-i), Succeeded = true });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(50, Lines().Count(await ReadAsync(browser)));
    }

    [Fact]
    public async Task A_sign_in_from_a_new_device_is_told_by_mail_but_not_the_first_one_nor_the_next()
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email).With("consents", new[] { new { purpose = "storage", granted = true } }));
        using (await SignInAsync(email, Firefox)) Assert.DoesNotContain(await host.MailsAsync(email), m => m.Subject == NewDevice);
        using (await SignInAsync(email, Phone)) { }
        using (await SignInAsync(email, Phone)) { }
        using (await SignInAsync(email, Firefox)) { }
        var mail = Assert.Single(await host.MailsAsync(email), m => m.Subject == NewDevice);
        Assert.Contains("Safari, iPhone", mail.Text, StringComparison.Ordinal);
        Assert.Contains(new Uri(host.Address, "/account/sessions").ToString(), mail.Text, StringComparison.Ordinal);
    }

    private async Task<LoginBrowser> SignInAsync(string email, string agent)
    {
        var browser = new LoginBrowser(host.Address);
        browser.CallItself(agent);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    private static async Task<string> ReadAsync(LoginBrowser browser)
    {
        using var answer = await browser.GetAsync("/account/history");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<time ", RegexOptions.NonBacktracking)]
    private static partial Regex Lines();
}
