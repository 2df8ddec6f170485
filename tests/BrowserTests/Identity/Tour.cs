using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Leads a visitor past every account page, in every state that a page has.</summary>
internal static class Tour
{
    private static readonly string[] Addresses =
    [
        "/account/join", "/account/join?sent=true", "/account/login", "/account/verify", "/account/verify?token=unknown", "/account/verify?sent=true",
        "/account/forgot-password", "/account/forgot-password?sent=true", "/account/reset-password?id=unknown&token=unknown", "/account/logout",
        "/account/denied", "/account/denied?reason=client",
    ];

    /// <summary>Looks at each page once it is shown: in their plain state, after wrong input, and signed in.</summary>
    public static async Task WalkAsync(IPage page, Newcomer newcomer, Func<string, Task> lookAsync)
    {
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            await lookAsync(address);
        }
        foreach (var address in (string[])["/account/join", "/account/login", "/account/verify", "/account/verify?token=unknown", "/account/forgot-password", "/account/reset-password?id=unknown&token=unknown"])
        {
            await page.GotoAsync(address);
            await page.MainButton().ClickAsync();
            await Expect(page.Errors()).ToBeVisibleAsync();
            await lookAsync(address + " after wrong input");
        }
        await page.AskToJoinAsync(newcomer);
        await page.FollowMailedLinkAsync(newcomer.Email);
        await page.MainButton().ClickAsync();
        await lookAsync("/account/verify when done");
        await page.SignInAsync(newcomer.Email, newcomer.Password);
        await lookAsync("/account/manage");
        await page.MainButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
        await lookAsync("/account/manage after wrong input");
        await page.GotoAsync("/account/logout");
        await lookAsync("/account/logout when signed in");
    }
}
