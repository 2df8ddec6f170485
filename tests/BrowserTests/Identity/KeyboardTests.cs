using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Joining without a mouse, and without seeing the page.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class KeyboardTests(BrowserHost host)
{
    [SkippableFact]
    public async Task The_join_form_is_filled_in_and_sent_with_the_keyboard_alone()
    {
        var newcomer = new Newcomer();
        await using var visitor = await host.VisitAsync();
        await visitor.Page.GotoAsync("/account/join");
        await FillAsync(visitor.Page, newcomer.Email, newcomer.Password);
        await visitor.Page.WaitForURLAsync("**/account/join?sent=true");
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await visitor.Page.FollowMailedLinkAsync(newcomer.Email);
    }

    [SkippableFact]
    public async Task Wrong_input_puts_the_focus_on_a_summary_that_leads_to_the_announced_field()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/account/join");
        await FillAsync(page, "nobody", People.Password);
        await Expect(page.Errors()).ToBeFocusedAsync();
        await Expect(page.Errors()).ToHaveRoleAsync(AriaRole.Alert);
        await Expect(page).ToHaveTitleAsync(new Regex("^Error:"));

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var email = page.Input("email");
        await Expect(email).ToBeFocusedAsync();
        await Expect(email).ToHaveValueAsync("nobody");
        await Expect(email).ToHaveAttributeAsync("aria-invalid", "true");
        var message = (await page.Locator("#email-error").InnerTextAsync()).Trim();
        Assert.NotEmpty(message);
        await Expect(email).ToHaveAccessibleDescriptionAsync(message);
        await Expect(page.Errors()).ToContainTextAsync(message);
    }

    [SkippableFact]
    public async Task A_second_mistake_gets_the_focus_like_the_first()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/account/join");
        await FillAsync(page, "nobody", People.Password);
        await page.Errors().GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("@");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Input("email")).ToHaveValueAsync("nobody@");
        await Expect(page.Errors()).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_missing_consent_is_found_from_the_summary_too()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/account/join");
        await FillAsync(page, People.NewEmail(), People.Password, consents: false);
        await Expect(page.Errors()).ToBeVisibleAsync();
        await page.Errors().GetByRole(AriaRole.Link).PressAsync("Enter");
        // The summary leads to the group of choices or to the one that is required.
        await Expect(page.Locator("#consents:focus, #consents :focus")).ToHaveCountAsync(1);
        await Expect(page.Locator("#consents-error")).Not.ToBeEmptyAsync();
    }

    [SkippableFact]
    public async Task The_first_stop_skips_to_the_content_and_every_stop_is_visible()
    {
        await using var visitor = await host.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/account/login");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await Expect(page.Locator("a.skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Input("email")).ToBeFocusedAsync();
        Assert.NotEqual("none", await page.Input("email").EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
    }

    // Tab, letters, Space on a checkbox, Enter on the button: what every keyboard has.
    private static async Task FillAsync(IPage page, string email, string password, bool consents = true)
    {
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        foreach (var (name, typed) in ((string, string)[])[
            ("givenName", "Wanjiku"), ("familyName", "Mwangi"), ("email", email), ("password", password), ("country", "Kenya"), ("city", "Nairobi"),
            ("language", ""), ("consent-storage", consents ? " " : "")])
        {
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Input(name)).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(typed);
        }
        await Expect(page.Input("country")).ToHaveValueAsync("KE");
        for (var stops = 0; stops < 5 && !await page.MainButton().EvaluateAsync<bool>("b => b === document.activeElement"); stops++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
    }
}
