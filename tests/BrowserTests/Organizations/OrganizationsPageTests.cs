using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Dues;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Organizations;

/// <summary>The page of one's organizations with the keyboard alone, with scripts and without.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class OrganizationsPageTests(BrowserHost host)
{
    [SkippableTheory]
    [InlineData("en", false)]
    [InlineData("ar", true)]
    public async Task An_invitation_a_question_and_a_farewell_take_the_keyboard_alone(string language, bool scripts)
    {
        var papers = await Papers.MakeAsync(host);
        await using var visitor = await host.VisitAsync(language, scripts: scripts);
        var page = visitor.Page;
        await page.SignInAsync(papers.Body.Principal.Email, People.Password);
        await page.Locator("main a[href$='/account/organizations']").PressAsync("Enter");
        await page.WaitForURLAsync("**/account/organizations");
        var before = await page.Locator("main section").CountAsync();

        await page.Locator("button[name=accept][value=true]").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(page.Locator("button[name=accept]")).ToHaveCountAsync(0);
        await Expect(page.Locator("main section")).ToHaveCountAsync(before);

        await page.Locator("form[action*='handler=message'] button").PressAsync("Enter");
        await Expect(page.Errors()).ToBeFocusedAsync();
        await page.Errors().GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(page.Input("text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("الأول لنا. The second is too.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(page.Locator("main ol bdi", new() { HasText = "The second is too." })).ToBeVisibleAsync();

        // Nothing ends before the second press.
        var roles = page.Locator("main details");
        await Expect(roles).ToHaveCountAsync(2);
        await Expect(roles.First.Locator("button")).ToBeHiddenAsync();
        await roles.First.Locator("summary").PressAsync("Enter");
        await roles.First.Locator("button").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(roles).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }
}
