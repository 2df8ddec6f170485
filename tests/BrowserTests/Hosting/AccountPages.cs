using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Hosting;

/// <summary>What a person does on the account pages, by name of field, so that it works in every language.</summary>
public static partial class AccountPages
{
    /// <summary>The button that a page is there for.</summary>
    public static ILocator MainButton(this IPage page) => page.Locator("main form button.primary");

    /// <summary>The input, choice or checkbox of this name.</summary>
    public static ILocator Input(this IPage page, string name) => page.Locator($"main [id='{name}']");

    /// <summary>The summary of what was refused.</summary>
    public static ILocator Errors(this IPage page) => page.Locator("main .errors");

    /// <summary>Fills in the join form and sends it.</summary>
    public static async Task AskToJoinAsync(this IPage page, Newcomer newcomer)
    {
        await page.GotoAsync("/account/join");
        await page.Input("givenName").FillAsync(newcomer.GivenName);
        await page.Input("familyName").FillAsync(newcomer.FamilyName);
        await page.Input("email").FillAsync(newcomer.Email);
        await page.Input("password").FillAsync(newcomer.Password);
        await page.Input("country").SelectOptionAsync("KE");
        await page.Input("city").FillAsync("Nairobi");
        await page.Input("consent-storage").CheckAsync();
        await page.Input("consent-email").CheckAsync();
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    /// <summary>Opens the newest mail to this address and follows its link.</summary>
    public static async Task FollowMailedLinkAsync(this IPage page, string email)
    {
        await page.GotoAsync("/dev/mail?to=" + Uri.EscapeDataString(email));
        await page.Locator("article").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync(AccountAddress());
    }

    /// <summary>Joins, reads the mail and confirms the address.</summary>
    public static async Task JoinAsync(this IPage page, Newcomer newcomer)
    {
        await page.AskToJoinAsync(newcomer);
        await page.FollowMailedLinkAsync(newcomer.Email);
        await page.MainButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(page.Locator("main dd")).ToHaveTextAsync(NotEmpty());
    }

    /// <summary>Fills in the login form that stands on the page.</summary>
    public static async Task FillLoginAsync(this IPage page, string email, string password)
    {
        await page.Input("email").FillAsync(email);
        await page.Input("password").FillAsync(password);
        await page.MainButton().ClickAsync();
    }

    /// <summary>Signs in; answers on the page of one's own account.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/account/login");
        await page.FillLoginAsync(email, password);
        await page.WaitForURLAsync("**/account/manage");
    }

    [GeneratedRegex("^http[^?]*/account/")]
    private static partial Regex AccountAddress();

    [GeneratedRegex(@"\S")]
    private static partial Regex NotEmpty();
}

/// <summary>Somebody who wants to join.</summary>
public sealed record Newcomer(string GivenName = "Wanjikũ", string FamilyName = "Mwangi")
{
    /// <summary>An address that nobody else in this run has.</summary>
    public string Email { get; } = People.NewEmail();

    /// <summary>A good one.</summary>
    public string Password { get; init; } = People.Password;
}
