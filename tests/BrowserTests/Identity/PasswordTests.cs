using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Signing in and out, and a forgotten password.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class PasswordTests(BrowserHost host)
{
    [SkippableFact]
    public async Task A_refused_login_reads_the_same_for_an_unknown_address_and_a_wrong_password()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        async Task<(string Title, string Text, int Inputs)> RefusalAsync(string email)
        {
            await page.GotoAsync("/account/login");
            await page.FillLoginAsync(email, "not the password at all");
            await Expect(page.Errors()).ToBeFocusedAsync();
            await Expect(page.Input("password")).ToHaveValueAsync("");
            return (await page.TitleAsync(), await page.Locator("body").InnerTextAsync(), await page.Locator("input").CountAsync());
        }
        Assert.Equal(await RefusalAsync("member@example.org"), await RefusalAsync("nobody@example.org"));
    }

    [SkippableFact]
    public async Task Signing_out_ends_the_session()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.SignInAsync("member@example.org", People.Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GotoAsync("/account/manage");
        await Expect(page).ToHaveURLAsync(new Regex("/account/login\\?returnUrl="));
        await page.FillLoginAsync("member@example.org", People.Password);
        await page.WaitForURLAsync("**/account/manage");
    }

    [SkippableFact]
    public async Task A_forgotten_password_is_replaced_through_the_mailed_link_once()
    {
        const string NewPassword = "another long phrase 2026";
        var newcomer = new Newcomer();
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.JoinAsync(newcomer);
        await page.GotoAsync("/account/login");
        await page.Locator("main a[href$='/account/forgot-password']").ClickAsync();
        await page.Input("email").FillAsync(newcomer.Email);
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        await page.FollowMailedLinkAsync(newcomer.Email);
        await page.Input("newPassword").FillAsync("short");
        await page.MainButton().ClickAsync();
        await Expect(page.Locator("#newPassword-error")).ToBeVisibleAsync();
        await page.Input("newPassword").FillAsync(NewPassword);
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        await page.GotoAsync("/account/login");
        await page.FillLoginAsync(newcomer.Email, newcomer.Password);
        await Expect(page.Errors()).ToBeVisibleAsync();
        await page.SignInAsync(newcomer.Email, NewPassword);

        await page.GotoAsync("/dev/mail?to=" + Uri.EscapeDataString(newcomer.Email));
        await page.Locator("article a[href*='/account/reset-password']").First.ClickAsync();
        await page.Input("newPassword").FillAsync(NewPassword + " again");
        await page.MainButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Forgetting_an_unknown_address_reads_the_same_and_sends_nothing()
    {
        var email = People.NewEmail();
        await using var visitor = await host.VisitAsync();
        await visitor.Page.GotoAsync("/account/forgot-password");
        await visitor.Page.Input("email").FillAsync(email);
        await visitor.Page.MainButton().ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("sent=true$"));
        Assert.Empty(await host.MailsAsync(email));
    }
}
