using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Membership.Infrastructure.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>What members see and end of their own: sessions, applications, the address.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class OwnAccountTests(BrowserHost host)
{
    [SkippableTheory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_member_ends_another_session_and_an_application_and_changes_the_address(string language)
    {
        await using var visitor = await host.VisitAsync(language);
        await using var elsewhere = await host.VisitAsync(language);
        var (page, newcomer, next) = (visitor.Page, new Newcomer(), People.NewEmail());
        await page.JoinAsync(newcomer);
        await elsewhere.Page.SignInAsync(newcomer.Email, newcomer.Password);
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        var id = await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Single(m => m.Email == newcomer.Email).Id));
        await host.OnServiceAsync<ConsentStore, bool>(s => s.RememberAsync(id, "swagger", ["openid", "membership"], CancellationToken.None));
        var findings = new List<string>();

        await page.Locator("main a[href$='/account/sessions']").ClickAsync();
        await LookAsync(page, findings);
        await page.Locator("main form[action*='handler=end'] button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await elsewhere.Page.GotoAsync("/account/manage");
        await Expect(elsewhere.Page.Input("password")).ToBeVisibleAsync();

        await page.GotoAsync("/account/applications");
        await LookAsync(page, findings);
        await page.Locator("main form button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);

        await page.GotoAsync("/account/history");
        await Expect(page.Locator("main li")).ToHaveCountAsync(2);
        await LookAsync(page, findings);

        await page.GotoAsync("/account/email");
        await page.Input("newEmail").FillAsync(next);
        await page.Input("currentPassword").FillAsync(newcomer.Password);
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        foreach (var email in new[] { newcomer.Email, next })
        {
            await page.FollowMailedLinkAsync(email);
            await page.MainButton().ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
            await LookAsync(page, findings);
        }
        await elsewhere.Page.SignInAsync(next, newcomer.Password);
        findings.AddRange(visitor.Complaints);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task LookAsync(IPage page, List<string> findings)
    {
        if (Axe.IsInstalled) findings.AddRange((await page.SeriousViolationsAsync()).Select(v => $"{page.Url}: {v}"));
    }
}
