using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>The form for another address, and the small pages that stand in for bare refusals.</summary>
public sealed class EmailPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Page = "/account/email";

    [Fact]
    public async Task The_form_asks_for_the_password_before_any_mail_is_sent()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using var browser = await SignedInAsync(person.Email);
        using (var wrong = await browser.PostFormAsync(Page, ("newEmail", next), ("currentPassword", "a guess"))) Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using (var nowhere = await browser.PostFormAsync(Page, ("newEmail", "nowhere"), ("currentPassword", People.Password)))
            Assert.Contains("id=\"newEmail-error\"", await nowhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var same = await browser.PostFormAsync(Page, ("newEmail", person.Email), ("currentPassword", People.Password)))
            Assert.Contains("id=\"newEmail-error\"", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await host.MailsAsync(next));
        using (var right = await browser.PostFormAsync(Page, ("newEmail", next), ("currentPassword", People.Password))) Assert.Equal($"{Page}?sent=true", right.Headers.Location?.ToString());
        Assert.Equal(EmailChangeSteps.Waiting, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(next)));
        Assert.Equal(EmailChangeSteps.Done, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email)));
        Assert.Equal(next, await person.EmailAsync());
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_asked_or_confirmed_and_a_page_says_why()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using var browser = await SignedInAsync(person.Email);
        await RefusesAsync(browser.PostAsync(Page, ("newEmail", next), ("currentPassword", People.Password)));
        Assert.Empty(await host.MailsAsync(next));
        await person.AskForEmailAsync(next);
        foreach (var email in new[] { person.Email, next })
            await RefusesAsync(browser.PostAsync(new Uri(await host.ConfirmLinkAsync(email)).PathAndQuery));
        Assert.Equal(person.Email, await person.EmailAsync());
    }

    [Theory]
    [InlineData("en", "There is no such page", "ltr")]
    [InlineData("ar", "لا توجد صفحة كهذه", "rtl")]
    public async Task An_unknown_account_page_says_so_in_the_readers_language(string language, string words, string direction)
    {
        using var browser = new LoginBrowser(host.Address);
        browser.Speak(language);
        foreach (var path in new[] { "/account/nothing?x=1", "/account/failed", "/account/a/b" })
        {
            using var answer = await browser.GetAsync(path);
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(words, html, StringComparison.Ordinal);
            Assert.Contains($"dir=\"{direction}\"", html, StringComparison.Ordinal);
            Assert.Contains($"name=\"returnUrl\" value=\"{path}\"", html, StringComparison.Ordinal);
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        }
        using var post = await browser.PostAsync("/account/nothing");
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await post.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_still_answers_with_problems()
    {
        using var client = host.Client();
        (await client.GetAsync("/api/v1/nothing")).Expect(HttpStatusCode.NotFound, "route.not_found");
    }

    private static async Task RefusesAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form could not be sent", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<LoginBrowser> SignedInAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }
}
