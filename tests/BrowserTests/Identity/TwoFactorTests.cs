using Membership.ApiTests.Identity;
using Membership.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Authenticator codes as a member sets them up and uses them.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class TwoFactorTests(BrowserHost host)
{
    [SkippableFact]
    public async Task Codes_are_set_up_asked_for_after_the_password_and_replaced_by_a_recovery_code()
    {
        await using var visitor = await host.VisitAsync();
        var (page, newcomer) = (visitor.Page, new Newcomer());
        await page.JoinAsync(newcomer);
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        await page.Locator("main a[href$='/account/two-factor']").ClickAsync();
        await page.MainButton().ClickAsync();
        var authenticator = new Authenticator((await page.Locator("main .code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.Input("code").FillAsync(authenticator.Next());
        await page.MainButton().ClickAsync();
        var codes = await page.Locator("main .codes code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        if (Axe.IsInstalled) Assert.Empty(await page.SeriousViolationsAsync());
        await page.Locator("main a.primary").ClickAsync();
        await page.WaitForURLAsync("**/account/manage");

        foreach (var code in (string[])[authenticator.Next(), codes[0]])
        {
            await page.SignOutAsync();
            await page.GotoAsync("/account/login");
            await page.FillLoginAsync(newcomer.Email, newcomer.Password);
            if (Axe.IsInstalled) Assert.Empty(await page.SeriousViolationsAsync());
            await page.Input("code").FillAsync(authenticator.Wrong());
            await page.MainButton().ClickAsync();
            await Expect(page.Errors()).ToBeFocusedAsync();
            await page.Input("code").FillAsync(code);
            await page.MainButton().ClickAsync();
            await page.WaitForURLAsync("**/account/manage");
        }
        Assert.Empty(visitor.Complaints);
    }
}
