using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Identity;

/// <summary>Guessing codes locks an account as guessing passwords does, and its member is told once.</summary>
public sealed class CodeLockoutTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Locked = "Your account is locked for a while";

    [Fact]
    public async Task Ten_wrong_codes_lock_the_account_however_often_the_password_is_given_in_between()
    {
        var person = await host.JoinAsync();
        using var owner = await host.PasswordAsync(person.Email);
        var authenticator = await owner.SetUpCodesAsync();
        for (var i = 0; i < 10; i++)
        {
            using var guessing = await host.PasswordAsync(person.Email);
            Assert.False(await guessing.GiveCodeAsync(i % 2 == 0 ? authenticator.Wrong() : "AAAAA-AAAAA"));
        }
        Assert.False(await host.CanSignInAsync(person.Email));
        Assert.Single(await host.MailsAsync(person.Email), m => m.Subject == Locked);
        var failures = await host.OnDatabaseAsync(db => db.SignInEvents.Where(e => e.MemberId == person.Id && !e.Succeeded).Select(e => e.Method).ToListAsync());
        Assert.Equal((5, 5), (failures.Count(m => m is SignInMethod.AuthenticatorCode), failures.Count(m => m is SignInMethod.RecoveryCode)));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using var later = await host.PasswordAsync(person.Email);
        Assert.True(await later.GiveCodeAsync(authenticator.Next()));
    }

    [Fact]
    public async Task The_password_gives_no_new_guesses_at_the_recovery_codes_of_who_has_passkeys_only()
    {
        var person = await host.JoinAsync();
        await host.GivePasskeyAsync(person.Id);
        for (var i = 0; i < 10; i++)
        {
            using var guessing = new LoginBrowser(host.Address);
            await guessing.LoginAsync("/account/login?again=factor", person.Email, People.Password);
            Assert.False(await guessing.GiveCodeAsync("AAAAA-AAAAA"));
        }
        Assert.False(await host.CanSignInAsync(person.Email));
    }

    [Fact]
    public async Task A_step_that_was_begun_before_the_lock_is_refused_with_the_right_code_too()
    {
        var person = await host.JoinAsync();
        using var owner = await host.PasswordAsync(person.Email);
        var authenticator = await owner.SetUpCodesAsync();
        using var begun = await host.PasswordAsync(person.Email);
        for (var i = 0; i < 10; i++) Assert.False(await host.CanSignInAsync(person.Email, "a guess of a password"));
        Assert.False(await begun.GiveCodeAsync(authenticator.Next()));
        Assert.False(await begun.GiveCodeAsync(authenticator.RecoveryCodes[0]));
    }

    [Fact]
    public async Task Guesses_at_codes_made_at_once_are_all_counted()
    {
        var person = await host.JoinAsync();
        using var owner = await host.PasswordAsync(person.Email);
        var authenticator = await owner.SetUpCodesAsync();
        using var browser = await host.PasswordAsync(person.Email);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.GiveCodeAsync(authenticator.Wrong())));
        Assert.False(await browser.GiveCodeAsync(authenticator.Next()));
    }

    [Fact]
    public async Task The_member_is_told_of_a_lock_once_and_strangers_cause_no_mail()
    {
        var person = await host.JoinAsync();
        var unknown = People.NewEmail();
        for (var i = 0; i < 14; i++)
        {
            Assert.False(await host.CanSignInAsync(person.Email, $"guess {i}"));
            Assert.False(await host.CanSignInAsync(unknown, $"guess {i}"));
        }
        Assert.Single(await host.MailsAsync(person.Email), m => m.Subject == Locked);
        Assert.Empty(await host.MailsAsync(unknown));
    }
}
