using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Domain.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>Authenticator codes and recovery codes: signing in with them, and every way to be refused.</summary>
public sealed class TwoFactorTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task With_codes_on_a_password_alone_opens_nothing()
    {
        var (person, authenticator) = await WithCodesAsync();
        using var browser = new LoginBrowser(host.Address);
        Assert.Equal(TwoFactorSteps.CodePage, (await browser.LoginAsync("/account/login", person.Email, People.Password)).AbsolutePath);
        Assert.False(await browser.IsSignedInAsync());
        Assert.False(await browser.GiveCodeAsync(authenticator.Wrong()));
        Assert.False(await browser.IsSignedInAsync());
        Assert.True(await browser.GiveCodeAsync(authenticator.Next()));
        Assert.True(await browser.IsSignedInAsync());
        Assert.Contains((await host.MailsAsync(person.Email)), m => m.Subject == "Your account now asks for a code");
    }

    [Fact]
    public async Task The_second_step_keeps_where_to_go_on_and_never_leads_to_another_site()
    {
        var (person, authenticator) = await WithCodesAsync();
        foreach (var (returnUrl, expected) in new[] { ("/account/requests?x=1", "/account/requests?x=1"), ("//evil.example/", "/account/manage") })
        {
            using var browser = new LoginBrowser(host.Address);
            var step = await browser.LoginAsync($"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}", person.Email, People.Password, returnUrl);
            using var response = await browser.PostFormAsync(step.PathAndQuery, TwoFactorSteps.CodePage, ("code", authenticator.Next()), ("returnUrl", returnUrl));
            Assert.Equal(expected, response.Headers.Location?.ToString());
            Assert.Contains(Uri.EscapeDataString(returnUrl), step.Query, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (person, authenticator) = await WithCodesAsync();
        var (first, second) = (authenticator.Next(), authenticator.Next());
        foreach (var (code, accepted) in new[] { (first, true), (second, true), (first, false), (second, false) })
        {
            using var browser = await host.PasswordAsync(person.Email);
            Assert.Equal(accepted, await browser.GiveCodeAsync(code));
        }
    }

    [Fact]
    public async Task A_code_given_twice_at_once_works_once()
    {
        var (person, authenticator) = await WithCodesAsync();
        var code = authenticator.Next();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.PasswordAsync(person.Email)));
        var accepted = await Task.WhenAll(browsers.Select(b => b.GiveCodeAsync(code)));
        Assert.Single(accepted, a => a);
        foreach (var browser in browsers) browser.Dispose();
    }

    [Fact]
    public async Task A_code_of_ones_own_opens_nobody_elses_step()
    {
        var (_, mine) = await WithCodesAsync();
        var (victim, _) = await WithCodesAsync();
        using var browser = await host.PasswordAsync(victim.Email);
        Assert.False(await browser.GiveCodeAsync(mine.Next()));
        Assert.False(await browser.GiveCodeAsync(mine.RecoveryCodes[0]));
    }

    [Fact]
    public async Task Without_a_first_step_or_after_too_long_a_code_opens_nothing()
    {
        var (person, authenticator) = await WithCodesAsync();
        using var nobody = new LoginBrowser(host.Address);
        await nobody.GetAsync("/account/login");
        using (var response = await nobody.PostFormAsync("/account/login", TwoFactorSteps.CodePage, ("code", authenticator.Next())))
            Assert.Contains("The time for the code is over.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var late = await host.PasswordAsync(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        using (var response = await late.PostFormAsync("/account/login", TwoFactorSteps.CodePage, ("code", authenticator.Next())))
            Assert.Contains("The time for the code is over.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_the_member_is_told()
    {
        var (person, authenticator) = await WithCodesAsync();
        var code = authenticator.RecoveryCodes[3];
        foreach (var (typed, accepted) in new[] { (code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), true), (code, false), (authenticator.RecoveryCodes[4], true), ("AAAAA-AAAAA", false), ("", false) })
        {
            using var browser = await host.PasswordAsync(person.Email);
            Assert.Equal(accepted, await browser.GiveCodeAsync(typed));
        }
        Assert.Equal(2, (await host.MailsAsync(person.Email)).Count(m => m.Subject == "A recovery code was used"));
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var (person, authenticator) = await WithCodesAsync();
        using var browser = await host.PasswordAsync(person.Email);
        Assert.True(await browser.GiveCodeAsync(authenticator.Next()));
        using var response = await browser.PostFormAsync(TwoFactorSteps.Page, TwoFactorSteps.Page + "?handler=codes");
        var renewed = TwoFactorSteps.ShownCodes(await response.Content.ReadAsStringAsync());
        using var other = await host.PasswordAsync(person.Email);
        Assert.False(await other.GiveCodeAsync(authenticator.RecoveryCodes[0]));
        Assert.True(await other.GiveCodeAsync(renewed[0]));
    }

    [Fact]
    public async Task Keys_and_recovery_codes_lie_in_the_database_sealed()
    {
        var (person, authenticator) = await WithCodesAsync();
        var stored = await host.OnDatabaseAsync(db => db.UserTokens.Where(t => t.UserId == person.Id).Select(t => t.Value!).ToListAsync());
        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(stored, v => authenticator.RecoveryCodes.Any(c => v.Contains(c, StringComparison.Ordinal)));
        Assert.All(stored, v => Assert.StartsWith("CfDJ8", v, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_and_tokens_tell_that_a_second_factor_stood_behind_them()
    {
        var (person, authenticator) = await WithCodesAsync();
        using var browser = await host.PasswordAsync(person.Email);
        Assert.True(await browser.GiveCodeAsync(authenticator.Next()));
        var tokens = await browser.SignInAsync(person.Email, People.Password, "openid membership");
        Assert.Equal(["pwd", "otp", "mfa"], Jwt.Claims((string)tokens["id_token"]!)["amr"]!.AsArray().Select(m => (string?)m));
        var latest = await host.OnDatabaseAsync(db => db.SignInEvents.Where(e => e.MemberId == person.Id && e.Succeeded).OrderByDescending(e => e.At).FirstAsync());
        Assert.Equal(SignInMethod.AuthenticatorCode, latest.Method);
    }

    [Fact]
    public async Task Codes_are_turned_off_only_from_a_session_with_a_second_factor()
    {
        var (person, authenticator) = await WithCodesAsync();
        using var browser = await host.PasswordAsync(person.Email);
        Assert.True(await browser.GiveCodeAsync(authenticator.Next()));
        using (await browser.PostFormAsync(TwoFactorSteps.Page, TwoFactorSteps.Page + "?handler=off")) Assert.True(await host.CanSignInAsync(person.Email));
        using var other = await host.PasswordAsync(person.Email);
        Assert.True(await other.IsSignedInAsync());
        Assert.Contains(await host.MailsAsync(person.Email), m => m.Subject == "Your account no longer asks for a code");
    }

    [Fact]
    public async Task A_key_counts_for_nothing_until_a_code_of_it_was_shown_by_the_one_it_was_made_for()
    {
        var (person, other) = (await host.JoinAsync(), await host.JoinAsync());
        using var browser = await host.PasswordAsync(person.Email);
        using var thief = await host.PasswordAsync(other.Email);
        var (key, setup) = await browser.BeginSetupAsync();
        Assert.Contains(SignInErrors.CodeInvalid.Message, await browser.ConfirmAsync(setup, new Authenticator(key).Wrong()), StringComparison.Ordinal);
        Assert.Contains(SignInErrors.SetupExpired.Message, await thief.ConfirmAsync(setup, new Authenticator(key).Next()), StringComparison.Ordinal);
        Assert.Contains(SignInErrors.SetupExpired.Message, await browser.ConfirmAsync("no seal of ours", new Authenticator(key).Next()), StringComparison.Ordinal);
        using var again = await host.PasswordAsync(person.Email);
        Assert.True(await again.IsSignedInAsync());
    }

    private async Task<(Person Person, Authenticator Authenticator)> WithCodesAsync()
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        return (person, await browser.SetUpCodesAsync());
    }
}
