using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>A device that keeps passkeys, as the browser's own tools offer it; its owner always unlocks it.</summary>
public static class VirtualAuthenticator
{
    /// <summary>Gives the visitor one.</summary>
    public static async Task GiveAuthenticatorAsync(this Visitor visitor)
    {
        var tools = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true,
            },
        });
    }

    /// <summary>Adds a passkey to the account that is signed in; answers the recovery codes that the first one brings.</summary>
    public static async Task<IReadOnlyList<string>> AddPasskeyAsync(this IPage page, string name)
    {
        await page.GotoAsync("/account/passkeys");
        await page.Input("passkeyName").FillAsync(name);
        await page.MainButton().ClickAsync();
        await page.Locator("main .done").WaitForAsync();
        return await page.Locator("main .codes code").AllInnerTextsAsync();
    }

    /// <summary>The button of the login page.</summary>
    public static ILocator PasskeyButton(this IPage page) => page.Locator("form[data-passkey=get] button");

    /// <summary>Signs out with the button.</summary>
    public static async Task SignOutAsync(this IPage page)
    {
        await page.GotoAsync("/account/logout");
        await page.MainButton().ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
    }
}
