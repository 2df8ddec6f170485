using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Hosting;

/// <summary>Swagger UI as its users use it: Authorize, "Try it out", Execute, read the answer.</summary>
public sealed partial class SwaggerPage(IPage page)
{
    /// <summary>Opens Swagger UI and waits until it shows the API.</summary>
    public static async Task<SwaggerPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("/swagger");
        await Expect(page.Locator(".opblock").First).ToBeVisibleAsync();
        return new SwaggerPage(page);
    }

    /// <summary>Authorizes with openid and membership; signs in on the page that opens for it.</summary>
    public Task AuthorizeAsync(string email, string password) => AuthorizeAsync(login => login.FillLoginAsync(email, password));

    /// <summary>The same where this browser is signed in already.</summary>
    public Task AuthorizeAsync() => AuthorizeAsync(_ => Task.CompletedTask);

    private async Task AuthorizeAsync(Func<IPage, Task> signInAsync)
    {
        await page.Locator(".auth-wrapper .btn.authorize").ClickAsync();
        var flow = page.Locator(".auth-container").Filter(new() { HasTextRegex = AuthorizationCode() }).First;
        foreach (var scope in (string[])["openid", "membership"]) await flow.Locator($"input[data-value='{scope}']").CheckAsync(new() { Force = true });
        var login = await page.RunAndWaitForPopupAsync(() => flow.Locator("button.authorize").ClickAsync());
        await signInAsync(login);
        await Expect(flow.GetByRole(AriaRole.Heading, new() { Name = "Authorized", Exact = true })).ToBeVisibleAsync();
        Assert.True(login.IsClosed, "The window for signing in stayed open.");
        await flow.Locator(".btn-done").ClickAsync();
    }

    /// <summary>Fills in an operation, executes it, and answers what Swagger UI shows.</summary>
    public async Task<Shown> TryAsync(string method, string path, string? body = null, string? mediaType = null, params (string Name, string Value)[] parameters)
    {
        var operation = await OpenOperationAsync(method, path);
        foreach (var (name, value) in parameters) await SetAsync(operation.Locator($"tr[data-param-name='{name}']"), value);
        if (body is not null) await operation.Locator("textarea.body-param__text").FillAsync(body);
        if (mediaType is not null) await operation.Locator("tr.response[data-code='200'] .content-type").SelectOptionAsync(mediaType);
        await operation.Locator(".btn.execute").ClickAsync();
        var row = operation.Locator(".live-responses-table .response");
        await Expect(row.Locator(".response-col_status")).ToContainTextAsync(Status());
        var status = int.Parse(Status().Match(await row.Locator(".response-col_status").InnerTextAsync()).Value, CultureInfo.InvariantCulture);
        return new Shown(status, row.Locator(".response-col_description"));
    }

    private async Task<ILocator> OpenOperationAsync(string method, string path)
    {
        var operation = page.Locator($".opblock-{method}").Filter(new() { Has = page.Locator($".opblock-summary-path[data-path='{path}']") });
        await BringIntoViewAsync(operation);
        if (await operation.Locator(".opblock-body").CountAsync() == 0) await operation.Locator(".opblock-summary-control").ClickAsync();
        await Expect(operation.Locator(".btn.execute")).ToBeVisibleAsync();
        if (await operation.Locator(".btn-clear").CountAsync() > 0) await operation.Locator(".btn-clear").ClickAsync();
        return operation;
    }

    // Swagger UI draws an operation when it comes near the view, and not before: leaf through from the top until it is there.
    private async Task BringIntoViewAsync(ILocator operation)
    {
        if (await operation.CountAsync() > 0) return;
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        for (var turns = 0; turns < 200 && await operation.CountAsync() == 0; turns++)
            await page.EvaluateAsync("""
                () => new Promise(drawn => {
                  window.scrollBy(0, window.innerHeight / 2);
                  requestAnimationFrame(() => requestAnimationFrame(drawn));
                })
                """);
    }

    private static async Task SetAsync(ILocator parameter, string value)
    {
        if (await parameter.Locator("select").CountAsync() > 0) await parameter.Locator("select").SelectOptionAsync(value);
        else await parameter.Locator("input[type=text]").FillAsync(value);
    }

    [GeneratedRegex("authorizationCode")]
    private static partial Regex AuthorizationCode();

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex Status();
}

/// <summary>An answer as Swagger UI shows it.</summary>
public sealed record Shown(int Status, ILocator Description)
{
    /// <summary>The text of the body.</summary>
    public Task<string> TextAsync() => Description.Locator(".highlight-code code, .highlight-code pre, pre.microlight").First.InnerTextAsync();

    /// <summary>The body as JSON.</summary>
    public async Task<JsonNode> JsonAsync() => JsonNode.Parse(await TextAsync())!;

    /// <summary>Checks the status; a failure shows the body.</summary>
    public async Task<Shown> ExpectAsync(int status)
    {
        if (status != Status) Assert.Fail($"Expected {status}, got {Status}: {await Description.InnerTextAsync()}");
        return this;
    }

    /// <summary>The file that Swagger UI offers instead of showing it.</summary>
    public async Task<string> DownloadAsync()
    {
        var download = await Description.Page.RunAndWaitForDownloadAsync(() => Description.GetByRole(AriaRole.Link).First.ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
