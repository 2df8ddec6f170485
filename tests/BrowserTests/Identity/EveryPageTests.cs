using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>What holds on every account page, in every language.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class EveryPageTests(BrowserHost host)
{
    private const int NarrowPhone = 360;

    [SkippableTheory]
    [InlineData("en", "ltr")]
    [InlineData("fr", "ltr")]
    [InlineData("es", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Every_page_is_labelled_fits_a_narrow_phone_and_runs_clean(string language, string direction)
    {
        await using var visitor = await host.VisitAsync(language, NarrowPhone);
        var findings = new List<string>();
        await Tour.WalkAsync(host, visitor.Page, async at =>
        {
            var found = await visitor.Page.InspectAsync();
            if (found[0] != $"{language} {direction}") findings.Add($"{at}: {found[0]}");
            findings.AddRange(found.Skip(1).Select(f => $"{at}: {f}"));
        });
        findings.AddRange(visitor.Complaints);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Axe_finds_nothing_serious_on_any_page(string language)
    {
        Skip.IfNot(Axe.IsInstalled, Axe.WhyNot);
        await using var visitor = await host.VisitAsync(language);
        var findings = new List<string>();
        await Tour.WalkAsync(host, visitor.Page, async at =>
            findings.AddRange((await visitor.Page.SeriousViolationsAsync()).Select(v => $"{at}: {v}")));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [SkippableFact]
    public async Task The_language_buttons_change_the_language_for_good_and_keep_the_page()
    {
        await using var visitor = await host.VisitAsync();
        await visitor.Page.GotoAsync("/account/forgot-password");
        await visitor.Page.Locator("header button[lang=ar]").ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Uri(host.Address, "/account/forgot-password").ToString());
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await visitor.Page.GotoAsync("/account/login");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
        await Expect(visitor.Page.Locator("header button[aria-current=true]")).ToHaveAttributeAsync("lang", "ar");
    }
}
