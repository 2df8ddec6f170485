using Membership.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Identity;

/// <summary>Names in any script, from the form to the API's answer.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class NameTests(BrowserHost host)
{
    [SkippableTheory]
    [InlineData("فاطمة", "الزهراء")]
    [InlineData("ሀና", "ተስፋዬ")]
    [InlineData("小明", "王")]
    public async Task A_name_comes_out_as_it_was_typed(string givenName, string familyName)
    {
        var newcomer = new Newcomer(givenName, familyName);
        await using var visitor = await host.VisitAsync();
        await visitor.Page.JoinAsync(newcomer);
        await visitor.Page.SignInAsync(newcomer.Email, newcomer.Password);
        var name = visitor.Page.Locator("main dd").First;
        await Expect(name).ToContainTextAsync(givenName);
        await Expect(name).ToContainTextAsync(familyName);

        // The session that exists already signs in to Swagger without another question.
        var swagger = await SwaggerPage.OpenAsync(visitor.Page);
        await swagger.AuthorizeAsync();
        var shown = await (await swagger.TryAsync("get", "/api/v1/me")).ExpectAsync(200);
        Assert.Contains($"\"{givenName}\"", await shown.TextAsync(), StringComparison.Ordinal);
        Assert.Contains($"\"{familyName}\"", await shown.TextAsync(), StringComparison.Ordinal);
    }
}
