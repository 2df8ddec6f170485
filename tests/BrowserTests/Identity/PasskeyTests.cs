using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Membership.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Passkeys, from the first to the last, and when the device is lost.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class PasskeyTests(BrowserHost host)
{
    [SkippableFact]
    public async Task A_passkey_is_added_signs_in_without_the_password_and_is_removed()
    {
        await using var visitor = await host.VisitAsync();
        var (page, newcomer) = (visitor.Page, new Newcomer());
        await visitor.GiveAuthenticatorAsync();
        await page.JoinAsync(newcomer);
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        Assert.Equal(10, (await page.AddPasskeyAsync("My phone")).Count);
        Assert.Empty(await AxeAsync(visitor));
        await page.SignOutAsync();

        await page.GotoAsync("/account/login");
        await page.PasskeyButton().ClickAsync();
        await page.WaitForURLAsync("**/account/manage");
        await page.GotoAsync("/account/passkeys");
        await Expect(page.Locator("main li bdi")).ToHaveTextAsync("My phone");
        Assert.Empty(await AxeAsync(visitor));
        var latest = await host.OnDatabaseAsync(db => db.SignInEvents.Where(e => e.Succeeded).OrderByDescending(e => e.At).FirstAsync());
        Assert.Equal(SignInMethod.Passkey, latest.Method);

        await page.Locator("main li summary").ClickAsync();
        await page.Locator("main li button").ClickAsync();
        await Expect(page.Locator("main .done")).ToBeVisibleAsync();
        await Expect(page.Locator("main li bdi")).ToHaveCountAsync(0);
        await page.SignOutAsync();
        await page.GotoAsync("/account/login");
        await page.PasskeyButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
        Assert.Equal(["A passkey was removed from your account", "A passkey was added to your account"], (await host.MailsAsync(newcomer.Email)).Take(2).Select(m => m.Subject));
        Assert.Empty(visitor.Complaints);
    }

    [SkippableFact]
    public async Task A_locked_account_opens_to_no_passkey_until_the_lock_ends()
    {
        await using var visitor = await host.VisitAsync();
        var (page, newcomer) = (visitor.Page, new Newcomer());
        await visitor.GiveAuthenticatorAsync();
        await page.JoinAsync(newcomer);
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        await page.AddPasskeyAsync("My phone");
        await page.SignOutAsync();
        for (var i = 0; i < 10; i++)
        {
            using var guessing = new LoginBrowser(host.Address);
            using var response = await guessing.PostFormAsync("/account/login", ("email", newcomer.Email), ("password", "a guess of a password"));
        }
        await page.GotoAsync("/account/login");
        await page.PasskeyButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
        await host.OnDatabaseAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)));
        await page.PasskeyButton().ClickAsync();
        await page.WaitForURLAsync("**/account/manage");
    }

    [SkippableFact]
    public async Task Whoever_lost_the_device_with_the_only_passkey_comes_back_with_password_and_recovery_code()
    {
        var newcomer = new Newcomer();
        IReadOnlyList<string> codes;
        await using (var before = await host.VisitAsync())
        {
            await before.GiveAuthenticatorAsync();
            await before.Page.JoinAsync(newcomer);
            await before.Page.SignInAsync(newcomer.Email, newcomer.Password);
            codes = await before.Page.AddPasskeyAsync("Lost phone");
        }
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        await page.GotoAsync("/account/passkeys");
        await Expect(page).ToHaveURLAsync(new Regex("/account/login\\?returnUrl=%2Faccount%2Fpasskeys&again=factor"));
        await page.FillLoginAsync(newcomer.Email, newcomer.Password);
        await page.Input("code").FillAsync(codes[0]);
        Assert.Empty(await AxeAsync(visitor));
        await page.MainButton().ClickAsync();
        await page.WaitForURLAsync("**/account/passkeys");
        await page.Locator("main li summary").ClickAsync();
        await page.Locator("main li button").ClickAsync();
        await Expect(page.Locator("main .done")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Without_scripts_the_password_is_all_there_is_to_see()
    {
        await using var visitor = await host.VisitAsync(scripts: false);
        await visitor.Page.GotoAsync("/account/login");
        await Expect(visitor.Page.PasskeyButton()).ToBeHiddenAsync();
        await visitor.Page.SignInAsync("member@example.org", People.Password);
        await visitor.Page.GotoAsync("/account/passkeys");
        await Expect(visitor.Page.Input("passkeyName")).ToBeHiddenAsync();
    }

    private static async Task<IReadOnlyList<string>> AxeAsync(Visitor visitor) => Axe.IsInstalled ? await visitor.Page.SeriousViolationsAsync() : [];
}
