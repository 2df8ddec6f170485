using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>The login page: forged posts, open redirects, guessing.</summary>
public sealed partial class LoginPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/login/code")]
    [InlineData("/account/logout")]
    [InlineData("/account/join")]
    [InlineData("/account/verify")]
    [InlineData("/account/forgot-password")]
    [InlineData("/account/reset-password")]
    public async Task A_post_without_the_anti_forgery_token_is_refused(string page)
    {
        using var client = host.Client();
        var answer = await client.FormAsync(page, ("email", "member@example.org"), ("password", People.Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("http://evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/%0d%0aX: y")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        using var browser = new LoginBrowser(host.Address);
        var page = $"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}";
        using var response = await browser.PostFormAsync(page, ("email", "member@example.org"), ("password", People.Password), ("returnUrl", returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var location = new Uri(host.Address, response.Headers.Location!);
        Assert.Equal(host.Address.Authority, location.Authority);
    }

    [Fact]
    public async Task An_address_to_return_to_may_hold_letters_of_any_script()
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.PostFormAsync("/account/login", ("email", "member@example.org"), ("password", People.Password), ("returnUrl", "/account/manage?x=é"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Every_failure_reads_the_same()
    {
        var suspended = await host.JoinAsync();
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{suspended.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        var waiting = People.NewEmail();
        await host.SubmitAsync(People.Joining(waiting));

        var reference = await FailAsync("member@example.org", "wrong");
        Assert.Contains("Check the address and the password.", reference, StringComparison.Ordinal);
        foreach (var (email, password) in new[] { (People.NewEmail(), "wrong"), (suspended.Email, People.Password), (waiting, People.Password), ("", ""), ("no address", "x"), ("member@example.org", "") })
            Assert.Equal(reference, await FailAsync(email, password));
    }

    [Fact]
    public async Task After_ten_failures_the_right_password_fails_alike_until_the_lock_ends()
    {
        var person = await host.JoinAsync();
        string? text = null;
        for (var i = 0; i < 10; i++) text = await FailAsync(person.Email, $"guess {i}");
        Assert.Equal(text, await FailAsync(person.Email, People.Password));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(await host.CanSignInAsync(person.Email));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await host.CanSignInAsync(person.Email));
    }

    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        var person = await host.JoinAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => FailAsync(person.Email, $"guess {i}")));
        Assert.False(await host.CanSignInAsync(person.Email));
    }

    [Fact]
    public async Task A_success_forgets_earlier_failures()
    {
        var person = await host.JoinAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 6; i++) await FailAsync(person.Email, "guess");
            Assert.True(await host.CanSignInAsync(person.Email));
        }
    }

    [Theory]
    [InlineData("fr", "ltr")]
    [InlineData("es", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task The_pages_speak_the_readers_language(string language, string direction)
    {
        using var client = host.Client();
        foreach (var page in new[] { "/account/login", "/account/join", "/account/forgot-password", "/account/verify", "/account/logout" })
        {
            var answer = (await client.GetAsync(page, ("Accept-Language", language))).Expect(HttpStatusCode.OK);
            Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", answer.Text, StringComparison.Ordinal);
        }
    }

    // Tokens, and what was typed, differ from page to page.
    private async Task<string> FailAsync(string email, string password)
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.PostFormAsync("/account/login", ("email", email), ("password", password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Values().Replace(await response.Content.ReadAsStringAsync(), "");
    }

    [GeneratedRegex(" value=\"[^\"]*\"")]
    private static partial Regex Values();
}
