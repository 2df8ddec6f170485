using Membership.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>The pages where scripts are off, or the style never arrives.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class PlainPageTests(BrowserHost host)
{
    [SkippableTheory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Joining_and_signing_in_need_neither_scripts_nor_style(bool scripts, bool style)
    {
        var newcomer = new Newcomer();
        await using var visitor = await host.VisitAsync(scripts: scripts);
        var blocked = 0;
        if (!style)
        {
            await visitor.Context.RouteAsync(url => url.Contains(".css", StringComparison.Ordinal), route =>
            {
                blocked++;
                return route.AbortAsync();
            });
        }
        await visitor.Page.JoinAsync(newcomer);
        await visitor.Page.SignInAsync(newcomer.Email, newcomer.Password);
        await Expect(visitor.Page.Locator("main dl")).ToContainTextAsync(newcomer.FamilyName);
        Assert.Equal(style, blocked == 0);
    }
}
