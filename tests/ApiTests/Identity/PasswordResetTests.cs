using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Identity;

/// <summary>The whole way from a forgotten password to a new one.</summary>
public sealed partial class PasswordResetTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string NewPassword = "a new long phrase";

    [Fact]
    public async Task A_forgotten_password_is_replaced_through_the_mailed_link()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        using var session = new LoginBrowser(host.Address);
        await session.LoginAsync("/account/login", person.Email, People.Password);

        await ForgetAsync(person.Email.ToUpperInvariant());
        var link = await LinkAsync(person.Email);
        Assert.StartsWith(host.Address.ToString(), link, StringComparison.Ordinal);
        Assert.True(await host.CanSignInAsync(person.Email));
        Assert.Contains("id=\"newPassword\"", await ResetAsync(link, "short"), StringComparison.Ordinal);
        Assert.True(await host.CanSignInAsync(person.Email));
        Assert.DoesNotContain("id=\"newPassword\"", await ResetAsync(link, NewPassword), StringComparison.Ordinal);

        Assert.True(await host.CanSignInAsync(person.Email, NewPassword));
        Assert.False(await host.CanSignInAsync(person.Email));
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        using (var page = await session.GetAsync("/account/manage")) Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("Your password was changed", (await host.MailsAsync(person.Email))[0].Subject);

        await ResetAsync(link, "yet another long phrase");
        Assert.True(await host.CanSignInAsync(person.Email, NewPassword));
        Assert.False(await host.CanSignInAsync(person.Email, "yet another long phrase"));
    }

    [Fact]
    public async Task A_new_password_opens_a_locked_account()
    {
        var person = await host.JoinAsync();
        for (var i = 0; i < 10; i++) await host.CanSignInAsync(person.Email, "guess");
        Assert.False(await host.CanSignInAsync(person.Email));
        await ForgetAsync(person.Email);
        await ResetAsync(await LinkAsync(person.Email), NewPassword);
        Assert.True(await host.CanSignInAsync(person.Email, NewPassword));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(10, true)]
    [InlineData(9, false)]
    [InlineData(9, true)]
    public async Task A_new_password_gives_no_new_guesses_at_the_codes_of_a_second_factor(int guessesBefore, bool isPasskey)
    {
        var person = await host.JoinAsync();
        if (isPasskey) await host.GivePasskeyAsync(person.Id);
        else
        {
            using var owner = await host.PasswordAsync(person.Email);
            await owner.SetUpCodesAsync();
        }
        for (var i = 0; i < guessesBefore; i++) await host.CanSignInAsync(person.Email, "guess");
        await ForgetAsync(person.Email);
        await ResetAsync(await LinkAsync(person.Email), NewPassword);
        for (var i = guessesBefore; i < 10; i++) await host.CanSignInAsync(person.Email, "guess");
        Assert.False(await host.CanSignInAsync(person.Email, NewPassword));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await host.CanSignInAsync(person.Email, NewPassword));
    }

    [Fact]
    public async Task Asking_answers_the_same_for_every_address_and_mails_members_only()
    {
        var person = await host.JoinAsync();
        var resigned = await host.JoinAsync();
        (await resigned.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        var (unknown, waiting) = (People.NewEmail(), People.NewEmail());
        await host.SubmitAsync(People.Joining(waiting));
        var answers = new List<string>();
        foreach (var email in new[] { person.Email, resigned.Email, unknown, waiting }) answers.Add(await ForgetAsync(email));
        Assert.Single(answers.Distinct());
        Assert.Equal("Choose a new password", (await host.MailsAsync(person.Email))[0].Subject);
        foreach (var email in new[] { resigned.Email, unknown, waiting }) Assert.DoesNotContain(await host.MailsAsync(email), m => m.Subject == "Choose a new password");
    }

    [Fact]
    public async Task An_address_gets_five_such_mails_an_hour_at_most()
    {
        var person = await host.JoinAsync();
        for (var i = 0; i < 7; i++) await ForgetAsync(person.Email);
        Assert.Equal(5, (await host.MailsAsync(person.Email)).Count(m => m.Subject == "Choose a new password"));
    }

    [Fact]
    public async Task Another_language_between_two_requests_gives_no_more_mails()
    {
        var person = await host.JoinAsync();
        var before = (await host.MailsAsync(person.Email)).Count;
        foreach (var language in new[] { "en", "fr", "es", "ar", "en", "fr", "es", "ar" })
        {
            (await person.Api.PatchAsync("/api/v1/me", new { language })).Expect(HttpStatusCode.OK);
            await ForgetAsync(person.Email);
        }
        Assert.Equal(before + 5, (await host.MailsAsync(person.Email)).Count);
    }

    [Fact]
    public async Task A_link_of_somebody_else_or_of_garbage_changes_nothing()
    {
        var (person, other) = (await host.JoinAsync(), await host.JoinAsync());
        await ForgetAsync(person.Email);
        var link = await LinkAsync(person.Email);
        foreach (var wrong in new[]
        {
            link.Replace(person.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal), link.Replace(person.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal),
            link.Replace(person.Id.ToString(), "x", StringComparison.Ordinal), link[..^6], $"{host.Address}account/reset-password?id={person.Id}&token=garbage", $"{host.Address}account/reset-password?id={person.Id}",
        })
        {
            var page = await ResetAsync(wrong, NewPassword);
            Assert.DoesNotContain(person.Email, page, StringComparison.Ordinal);
        }
        Assert.False(await host.CanSignInAsync(other.Email, NewPassword));
        Assert.False(await host.CanSignInAsync(person.Email, NewPassword));
        Assert.True(await host.CanSignInAsync(person.Email));
    }

    [Fact]
    public async Task Two_who_use_a_link_at_once_set_one_password()
    {
        var person = await host.JoinAsync();
        await ForgetAsync(person.Email);
        var link = await LinkAsync(person.Email);
        await Task.WhenAll(ResetAsync(link, "the first long phrase"), ResetAsync(link, "the second long phrase"));
        Assert.NotEqual(await host.CanSignInAsync(person.Email, "the first long phrase"), await host.CanSignInAsync(person.Email, "the second long phrase"));
        Assert.Single(await host.MailsAsync(person.Email), m => m.Subject == "Your password was changed");
    }

    [Fact]
    public async Task A_suspended_member_cannot_use_a_link_that_was_mailed_before()
    {
        var person = await host.JoinAsync();
        await ForgetAsync(person.Email);
        var link = await LinkAsync(person.Email);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        await ResetAsync(link, NewPassword);
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/reinstate", new { reason = "x" })).Expect(HttpStatusCode.OK);
        Assert.False(await host.CanSignInAsync(person.Email, NewPassword));
    }

    private async Task<string> ForgetAsync(string email)
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.PostFormAsync("/account/forgot-password", ("email", email));
        return $"{(int)response.StatusCode} {response.Headers.Location}";
    }

    private async Task<string> LinkAsync(string email) => Link().Match((await host.MailsAsync(email))[0].Text).Value;

    private async Task<string> ResetAsync(string link, string password)
    {
        using var browser = new LoginBrowser(host.Address);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(link).Query);
        using var response = await browser.PostFormAsync(new Uri(link).PathAndQuery, "/account/reset-password", ("id", query.GetValueOrDefault("id").ToString()), ("token", query.GetValueOrDefault("token").ToString()), ("newPassword", password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"http\S+/account/reset-password\S+")]
    private static partial Regex Link();
}
