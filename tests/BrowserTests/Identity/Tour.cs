using Membership.BrowserTests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
        "/account/denied", "/account/denied?reason=client", "/account/failed", "/account/email/confirm?token=unknown",
    ];

    // Posted to only.
    private const string LanguageSwitch = "/account/language";

    /// <summary>Looks at each page once it is shown: in their plain state, after wrong input, and signed in.</summary>
    public static async Task WalkAsync(BrowserHost host, IPage page, Func<string, Task> lookAsync)
    {
        var newcomer = new Newcomer();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            await lookAsync(address);
        }
        foreach (var address in (string[])["/account/join", "/account/login", "/account/verify", "/account/verify?token=unknown", "/account/forgot-password", "/account/reset-password?id=unknown&token=unknown", "/account/email/confirm?token=unknown"])
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
        await page.GotoAsync("/account/two-factor");
        await page.MainButton().ClickAsync();
        await lookAsync("/account/two-factor when setting up");
        await page.MainButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
        await lookAsync("/account/two-factor after wrong input");
        await page.GotoAsync("/account/email");
        await page.MainButton().ClickAsync();
        await Expect(page.Errors()).ToBeVisibleAsync();
        await lookAsync("/account/email after wrong input");
        foreach (var address in OthersOf(host).Append("/account/logout"))
        {
            await page.GotoAsync(address);
            await lookAsync(address + " when signed in");
        }
    }

    // So that a page added later is looked at too.
    private static IEnumerable<string> OthersOf(BrowserHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal)
        .Except(Addresses.Append(LanguageSwitch).Append("/account/manage"), StringComparer.Ordinal);
}
